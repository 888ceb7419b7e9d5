// A viewer of a running guacd: answers every sync and blob at once, decodes nothing, counts everything.
//   guacd.mjs host=127.0.0.1 port=4822 rdp.hostname=… rdp.port=… [rdp.NAME=VALUE …] [w=1280 h=800] [join=CONNECTION]
import { connect } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { Drawings, KeyTimer, fail, obey, say, settings } from './control.mjs';

const o = settings({ host: '127.0.0.1', port: 4822, w: 1280, h: 800 });
const IMAGES = ['image/png', 'image/jpeg', 'image/webp'];
const FLUSHED = 8192; // a servlet container forwards about so much at a time
const GROUP = 512;

const drawings = new Drawings();
const keys = new KeyTimer();
const counts = { sizes: 0, bytes: 0, ops: {}, images: {} };
const pieces = [];
let unread = Buffer.alloc(0);
let dirty = false;
let leaving = false;

const socket = connect(+o.port, o.host, () => send('select', o.join ?? 'rdp'));
socket.setNoDelay(true);
socket.on('data', received);
socket.on('error', (error) => leaving || fail(error));
socket.on('close', () => leaving || fail('closed by guacd'));
setInterval(() => send('nop'), 5000).unref(); // who says nothing for 15 seconds is dropped

function send(...elements) {
  if (!socket.writable) return;
  const all = elements.map(String).map((element) => `${[...element].length}.${element}`);
  socket.write(`${all.join(',')};`);
}

function received(data) {
  counts.bytes += data.length;
  pieces.push(data);
  unread = unread.length ? Buffer.concat([unread, data]) : data;
  let at = 0;
  for (let next = instruction(at); next; next = instruction(at)) {
    handle(...next.elements);
    at = next.end;
  }
  unread = unread.subarray(at);
}

/** Elements are LENGTH.VALUE, where the length counts characters, parted by commas, ended by a semicolon. */
function instruction(from) {
  const elements = [];
  for (let at = from; ; ) {
    const dot = unread.indexOf('.', at);
    if (dot < 0) return null;
    const end = after(dot + 1, +unread.toString('latin1', at, dot));
    if (end >= unread.length) return null;
    elements.push(unread.toString('utf8', dot + 1, end));
    at = end + 1;
    if (unread[end] === 0x3b) return { elements, end: at };
  }
}

/** Where so many characters end. Pictures, which are long, are ASCII. */
function after(from, characters) {
  const end = from + characters;
  if (end >= unread.length || unread[end] === 0x2c || unread[end] === 0x3b) return end;
  let at = from;
  for (let left = characters; left > 0; left--) at += unread[at] < 0x80 ? 1 : unread[at] < 0xe0 ? 2 : unread[at] < 0xf0 ? 3 : 4;
  return at;
}

function handle(name, ...values) {
  counts.ops[name] = (counts.ops[name] ?? 0) + 1;
  switch (name) {
    case 'args':
      send('size', o.w, o.h, 96);
      send('audio');
      send('video');
      send('image', ...IMAGES);
      send('timezone', 'UTC');
      send('connect', ...values.map((value) => (value.startsWith('VERSION') ? value : (o[`rdp.${value}`] ?? ''))));
      break;
    case 'ready':
      say({ ev: 'ready', ms: drawings.since(), connection: values[0] });
      break;
    case 'sync':
      send('sync', values[0]);
      if (dirty) {
        dirty = false;
        drawings.draw(counts.bytes);
        drawings.frame();
      }
      keys.frameEnd();
      break;
    case 'size':
      if (values[0] === '0') counts.sizes++;
      break;
    case 'blob':
      send('ack', values[0], 'OK', 0);
      break;
    case 'img':
      counts.images[values[3]] = (counts.images[values[3]] ?? 0) + 1;
      drawOn(values[2]);
      break;
    case 'rect':
      drawOn(values[0]);
      break;
    case 'copy':
      drawOn(values[6]);
      break;
    case 'transfer':
      drawOn(values[7]);
      break;
    case 'error':
      fail(values.join(' '));
  }
}

/** Layers below 0 are not visible. */
function drawOn(layer) {
  if (+layer < 0) return;
  dirty = true;
  drawings.draw(counts.bytes);
  keys.draw();
}

/** What permessage-deflate would leave of the bytes since the last mark. */
function deflated() {
  const all = Buffer.concat(pieces.splice(0));
  let bytes = 0;
  for (let at = 0; at < all.length; at += FLUSHED * GROUP) {
    const group = all.subarray(at, at + FLUSHED * GROUP);
    bytes += deflateRawSync(group, { level: 6 }).length + 5 * Math.ceil(group.length / FLUSHED); // 5 bytes a flush
  }
  return bytes;
}

obey({
  mark: (name) => ({ ...(name === 'poll' ? {} : { deflatedSinceMark: deflated() }), ...structuredClone(counts), ...drawings.report() }),
  key: (name) => {
    keys.start(name);
    send('key', name.codePointAt(0), 1);
    send('key', name.codePointAt(0), 0);
  },
  size: (width, height) => send('size', width, height),
  quit: () => {
    if (leaving) return;
    leaving = true;
    send('disconnect');
    socket.end();
    setTimeout(() => process.exit(0), 200);
  },
});
