// A gateway that has no host behind it: serves the built pages, answers the API, and plays a little desktop over /ws. It
// is for looking at the pages and for the browser checks in dev/browser-check.mjs. What a desktop does follows from its id.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { FrameBuilder, pointerMessage } from './frames.mjs';

const PAGES = join(dirname(dirname(fileURLToPath(import.meta.url))), 'target/classes/META-INF/oriel-web');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const STAGES = [
  'resolve',
  'connect',
  'negotiate',
  'tls',
  'credentials',
  'settings',
  'security',
  'license',
  'capabilities',
  'active',
];

export const DESKTOPS = [
  { id: 'office', name: 'Office', state: 'idle', session: 0, needsCredentials: false },
  { id: 'running', name: 'Design workstation', state: 'detached', session: 7, needsCredentials: false },
  { id: 'busy', name: 'Reception', state: 'active', session: 12, needsCredentials: false },
  { id: 'ask', name: 'Accounting', state: 'idle', session: 0, needsCredentials: true },
  { id: 'slow', name: 'Branch office', state: 'connecting', session: 13, needsCredentials: false },
  { id: 'refuse', name: 'Build server', state: 'idle', session: 0, needsCredentials: false },
  { id: 'later', name: 'Laboratory', state: 'idle', session: 0, needsCredentials: false },
  { id: 'taken', name: 'Classroom', state: 'idle', session: 0, needsCredentials: false },
  { id: 'malformed', name: 'Museum piece', state: 'idle', session: 0, needsCredentials: false },
  { id: 'mute', name: 'Lighthouse', state: 'idle', session: 0, needsCredentials: false },
  { id: 'cut', name: 'Night train', state: 'idle', session: 0, needsCredentials: false },
];

/** Starts on a port of loopback; `received` collects what clients send, parsed. */
export async function startGateway(port, { desktops = DESKTOPS } = {}) {
  const state = { signedIn: false, received: [], desktops, viewers: 0 };
  const server = createServer((request, response) => void answer(state, request, response));
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'oriel.v1' });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (client) => new Viewer(client, state));
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => {
    for (const client of sockets.clients) client.terminate();
    return new Promise((resolve) => server.close(resolve));
  };
  return { state, close, url: `http://127.0.0.1:${port}/` };
}

