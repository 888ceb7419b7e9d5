"""assets.py FOLDER: the pictures, texts and the clip of the workloads, the same on every run of the same versions."""
import hashlib
import json
import pathlib
import random
import subprocess
import sys

import PIL
from PIL import Image, ImageDraw, ImageFont

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
WORDS = """account agenda archive balance branch budget buffer button client column contract cursor desktop draft entry
figure filter folder frame harbour history invoice journal keyboard ledger letter margin market matter meeting message
month number office order packet picture pixel printer project quarter record report screen session signal socket stock
surface table ticket value vector window""".split()


def font(size, name="DejaVuSans"):
    return ImageFont.truetype(f"/usr/share/fonts/truetype/dejavu/{name}.ttf", size)


def words(chance, count):
    return " ".join(chance.choices(WORDS, k=count))


def photograph(width, height, seed):
    """Smooth noise of several scales: no flat areas and no edges."""
    chance = random.Random(seed)
    picture = Image.new("RGB", (width, height), tuple(chance.randrange(60, 190) for _ in range(3)))
    for cells, weight in ((4, 0.5), (9, 0.3), (27, 0.2), (90, 0.12), (240, 0.08)):
        noise = Image.new("RGB", (cells, max(2, cells * height // width)))
        noise.putdata([tuple(chance.randrange(256) for _ in range(3)) for _ in range(noise.width * noise.height)])
        picture = Image.blend(picture, noise.resize((width, height), Image.BICUBIC), weight)
    return picture


def table(draw, chance, x, y):
    for row in range(12):
        fill = (236, 240, 248) if row % 2 else (255, 255, 255)
        draw.rectangle((x, y + row * 26, x + 370, y + row * 26 + 25), outline=(150, 150, 150), fill=fill)
        text = f"{chance.choice(WORDS)}   {chance.randrange(9999)}.{chance.randrange(100):02}"
        draw.text((x + 10, y + row * 26 + 4), text, font=font(13), fill=(0, 0, 0))


def page():
    """A document of headings, paragraphs, tables and photographs."""
    chance = random.Random(21)
    picture = Image.new("RGB", (1000, 7000), (255, 255, 255))
    draw = ImageDraw.Draw(picture)
    for section, y in enumerate(range(30, 6900, 730), 1):
        heading = f"{section}  {words(chance, 4).title()}"
        draw.text((60, y), heading, font=font(24, "DejaVuSans-Bold"), fill=(30, 50, 100))
        for line in range(14):
            draw.text((60, y + 44 + line * 21), words(chance, 14)[:118], font=font(14), fill=(25, 25, 25))
        picture.paste(photograph(480, 320, 100 + section), (60, y + 360))
        table(draw, chance, 570, y + 360)
    return picture


def rich(seed):
    """A window of an application: toolbar, list, photograph, text, chart."""
    chance = random.Random(seed)
    dark = seed % 2
    paper, ink = ((38, 42, 50), (225, 225, 225)) if dark else ((250, 250, 248), (25, 25, 25))
    picture = Image.new("RGB", (1000, 700), paper)
    draw = ImageDraw.Draw(picture)
    for y in range(44):
        draw.line((0, y, 1000, y), fill=(205 - 2 * y, 210 - 2 * y, 225 - 2 * y))
    for button in range(14):
        colour = tuple(chance.randrange(60, 220) for _ in range(3))
        draw.rounded_rectangle((10 + button * 46, 7, 48 + button * 46, 38), 6, fill=colour)
    for line in range(26):
        draw.text((12, 60 + line * 24), words(chance, 2), font=font(13), fill=ink)
    picture.paste(photograph(380, 280, 300 + seed), (210, 60))
    for line in range(14):
        draw.text((605, 60 + line * 20), words(chance, 7)[:48], font=font(13), fill=ink)
    chart = [(210 + x * 8, 560 - chance.randrange(160)) for x in range(95)]
    draw.line(chart, fill=(200, 70, 50), width=2)
    for line in range(6):
        draw.text((210, 590 + line * 17), words(chance, 16)[:105], font=font(12, "DejaVuSansMono"), fill=ink)
    return picture


def log(count):
    chance = random.Random(5)
    for line in range(count):
        yield (
            f"\033[32m{line:05} done\033[0m {words(chance, 9)}",
            f"\033[31m{line:05} fail\033[0m \033[1m{chance.choice(WORDS)}\033[0m {words(chance, 6)}",
            f"drwxr-x--- 2 ada ada {chance.randrange(9999999):8} Mar {chance.randrange(1, 29):2} {chance.choice(WORDS)}",
            f"{line:05} " + " ".join(f"{chance.randrange(256):02x}" for _ in range(28)),
            f"    {words(chance, chance.randrange(3, 11))}",
        )[chance.randrange(5)]


def clip():
    photograph(1280, 720, 50).save(folder / "pan.png")
    pan = "crop=640:360:320+300*sin(t*0.9):180+170*sin(t*0.7),format=gbrp[pan]"
    mix = f"[0:v]{pan};[1:v]format=gbrp[zoom];[pan][zoom]blend=all_mode=average,format=yuv420p"
    zoom = "mandelbrot=size=640x360:rate=24:maxiter=400:end_scale=0.002:end_pts=800"
    exact = ["-flags", "+bitexact", "-fflags", "+bitexact"]
    source = ["-loop", "1", "-framerate", "24", "-i", folder / "pan.png", "-f", "lavfi", "-i", zoom]
    target = ["-t", "10", "-c:v", "mpeg4", "-q:v", "2", *exact, folder / "clip.avi"]
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-threads", "1", *source, "-filter_complex", mix, *target], check=True)


def wallpaper():
    picture = Image.new("RGB", (1280, 800), (47, 93, 138))
    picture.paste(photograph(900, 560, 1), (300, 170))
    return picture


wallpaper().save(folder / "wallpaper.png")
page().save(folder / "page.ppm")
for seed in (0, 1):
    rich(seed).save(folder / f"rich{seed}.ppm")
(folder / "log.txt").write_text("\n".join(log(400)) + "\n")
clip()
sums = {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:16] for file in sorted(folder.iterdir())}
(folder / "assets.json").write_text(json.dumps({"pillow": PIL.__version__, "sha256": sums}, indent=1))
