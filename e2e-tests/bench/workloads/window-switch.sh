# Two windows that cover most of the screen take turns in front, 20 times.
. "$(dirname "$0")/common.sh"
exec python3 "$here/windows.py" switch "$assets"
