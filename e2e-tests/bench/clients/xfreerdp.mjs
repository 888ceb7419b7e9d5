// What no gateway can beat: xfreerdp, local to the host, drawing into an Xvfb. "Bytes" are those of RDP, counted by a
// relay in this process; a key's time ends with the first bytes that answer it, which is the host's own floor.
//   xfreerdp.mjs rdp.hostname=… rdp.port=… rdp.username=… rdp.password=… [w=1280 h=800]
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { Drawings, KeyTimer, fail, now, obey, say, settings } from './control.mjs';

const o = settings({ w: 1280, h: 800 });
const CONNECTED = 30_000; // bytes by which the connection sequence is over and the picture has begun

const PROGRAM = ['xfreerdp', 'xfreerdp3'].find((name) => existsSync(`/usr/bin/${name}`)) ?? fail('xfreerdp is not installed');

let drawings = new Drawings();
const keys = new KeyTimer();
let bytes = 0;
let begun = false;
let ready = false;
let display = '';
let viewer = null;
let pressed = null;
let leaving = false;

const relay = createServer((near) => {
  drawings = new Drawings();
  const far = connect(+o['rdp.port'], o['rdp.hostname']);
  for (const socket of [near, far]) {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => [near, far].forEach((each) => each.destroy()));
  }
  near.on('data', () => {
    if (!pressed) return;
    keys.start(pressed);
    pressed = null;
  });
  far.on('data', (data) => {
    bytes += data.length;
    if (bytes < CONNECTED) return;
    drawings.draw(bytes);
    keys.draw();
    keys.frameEnd();
    if (!ready) say({ ev: 'ready', ms: now() - begun, pid: viewer.pid });
    ready = true;
  });
  near.pipe(far);
  far.pipe(near);
});

const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
screen.stdout.once('data', (number) => {
  display = `:${String(number).trim()}`;
  relay.listen(0, '127.0.0.1', () => {
    const line = [`/v:127.0.0.1:${relay.address().port}`, `/u:${o['rdp.username']}`, `/p:${o['rdp.password']}`, '/cert:ignore', '/bpp:32'];
    begun = now();
    viewer = spawn(PROGRAM, [...line, `/size:${o.w}x${o.h}`], { env: { ...process.env, DISPLAY: display }, stdio: 'ignore' });
    viewer.on('exit', (code) => {
      screen.kill();
      if (!leaving) fail(`xfreerdp ended with ${code}`);
    });
  });
});

obey({
  mark: () => ({ bytes, ...drawings.report(), drawFrames: null }),
  key: (name) => {
    pressed = name;
    spawn('xdotool', ['mousemove', '640', '400', 'key', name], { env: { ...process.env, DISPLAY: display }, stdio: 'ignore' });
  },
  quit: () => {
    if (leaving) return;
    leaving = true;
    viewer?.kill();
    setTimeout(() => {
      screen.kill();
      process.exit(0);
    }, 300);
  },
});
