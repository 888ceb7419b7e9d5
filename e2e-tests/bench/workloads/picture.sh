# Two rich windows and a terminal that stay as they are, for viewers that come.
. "$(dirname "$0")/common.sh"
start python3 "$here/windows.py" show "$assets"
terminal -geometry 80x20+60+400 -e sh -c "head -n 40 '$assets/log.txt'; sleep 600"
window bench-1 >/dev/null
xdotool windowraise "$(window bench)"
ready
end
