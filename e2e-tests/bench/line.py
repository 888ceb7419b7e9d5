"""line.py NAMESPACE NEAR FAR RATE DELAY LOSS QUEUE [PORT=HOST:PORT …]: a slow line into a network namespace.

Two TUN devices, NEAR's here and FAR's in the namespace; this program carries the packets between them. So whatever speaks
through it (TCP above all) really meets its delay, its queue and its losses, and no module of the kernel is needed but tun.
RATE in bits a second, DELAY in milliseconds for one way, LOSS as a share, QUEUE in packets that wait to be sent. In each
direction alike: a packet is lost by chance (of a fixed seed) or because the queue is full, else it is sent at RATE and
arrives DELAY later, in order.

PORT=HOST:PORT: a connection to NEAR:PORT is carried on to HOST:PORT, by a relay that keeps as little as it can.

Says "open" once all stands, and "closed {…}" with what was carried and lost when its input ends.
"""
import asyncio
import collections
import contextlib
import fcntl
import json
import os
import random
import selectors
import socket
import struct
import subprocess
import sys

TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
SEED = 20
KEPT = 4096  # bytes that the relay takes at a time, and asks the kernel to keep of what is to be sent on


def device(name):
    """A file from which the packets sent to a new network device are read, and to which those it is to receive are written."""
    file = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    fcntl.ioctl(file, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TUN | IFF_NO_PI))
    return file


class Direction:
    """One way of the line."""

    def __init__(self, loop, source, target, rate, delay, loss, queue, seed):
        self.loop, self.source, self.target = loop, source, target
        self.rate, self.delay, self.loss, self.queue = rate, delay, loss, queue
        self.chance = random.Random(seed)
        self.free_at = 0.0  # when all that waits has been sent
        self.unsent = collections.deque()  # when each waiting packet will have been sent
        self.flying = collections.deque()  # arrival and packet
        self.timer = None
        self.counts = dict(packets=0, bytes=0, lost=0, overflowed=0)
        loop.add_reader(source, self.read)

    def read(self):
        with contextlib.suppress(BlockingIOError):
            while True:
                self.take(os.read(self.source, 65536))

    def take(self, packet):
        now = self.loop.time()
        while self.unsent and self.unsent[0] <= now:
            self.unsent.popleft()
        if self.chance.random() < self.loss:
            self.counts["lost"] += 1
        elif len(self.unsent) >= self.queue:
            self.counts["overflowed"] += 1
        else:
            self.free_at = max(now, self.free_at) + len(packet) * 8 / self.rate
            self.unsent.append(self.free_at)
            self.flying.append((self.free_at + self.delay, packet))
            self.watch()

    def watch(self):
        if self.timer is None and self.flying:
            self.timer = self.loop.call_at(self.flying[0][0], self.arrive)

    def arrive(self):
        self.timer = None
        while self.flying and self.flying[0][0] <= self.loop.time():
            packet = self.flying.popleft()[1]
            self.counts["packets"] += 1
            self.counts["bytes"] += len(packet)
            # a packet that the kernel refuses is one more that is lost
            with contextlib.suppress(OSError):
                os.write(self.target, packet)
        self.watch()


async def carry(loop, source, target):
    """What comes from one socket goes to the other, and nothing more is taken before it has gone."""
    with contextlib.suppress(OSError):
        while data := await loop.sock_recv(source, KEPT):
            await loop.sock_sendall(target, data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


async def relay(loop, near, host, port):
    far = socket.socket()
    # the queue of a slow line belongs to the side that sends: that is the gateway's own socket
    far.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, KEPT)
    with near, far:
        for each in near, far:
            each.setblocking(False)
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        near.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, KEPT)
        await loop.sock_connect(far, (host, port))
        await asyncio.gather(carry(loop, near, far), carry(loop, far, near))


async def listen(loop, address, port, host, host_port):
    with socket.create_server((address, port)) as server:
        server.setblocking(False)
        tasks = set()
        while True:
            near, _ = await loop.sock_accept(server)
            task = loop.create_task(relay(loop, near, host, host_port))
            tasks.add(task)
            task.add_done_callback(tasks.discard)


def ip(*words):
    subprocess.run(["ip", *words], check=True)


async def main(namespace, near, far, rate, delay, loss, queue, *relays):
    loop = asyncio.get_running_loop()
    names = f"{namespace}a"[-15:], f"{namespace}b"[-15:]
    files = [device(name) for name in names]
    ip("link", "set", names[1], "netns", namespace)
    ip("address", "add", near, "peer", far, "dev", names[0])
    ip("link", "set", names[0], "up")
    inside = ["-n", namespace]
    ip(*inside, "address", "add", far, "peer", near, "dev", names[1])
    ip(*inside, "link", "set", names[1], "up")
    ip(*inside, "link", "set", "lo", "up")
    quality = float(rate), float(delay) / 1000, float(loss), int(queue)
    down = Direction(loop, files[0], files[1], *quality, SEED)
    up = Direction(loop, files[1], files[0], *quality, SEED + 1)
    tasks = []
    for one in relays:
        port, _, target = one.partition("=")
        host, _, host_port = target.rpartition(":")
        tasks.append(loop.create_task(listen(loop, near, int(port), host, int(host_port))))
    await asyncio.sleep(0)
    print("open", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    print("closed", json.dumps({"down": down.counts, "up": up.counts}), flush=True)
    for task in tasks:
        task.cancel()


# select() waits to the microsecond, epoll() to the millisecond
with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(selectors.SelectSelector())) as runner:
    runner.run(main(*sys.argv[1:]))
