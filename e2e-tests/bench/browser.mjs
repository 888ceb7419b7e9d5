// A desktop's page in a real Chromium, watched from two sides: by a script in the page, which sees events and pixels, and
// by the browser's own inspector, which sees what goes through the socket of the page's worker.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { header } from './clients/frame.mjs';
import { sleep } from './processes.mjs';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const PROGRAM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const PATIENCE = 2000;
/** Where the terminal of the workload shows its first lines. */
const WATCHED = { x: 150, y: 60, w: 900, h: 64 };
const FRAME = 1;
const KEY = 1;
const ACK = 16;

export class Browser {
  #browser;
  #page;
  #sent = null;
  /** Frames that the page has acknowledged, which it does once they are painted. */
  painted = 0;
  #echoes = new Map();

  static async open({ host, port, user, password }) {
    const browser = new Browser();
    await browser.#open(`http://${host}:${port}`, user, password);
    return browser;
  }

  async #open(origin, user, password) {
    if (!PROGRAM) throw new Error('chromium is not installed');
    const args = ['--no-sandbox', '--disable-background-timer-throttling', '--window-size=1280,800'];
    const puppeteer = require('puppeteer-core'); // the web client's build has it
    this.#browser = await puppeteer.launch({ executablePath: PROGRAM, args, defaultViewport: { width: 1280, height: 800 } });
    this.#page = await this.#browser.newPage();
    this.#page.on('workercreated', (worker) => this.#inspect(worker.client));
    await this.#page.evaluateOnNewDocument(watch, WATCHED);
    await this.#page.goto(origin);
    await this.#page.evaluate(signIn, user, password);
    await this.#page.goto(`${origin}/desktop/bench`);
    await this.#page.waitForSelector('main.desktop[data-covered=false]', { timeout: 20_000 });
    await sleep(2000);
  }

  #inspect(inspector) {
    inspector.on('Network.webSocketFrameSent', ({ timestamp, response }) => this.#said(timestamp * 1000, Buffer.from(response.payloadData, 'base64')));
    inspector.on('Network.webSocketFrameReceived', ({ response }) => this.#heard(Buffer.from(response.payloadData, 'base64')));
    inspector.send('Network.enable').catch(() => undefined); // the worker may be gone again
  }

  #said(at, message) {
    if (message[0] === KEY && message[5] & 1) this.#sent = { at, sequence: message.readUInt32LE(1), echoedMs: null };
    if (message[0] !== ACK) return;
    this.painted++;
    const echo = this.#echoes.get(message.readUInt32LE(1));
    this.#echoes.delete(message.readUInt32LE(1));
    if (this.#sent && this.#sent.echoedMs === null && echo >= this.#sent.sequence) this.#sent.echoedMs = at - this.#sent.at;
  }

  #heard(message) {
    if (message[0] !== FRAME) return;
    const { id, echo } = header(message);
    this.#echoes.set(id, echo);
  }

  /**
   * Types a character whose effect is awaited.
   *
   * @returns `paintedMs` from the event until the page's canvas shows other pixels, `echoedMs` from the message that
   *     brought the key to the gateway until the first frame that reflects it was acknowledged as painted
   */
  async key(name) {
    this.#sent = null;
    await this.#page.evaluate(() => window.bench.arm());
    await this.#page.keyboard.press(name);
    const paintedMs = await this.#page.evaluate((patience) => window.bench.painted(patience), PATIENCE);
    await sleep(50); // the inspector is heard a little later
    return { paintedMs, echoedMs: this.#sent?.echoedMs ?? null };
  }

  press(key) {
    return this.#page.keyboard.press(key);
  }

  click(x, y) {
    return this.#page.mouse.click(x, y);
  }

  /** Of each key and button so far: milliseconds until all handlers of the page were done with it. */
  handled() {
    return this.#page.evaluate(() => window.bench.handled);
  }

  async close() {
    await this.#browser.close();
  }
}

async function signIn(name, password) {
  const headers = { 'Content-Type': 'application/json' };
  const { status } = await fetch('/api/sign-in', { method: 'POST', headers, body: JSON.stringify({ name, password }) });
  if (status !== 204) throw new Error(`sign-in answered ${status}`);
}

/** Runs in the page, before its own scripts. */
function watch({ x, y, w, h }) {
  const handled = [];
  const channel = new MessageChannel();
  const running = [];
  // the task after the event's: then all its handlers have run
  channel.port1.onmessage = () => handled.push(performance.now() - running.shift());
  let pressed = null;
  const event = ({ type, timeStamp }) => {
    running.push(timeStamp);
    channel.port2.postMessage(null);
    if (type === 'keydown') pressed ??= timeStamp;
  };
  for (const type of ['keydown', 'keyup', 'mousedown', 'mouseup']) window.addEventListener(type, event, { capture: true });

  const probe = new OffscreenCanvas(w, h).getContext('2d', { willReadFrequently: true });
  const look = () => {
    probe.drawImage(document.querySelector('canvas#screen'), x, y, w, h, 0, 0, w, h);
    return new Uint32Array(probe.getImageData(0, 0, w, h).data.buffer);
  };
  let before;
  window.bench = {
    handled,
    arm() {
      pressed = null;
      before = look();
    },
    painted: (patience) =>
      new Promise((done) => {
        const until = performance.now() + patience;
        const next = () => {
          const pixels = look();
          if (pixels.some((pixel, index) => pixel !== before[index])) done(performance.now() - pressed);
          else if (performance.now() > until) done(null);
          else requestAnimationFrame(next);
        };
        next();
      }),
  };
}
