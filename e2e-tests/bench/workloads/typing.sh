# 100 characters, eight a second, into a terminal that echoes them.
. "$(dirname "$0")/common.sh"
terminal -geometry 100x30+150+60 -e cat
xdotool windowactivate "$(window bench)"
ready
# xdotool waits half of its delay after each press and each release
xdotool type --clearmodifiers --delay 250 'a remote desktop is a window built out from a wall so that whoever sits behind it sees more of it all'
end
