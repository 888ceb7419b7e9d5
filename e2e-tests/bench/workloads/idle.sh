# A terminal whose cursor blinks and a clock whose second hand moves, 20 seconds.
. "$(dirname "$0")/common.sh"
terminal -bc -geometry 80x24+40+40 -e sh -c "head -n 20 '$assets/log.txt'; sleep 60"
start xclock -geometry 200x200-40+40 -update 1
xdotool windowactivate "$(window bench)"
ready
sleep 20
end