async function answer(state, request, response) {
  const path = new URL(request.url, 'http://localhost').pathname;
  if (path.startsWith('/api/')) return api(state, request, response, path);
  const file = normalize(path).replace(/^(\.\.[/\\])+/, '');
  try {
    const name = extname(file) ? file : 'index.html';
    const body = await readFile(join(PAGES, name));
    response.writeHead(200, {
      'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

async function api(state, request, response, path) {
  const json = (status, value) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  if (path === '/api/sign-in') {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { password, key } = JSON.parse(text);
    state.signedIn = password === 'secret' || key === 'once';
    return state.signedIn
      ? response.writeHead(204).end()
      : json(401, {
          outcome: 'sign-in-refused',
          message: 'The name or the password is wrong.',
          next: 'Check both and try again.',
        });
  }
  if (!state.signedIn) return json(401, { outcome: 'not-signed-in', message: '', next: '' });
  if (path === '/api/me') return json(200, { name: 'ada' });
  if (path === '/api/desktops') return json(200, state.desktops);
  if (path === '/api/sign-out') state.signedIn = false;
  return response.writeHead(204).end();
}

class Viewer {
  constructor(socket, state) {
    this.socket = socket;
    this.state = state;
    this.frame = 0;
    this.lastInput = 0;
    this.line = 0;
    state.viewers++;
    socket.on('close', () => state.viewers--);
    socket.on('message', (data, binary) => (binary ? this.input(data) : this.say(JSON.parse(data.toString()))));
  }

  json(message) {
    this.socket.send(JSON.stringify(message));
  }

  say(message) {
    if (this.mute) return;
    this.state.received.push(message);
    if (message.type === 'ping') this.json({ type: 'pong' });
    if (message.type === 'hello') void this.hello(message);
    if (message.type === 'disconnect') this.end('ended-by-user', 'active', 'manual');
    if (message.type === 'refresh') this.paint();
  }

  async hello(message) {
    this.size = { width: message.width, height: message.height };
    if (message.desktop === 'ask' && !message.credentials)
      return this.json({ type: 'credentials', user: 'ada', domain: '' });
    const name = this.state.desktops.find(({ id }) => id === message.desktop)?.name;
    if (!name) return this.socket.close(4004, 'no such desktop');
    const desktop = { id: message.desktop, name };
    this.json({
      type: 'welcome',
      session: 7,
      desktop,
      resumed: false,
      cacheBytes: message.cacheBytes,
      lossless: false,
      features: ['ping'],
    });
    const stages = message.desktop === 'slow' ? STAGES.slice(0, 5) : STAGES;
    for (const stage of stages) {
      this.json({ type: 'stage', stage });
      await new Promise((resolve) => setTimeout(resolve, message.desktop === 'slow' ? 300 : 30));
    }
    switch (message.desktop) {
      case 'slow':
        return;
      case 'refuse':
        return this.end(
          'logon-refused',
          'credentials',
          'manual',
          'nla: STATUS_LOGON_FAILURE for user ada',
          '0xc000006d',
        );
      case 'later':
        return this.end('timed-out', 'connect', 'auto', 'connect to 10.3.0.17:3389 took longer than 10 s');
      case 'taken':
        return this.socket.close(4005);
      case 'malformed':
        return this.socket.send(Buffer.from([1, 0, 0]));
      default:
        this.paint();
        this.socket.send(pointerMessage(24));
        this.json({ type: 'locks', flags: 2 });
        this.json({ type: 'stats', rtt: 12, fps: 20, kbps: 300, hitRate: 0.8 });
        this.mute = message.desktop === 'mute';
        if (message.desktop === 'cut') setTimeout(() => this.socket.terminate(), 300);
    }
  }

  /** The whole picture: a gradient with a window on it. */
  paint() {
    const { width, height } = this.size;
    const frame = new FrameBuilder().resize(width, height);
    frame.filtered(
      0,
      0,
      width,
      height,
      (x, y) => (((x * 90) / width + 20) << 16) | (((y * 90) / height + 60) << 8) | 140,
    );
    frame.fill(80, 80, width >> 1, height >> 1, 0xf4f4f4).fill(80, 80, width >> 1, 28, 0x2b57c4);
    this.send(frame);
  }

  send(frame) {
    this.socket.send(frame.message(++this.frame, this.lastInput));
  }

  input(data) {
    const kind = data[0];
    if (kind === 16) return;
    this.lastInput = data.readUInt32LE(1);
    const event = parseInput(kind, data);
    this.state.received.push(event);
    if (event.type === 'key' && event.down && !this.mute) {
      const y = 120 + (this.line++ % 10) * 14;
      this.send(new FrameBuilder().fill(100, y, 8 + event.scancode, 10, 0x17202c));
    }
  }

  end(outcome, stage, retry, detail = '', code = '') {
    this.json({ type: 'ended', outcome, stage, title: '', message: '', next: '', retry, detail, code });
    this.socket.close(1000);
  }
}

function parseInput(kind, data) {
  switch (kind) {
    case 1:
      return { type: 'key', down: (data[5] & 1) === 1, extended: data[5] >> 1, scancode: data[6] };
    case 2:
      return { type: 'unicode', down: data[5] === 1, text: String.fromCharCode(data.readUInt16LE(6)) };
    case 3:
      return { type: 'move', x: data.readUInt16LE(5), y: data.readUInt16LE(7) };
    case 4:
      return { type: 'button', button: data[5], down: data[6] === 1, x: data.readUInt16LE(7), y: data.readUInt16LE(9) };
    case 5:
      return {
        type: 'wheel',
        axis: data[5],
        delta: data.readInt16LE(6),
        x: data.readUInt16LE(8),
        y: data.readUInt16LE(10),
      };
    case 6:
      return { type: 'locks', flags: data[5] };
    case 7:
      return { type: 'release' };
    default:
      return { type: 'unknown', kind };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startGateway(Number(process.env.PORT ?? 14500));
  console.log(`mock gateway: ${url}#key=once`);
}
