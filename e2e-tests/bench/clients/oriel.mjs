// A viewer of an Oriel gateway: acknowledges every frame at once, paints none, counts everything.
//   oriel.mjs port=8080 cookie=COOKIE|user=NAME password=PASSWORD desktop=ID [host= w=1280 h=800 cache=33554432 features=jpeg leave=disconnect|stay]
//             [record=FILE]   every frame as it comes, for the encoder's replay: u32 milliseconds, u32 length, the message
import { createWriteStream } from 'node:fs';
import { Drawings, KeyTimer, fail, obey, say, settings } from './control.mjs';
import { Frames, header } from './frame.mjs';
import { signIn } from './sign-in.mjs';
import { WebSocket } from './websocket.mjs';

const o = settings({ host: '127.0.0.1', port: 8080, desktop: 'bench', w: 1280, h: 800, cache: 32 << 20, features: 'jpeg,deflate,compact,h264', leave: 'disconnect' });

// op byte: name and bytes after the op byte, as docs/wire-protocol.md lists them; a video's regions come on top
const OPS = {
  1: ['resize', 4],
  2: ['copy', 12],
  3: ['fill', 11],
  4: ['palette', 10],
  5: ['filtered', 9],
  6: ['jpeg', 12],
  7: ['cached', 8],
  8: ['store', 12],
  9: ['evict', 4],
  10: ['video', 18],
  11: ['photo', 13],
  12: ['part', 14],
};
const INVISIBLE = new Set(['resize', 'store', 'evict']);
const SCANCODES = { a: 0x1e };

const recording = o.record ? createWriteStream(o.record) : null;
const frames = new Frames();
const drawings = new Drawings();
const keys = new KeyTimer();
const counts = { sizes: 0, ops: {}, area: {}, opBytes: 0, blockBytes: 0, plainBytes: 0, blobBytes: 0, frameBytes: 0, hitRates: [] };
let sequence = 0;
let keySequence = 0;
let leaving = false;

const origin = `http://${o.host}:${o.port}`;
const socket = new WebSocket(
  { host: o.host, port: +o.port, path: '/ws', headers: { Origin: origin, Cookie: o.cookie ?? (await signIn(o).catch(fail)), 'Sec-WebSocket-Protocol': 'oriel.v1' } },
  { open: hello, text, binary, closed: (why) => leaving || fail(why) },
);

function hello() {
  const features = o.features.split(',').filter(Boolean);
  socket.text({
    type: 'hello', version: 1, desktop: o.desktop, ...room(+o.w, +o.h), cacheBytes: +o.cache, features,
    keyboardLayout: 1033, timeZone: 'UTC', locale: 'en',
  });
}

function room(width, height) {
  return { width, height, scale: 1, follow: true };
}

function text(message) {
  const event = JSON.parse(message);
  if (event.type === 'welcome') say({ ev: 'ready', ms: drawings.since(), resumed: event.resumed });
  else if (event.type === 'stats') counts.hitRates.push(event.hitRate);
  else if (event.type === 'ended' && !leaving) fail(message);
}

function binary(message) {
  if (message[0] !== 1) return;
  counts.frameBytes += message.length;
  if (recording) record(message);
  acknowledge(header(message).id);
  const frame = frames.take(message);
  const drawn = count(frame.operations);
  counts.opBytes += frame.operations.length;
  counts.blockBytes += frame.sent;
  counts.plainBytes += frame.block;
  counts.blobBytes += message.length - frame.end - frame.sent;
  if (!drawn) return;
  drawings.draw(socket.bytes);
  drawings.frame();
  if (frame.echo >= keySequence) {
    keys.draw();
    keys.frameEnd();
  }
}

function record(message) {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(Math.round(drawings.since()));
  head.writeUInt32LE(message.length, 4);
  recording.write(head);
  recording.write(message);
}

/** @returns whether anything was drawn */
function count(operations) {
  let drawn = false;
  for (let at = 0; at < operations.length; ) {
    const [name, size] = OPS[operations[at]] ?? fail(`operation ${operations[at]} is not known`);
    counts.ops[name] = (counts.ops[name] ?? 0) + 1;
    if (name === 'resize') counts.sizes++;
    const regions = name === 'video' ? operations.readUInt16LE(at + 13) : 0;
    if (size >= 8 && name !== 'cached') {
      const rect = at + (name === 'video' ? 5 : 1);
      const area = operations.readUInt16LE(rect + 4) * operations.readUInt16LE(rect + 6);
      counts.area[name] = (counts.area[name] ?? 0) + area;
    }
    drawn ||= !INVISIBLE.has(name);
    at += 1 + size + 8 * regions;
  }
  return drawn;
}

function acknowledge(frame) {
  const message = Buffer.alloc(10);
  message[0] = 16;
  message.writeUInt32LE(frame, 1);
  socket.binary(message);
}

function press(scancode, down) {
  const message = Buffer.alloc(7);
  message[0] = 1;
  message.writeUInt32LE(++sequence, 1);
  message[5] = down ? 1 : 0;
  message[6] = scancode;
  socket.binary(message);
}

obey({
  mark: () => ({ bytes: socket.bytes, ...structuredClone(counts), ...drawings.report() }),
  key: (name) => {
    keys.start(name);
    keySequence = sequence + 1;
    press(SCANCODES[name], true);
    press(SCANCODES[name], false);
  },
  size: (width, height) => socket.text({ type: 'resize', ...room(width, height) }),
  quit: () => {
    if (leaving) return;
    leaving = true;
    if (o.leave === 'disconnect') socket.text({ type: 'disconnect' });
    setTimeout(() => socket.end(), 100);
    setTimeout(() => process.exit(0), 300);
  },
});
