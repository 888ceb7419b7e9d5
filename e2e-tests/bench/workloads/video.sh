# 640x360 at 24 frames a second for ten seconds, all of it in motion, beside a terminal.
. "$(dirname "$0")/common.sh"
terminal -geometry 80x24+20+20 -e sh -c "head -n 40 '$assets/log.txt'; sleep 60"
window bench >/dev/null
ready
SDL_VIDEODRIVER=x11 SDL_RENDER_DRIVER=software SDL_FRAMEBUFFER_ACCELERATION=0 \
    ffplay -v error -an -left 300 -top 200 -autoexit "$assets/clip.avi" </dev/null >/dev/null 2>&1
end
