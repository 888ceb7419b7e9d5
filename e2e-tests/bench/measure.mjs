// Runs one workload past one gateway and says what it took.
import { createInterface } from 'node:readline';
import { Browser } from './browser.mjs';
import { now } from './clients/control.mjs';
import { busyBetween, cpu, cpuBetween, machine, memory, sleep } from './processes.mjs';
import { Viewer } from './viewer.mjs';

const KEYS = 50;
const KEY_INTERVAL = 300;
const FIRST_PICTURES = 5;
const WORKLOAD_PATIENCE = 60_000;
/** How long a picture may take to come to rest: a slow line has much to catch up with. */
const SETTLE_PATIENCE = 30_000;
const SIZES = [[1400, 900], [1280, 800], [1024, 768], [1280, 800], [1600, 1000], [1280, 800], [1152, 700], [1280, 800], [1366, 768], [1280, 800]];
const CLICKS = 80;
const CLICK_INTERVAL = 100;

export const WORKLOADS = [
  'typing', 'terminal-scroll', 'document-scroll', 'window-drag', 'window-switch', 'menu', 'video', 'idle', 'keys',
  'first-picture', 'join', 'resize',
];
/** What is looked at in a real browser, which only Oriel's pages have here. */
export const IN_BROWSER = ['keys-chromium', 'animation-chromium'];

/** A workload inside the session. */
class Work {
  #child;
  #said = new Map();
  #listening = [];

  constructor(host, name) {
    this.#child = host.run(name);
    createInterface({ input: this.#child.stdout }).on('line', (word) => {
      this.#said.set(word, now());
      for (const wake of this.#listening.splice(0)) wake();
    });
    this.#child.on('exit', () => {
      this.ended = true;
      for (const wake of this.#listening.splice(0)) wake();
    });
  }

