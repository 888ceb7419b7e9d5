# A page of text, tables and photographs scrolls by 60 pixels, ten times a second, for ten seconds.
. "$(dirname "$0")/common.sh"
exec python3 "$here/windows.py" scroll "$assets"
