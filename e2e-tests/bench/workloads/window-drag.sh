# A terminal full of text follows a closed path, 20 moves a second for eight seconds.
. "$(dirname "$0")/common.sh"
terminal -geometry 80x24+40+40 -e sh -c "head -n 40 '$assets/log.txt'; sleep 60"
window=$(window bench)
xdotool windowactivate "$window"
# asking for the pointer makes xdotool wait for the server, and so send each move by itself
mapfile -t steps < <(python3 -c "
import math
for step in range(160):
    angle = step / 160 * 2 * math.pi
    x, y = 260 - 220 * math.cos(angle), 180 + 140 * math.sin(2 * angle)
    print(*f'windowmove $window {x:.0f} {y:.0f} getmouselocation sleep 0.05'.split(), sep='\n')")
ready
xdotool "${steps[@]}" >/dev/null
end