  async said(word) {
    const until = now() + WORKLOAD_PATIENCE;
    while (!this.#said.has(word)) {
      if (this.ended || now() > until) throw new Error(`the workload never said ${word}`);
      await Promise.race([new Promise((wake) => this.#listening.push(wake)), sleep(1000)]);
    }
    return this.#said.get(word);
  }

  go() {
    this.#child.stdin.write('go\n');
  }

  async stop() {
    this.#child.stdin.end();
    for (let waited = 0; !this.ended && waited < 30; waited++) await sleep(100);
    this.#child.kill();
    await sleep(300);
  }
}

/** What a gateway and the host use between two moments. */
class Use {
  constructor(host, roots) {
    this.host = host;
    this.roots = roots;
    this.begin = this.#now();
  }

  #now() {
    return { gateway: cpu(this.roots), host: this.host.cpu(), machine: machine() };
  }

  since() {
    const now = this.#now();
    return {
      cpu: cpuBetween(this.begin.gateway, now.gateway),
      hostCpu: cpuBetween(this.begin.host, now.host),
      machineBusy: busyBetween(this.begin.machine, now.machine),
      ...memory(this.roots),
    };
  }
}

const roots = (gateway, viewer) => [gateway.pid ?? viewer.ready.pid];

export async function measure(host, gateway, workload) {
  if (workload === 'first-picture') return pictures(host, gateway, firstPicture);
  if (workload === 'join') return pictures(host, gateway, join);
  if (IN_BROWSER.includes(workload)) return look(host, gateway, workload);
  if (workload === 'resize') return resize(host, gateway);
  const viewer = await Viewer.open(gateway);
  try {
    await viewer.quiet(0, SETTLE_PATIENCE); // it shows something; that rests once the windows are up
    const work = new Work(host, workload);
    try {
      return await run(host, gateway, workload, viewer, work);
    } finally {
      await work.stop();
    }
  } finally {
    await viewer.quit();
  }
}

async function run(host, gateway, workload, viewer, work) {
  await work.said('ready');
  await viewer.quiet(1000, workload === 'idle' ? 1500 : SETTLE_PATIENCE);
  const use = new Use(host, roots(gateway, viewer));
  const before = await viewer.mark('begin');
  work.go();
  const ended = await work.said('end');
  const delays = workload === 'keys' ? await type(viewer) : null;
  await viewer.quiet(1000, workload === 'idle' ? 0 : SETTLE_PATIENCE);
  const used = use.since();
  const after = await viewer.mark('end');
  const settleMs = delays || after.lastDrawAt === null ? null : after.lastDrawAt - ended;
  return { ...used, ...traffic(before, after), settleMs, ...(delays && spread(delays)) };
}

async function type(viewer) {
  const delays = [];
  for (let index = 0; index < KEYS; index++) {
    const begin = now();
    delays.push(await viewer.key('a'));
    await sleep(Math.max(0, KEY_INTERVAL - (now() - begin)));
  }
  return delays;
}

function spread(delays) {
  const sorted = delays.filter((delay) => delay != null).sort((a, b) => a - b);
  const quantile = (share) => sorted[Math.ceil(share * sorted.length) - 1] ?? null;
  return { p50: quantile(0.5), p95: quantile(0.95), lost: delays.length - sorted.length };
}

/** The viewer's window changes its size ten times, and comes back to the first one every other time. */
async function resize(host, gateway) {
  if (gateway.name === 'xfreerdp') return null;
  const work = new Work(host, 'picture');
  const viewer = await Viewer.open({ ...gateway, settings: { ...gateway.settings, 'rdp.resize-method': 'display-update' } });
  try {
    await work.said('ready');
    await viewer.quiet(1500, SETTLE_PATIENCE);
    const use = new Use(host, roots(gateway, viewer));
    const before = await viewer.mark('begin');
    const times = [];
    for (const [width, height] of SIZES) times.push(await fit(viewer, width, height));
    const after = await viewer.mark('end');
    return { ...use.since(), ...traffic(before, after), sizes: times.filter((time) => time !== null).length, completeMs: spread(times).p50 };
  } finally {
    await viewer.quit();
    await work.stop();
  }
}

/** @returns milliseconds until the picture of the new size is complete, null where none was drawn */
async function fit(viewer, width, height) {
  const before = (await viewer.mark('poll')).sizes;
  const begin = now();
  viewer.size(width, height);
  for (let waited = 0; (await viewer.mark('poll')).sizes === before; waited += 50) {
    if (waited > 3000) return null;
    await sleep(50);
  }
  // guacd tells of the new size before the host does, and draws later
  for (let waited = 0; !((await viewer.mark('poll')).lastDrawAt > begin) && waited < 5000; waited += 50) await sleep(50);
  const { lastDrawAt } = await viewer.quiet(2000, SETTLE_PATIENCE);
  return lastDrawAt > begin ? lastDrawAt - begin : null;
}

/** A page in Chromium, whose handlers and pixels are watched. */
async function look(host, gateway, workload) {
  if (gateway.name !== 'oriel') return null;
  const browser = await Browser.open(gateway.settings);
  const work = new Work(host, workload.replace('-chromium', ''));
  try {
    await work.said('ready');
    await sleep(1500);
    work.go();
    return await (workload === 'keys-chromium' ? typeInto(browser, work) : clickOn(browser));
  } finally {
    await work.stop();
    await browser.close();
    await (await Viewer.open(gateway)).quit(); // ends the gateway's connection, which outlives the page
  }
}

async function typeInto(browser, work) {
  await work.said('end');
  const seen = [];
  for (let index = 0; index < KEYS; index++) {
    seen.push(await browser.key('a'));
    await sleep(KEY_INTERVAL);
  }
  const { p50, p95, lost } = spread(seen.map(({ paintedMs }) => paintedMs));
  const echo = spread(seen.map(({ echoedMs }) => echoedMs));
  return { p50, p95, lost, echoP50: echo.p50, echoP95: echo.p95 };
}

/** Keys and clicks while the picture moves: how long until all handlers of the page have done their work. */
async function clickOn(browser) {
  const before = browser.painted;
  const begin = now();
  for (let index = 0; index < CLICKS; index++) {
    await (index % 2 ? browser.click(300 + index, 700) : browser.press('Shift'));
    await sleep(Math.max(0, begin + (index + 1) * CLICK_INTERVAL - now()));
  }
  const frames = browser.painted - before;
  const seconds = (now() - begin) / 1000;
  const { p50, p95 } = spread(await browser.handled());
  return { p50, p95, frames, framesPerSecond: frames / seconds };
}

function traffic(before, after) {
  const difference = {};
  for (const [name, value] of Object.entries(after.ops ?? {})) difference[name] = value - (before.ops[name] ?? 0);
  const looked = after.hitRates?.slice(before.hitRates.length) ?? [];
  return {
    bytes: after.bytes - before.bytes,
    deflatedBytes: after.deflatedSinceMark ?? null,
    frames: after.drawFrames === null ? null : after.drawFrames - before.drawFrames,
    hitRate: looked.length ? looked.reduce((a, b) => a + b) / looked.length : null,
    ops: difference,
  };
}

/** A picture that rests, seen by viewers that come one after the other. */
async function pictures(host, gateway, come) {
  const work = new Work(host, 'picture');
  const runs = [];
  try {
    await work.said('ready');
    work.go();
    await work.said('end');
    for (let index = 0; index < FIRST_PICTURES; index++) runs.push(await come(host, gateway));
  } finally {
    await work.stop();
  }
  return middle(runs);
}

async function firstPicture(host, gateway) {
  const use = gateway.pid ? new Use(host, [gateway.pid]) : null;
  const viewer = await Viewer.open(gateway);
  try {
    return await settled(viewer, use ?? new Use(host, roots(gateway, viewer)));
  } finally {
    await viewer.quit();
  }
}

/** A second viewer of a session that another is watching. */
async function join(host, gateway) {
  if (gateway.name === 'xfreerdp') return null;
  const first = await Viewer.open(gateway);
  try {
    await first.quiet(1500, SETTLE_PATIENCE);
    const use = new Use(host, roots(gateway, first));
    const settings = first.ready.connection ? { join: first.ready.connection } : {};
    const second = await Viewer.open(gateway, { ...settings, leave: 'stay' });
    try {
      return await settled(second, use);
    } finally {
      await second.quit();
    }
  } finally {
    await first.quit();
  }
}

async function settled(viewer, use) {
  const mark = await viewer.quiet(1500, SETTLE_PATIENCE);
  const end = await viewer.mark('end');
  return {
    ...use.since(), bytes: mark.bytesLastDraw, deflatedBytes: end.deflatedSinceMark ?? null, frames: mark.drawFrames,
    firstMs: mark.firstDrawMs, completeMs: mark.lastDrawMs,
  };
}

/** The median of each number. */
export function middle(runs) {
  const seen = runs.filter((run) => run !== null);
  if (seen.length === 0) return null;
  const result = {};
  for (const name of Object.keys(seen[0])) {
    const values = seen.map((run) => run[name]).filter((value) => typeof value === 'number').sort((a, b) => a - b);
    const half = values.length >> 1;
    if (values.length) result[name] = values.length % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
    else result[name] = seen[0][name];
  }
  return result;
}
