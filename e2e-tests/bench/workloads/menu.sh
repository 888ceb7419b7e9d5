# A menu opens and closes 20 times over a window, once a second.
. "$(dirname "$0")/common.sh"
exec python3 "$here/windows.py" menu "$assets"
