// Runs one workload past one gateway and says what it took.
import { createInterface } from 'node:readline';
import { Viewer } from './viewer.mjs';
import { busyBetween, cpu, cpuBetween, machine, memory, sleep } from './processes.mjs';

const KEYS = 50;
const KEY_INTERVAL = 400;
const FIRST_PICTURES = 5;
const WORKLOAD_PATIENCE = 60_000;

export const WORKLOADS = [
  'typing', 'terminal-scroll', 'document-scroll', 'window-drag', 'window-switch', 'menu', 'video', 'idle', 'keys',
  'first-picture', 'join',
];

/** A workload inside the session. */
class Work {
  #child;
  #said = new Map();
  #listening = [];

  constructor(host, name) {
    this.#child = host.run(name);
    createInterface({ input: this.#child.stdout }).on('line', (word) => {
      this.#said.set(word, performance.now());
      for (const wake of this.#listening.splice(0)) wake();
    });
    this.#child.on('exit', () => {
      this.ended = true;
      for (const wake of this.#listening.splice(0)) wake();
    });
  }

  async said(word) {
    const until = performance.now() + WORKLOAD_PATIENCE;
    while (!this.#said.has(word)) {
      if (this.ended || performance.now() > until) throw new Error(`the workload never said ${word}`);
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
  const viewer = await Viewer.open(gateway);
  try {
    await viewer.quiet(1000, 8000);
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
  await viewer.quiet(1000, workload === 'idle' ? 1500 : 6000);
  const use = new Use(host, roots(gateway, viewer));
  const before = await viewer.mark('begin');
  work.go();
  await work.said('end');
  const delays = workload === 'keys' ? await type(viewer) : null;
  await viewer.quiet(1000, workload === 'idle' ? 0 : 6000);
  const used = use.since();
  const after = await viewer.mark('end');
  return { ...used, ...traffic(before, after), ...(delays && spread(delays)) };
}

async function type(viewer) {
  const delays = [];
  for (let index = 0; index < KEYS; index++) {
    const begin = performance.now();
    delays.push(await viewer.key('a'));
    await sleep(Math.max(0, KEY_INTERVAL - (performance.now() - begin)));
  }
  return delays;
}

function spread(delays) {
  const sorted = delays.filter((delay) => delay !== null).sort((a, b) => a - b);
  const quantile = (share) => sorted[Math.ceil(share * sorted.length) - 1] ?? null;
  return { p50: quantile(0.5), p95: quantile(0.95), lost: delays.length - sorted.length };
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
    await first.quiet(1500, 8000);
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
  const mark = await viewer.quiet(1500, 12_000);
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
