# 20 lines a second of partly coloured text for ten seconds; the terminal is full, so each line scrolls it.
. "$(dirname "$0")/common.sh"
pipe=$(mktemp -u) && mkfifo "$pipe"
terminal -geometry 120x40+120+20 -e sh -c "cat '$pipe'; sleep 60"
exec 8>"$pipe" && rm "$pipe"
xdotool windowactivate "$(window bench)"
head -n 60 "$assets/log.txt" >&8
ready
python3 "$here/lines.py" "$assets/log.txt" 60 200 50 >&8
end
