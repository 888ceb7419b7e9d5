"""windows.py scroll|menu|switch|animation|show ASSETS: windows with pictures in them, moved on an absolute schedule.

Speaks as the shell workloads do: ready, go, begin, end.
"""
import sys
import threading
import time
import tkinter

mode, assets = sys.argv[1:]


def window(name, image, x, y):
    top = tkinter.Toplevel(root)
    top.title(name)
    top.geometry(f"1000x700+{x}+{y}")
    picture = tkinter.PhotoImage(file=f"{assets}/{image}.ppm")
    area = (0, 0, picture.width(), picture.height())
    canvas = tkinter.Canvas(top, highlightthickness=0, scrollregion=area, yscrollincrement=1)
    canvas.create_image(0, 0, image=picture, anchor="nw")
    canvas.picture = picture  # Tk holds no reference of its own
    canvas.pack(fill="both", expand=True)
    return canvas


def say(word):
    print(word, flush=True)


def repeat(count, milliseconds, action):
    begin = time.monotonic()

    def step(index):
        if index == count:
            say("end")
            return
        action(index)
        due = begin + (index + 1) * milliseconds / 1000
        root.after(max(1, round((due - time.monotonic()) * 1000)), step, index + 1)

    say("begin")
    step(0)


def scroll():
    page = window("bench", "page", 140, 40)
    return lambda: repeat(100, 100, lambda _: page.yview_scroll(60, "units"))


def menu():
    canvas = window("bench", "rich1", 140, 40)
    entries = tkinter.Menu(canvas, tearoff=0, font=("DejaVu Sans", 11))
    for index in range(14):
        if index in (4, 9):
            entries.add_separator()
        entries.add_command(label=f"Entry number {index} of the menu", accelerator=f"Ctrl+{chr(65 + index)}")

    def toggle(index):
        if index % 2:
            entries.unpost()
        else:
            entries.post(canvas.winfo_rootx() + 220, canvas.winfo_rooty() + 120)

    return lambda: repeat(40, 500, toggle)


def switch():
    both = [window(f"bench-{index}", f"rich{index}", 100 + 60 * index, 30 + 30 * index) for index in range(2)]
    return lambda: repeat(20, 500, lambda index: both[index % 2].winfo_toplevel().lift())


def animation():
    canvas = window("bench", "rich0", 140, 40)
    pictures = [canvas.find_all()[0], canvas.create_image(1000, 0, image=canvas.picture, anchor="nw")]

    def step(index):
        for place, picture in enumerate(pictures):
            canvas.coords(picture, place * 1000 - index * 16 % 1000, 0)

    return lambda: repeat(600, 1000 / 60, step)


def show():
    for index in range(2):
        window(f"bench-{index}", f"rich{index}", 30 + 180 * index, 10 + 50 * index)
    return lambda: None


def obey():
    sys.stdin.readline()
    root.after(0, go)
    sys.stdin.read()
    if mode != "show":
        root.after(0, root.destroy)


root = tkinter.Tk()
root.withdraw()
go = {"scroll": scroll, "menu": menu, "switch": switch, "animation": animation, "show": show}[mode]()
root.after(1000, say, "ready")
if mode != "show":
    threading.Thread(target=obey, daemon=True).start()
root.mainloop()
