"""lines.py FILE SKIP COUNT MILLISECONDS: writes lines of a file one by one, on an absolute schedule."""
import itertools
import sys
import time

path, skip, count, interval = sys.argv[1], *map(int, sys.argv[2:])
begin = time.monotonic()
with open(path, "rb") as file:
    for index, line in enumerate(itertools.islice(file, skip, skip + count), 1):
        sys.stdout.buffer.write(line)
        sys.stdout.flush()
        time.sleep(max(0, begin + index * interval / 1000 - time.monotonic()))
