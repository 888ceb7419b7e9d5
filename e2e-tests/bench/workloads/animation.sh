# A large picture runs across a window, 16 pixels sixty times a second for ten seconds.
. "$(dirname "$0")/common.sh"
exec python3 "$here/windows.py" animation "$assets"
