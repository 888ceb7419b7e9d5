# A terminal that echoes what the measured client types.
. "$(dirname "$0")/common.sh"
terminal -geometry 100x30+150+60 -e cat
xdotool windowactivate "$(window bench)"
ready
end
