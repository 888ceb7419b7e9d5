// Many sessions at once, each with a user who types: how long keys take, whether a session starves, what each session costs.
//   sessions.mjs [--sessions 50] [--minutes 10] [--rate 2] [--pace 20,10] [--port 23800] [--jar FILE] [--json FILE]
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { signIn } from './clients/sign-in.mjs';
import { Typist } from './clients/typist.mjs';
import { now } from './clients/control.mjs';
import { Gateway } from './gateway.mjs';
import { Host } from './host.mjs';
import { busyBetween, cpu, cpuBetween, machine, read, sleep } from './processes.mjs';
import { run } from './program.mjs';

const text = (fallback) => ({ type: 'string', default: fallback });
const { values: options } = parseArgs({
  options: { sessions: text('50'), minutes: text('10'), rate: text('2'), pace: text('20,10'), port: text('23800'), jar: text(undefined), json: text('') },
});
const COUNT = +options.sessions;
const IDLE_SECONDS = 20;
/** A terminal that echoes, and whose cursor rests: what a session shows, only its user changes. */
const TERMINAL = `xterm -fa 'DejaVu Sans Mono' -fs 11 -xrm '*cursorBlink: false' -geometry 120x40+60+40 -e cat`;
/** A session that has waited so long for a key starves, in ms. */
const STARVED = 1000;

const folder = mkdtempSync(`${tmpdir()}/oriel-sessions-`);
chmodSync(folder, 0o755); // the sessions' user has its home in it
const say = (...words) => console.error(new Date().toTimeString().slice(0, 8), ...words);
const desktops = Array.from({ length: COUNT }, (_, index) => `desk-${index + 1}`);
// UBC: every connection gets a session of its own, all of one user and one size
const host = new Host(`${folder}/host`, {
  backend: 'Xvnc', address: '127.0.0.1', port: +options.port, program: TERMINAL, manager: { Policy: 'UBC', MaxSessions: COUNT + 10 },
});
const oriel = new Gateway(`${folder}/gateway`, {
  address: '127.0.0.1', port: +options.port + 2, host, desktops, pace: options.pace.split(','), graphics: '', jar: options.jar,
  settings: [`session: {max: ${COUNT + 10}, max-per-user: ${COUNT + 10}}`],
});
const typists = [];

const live = () => typists.filter((typist) => !typist.failure);

/** Kilobytes that are resident. */
const resident = () => +(read(`/proc/${oriel.pid}/status`).match(/^VmRSS:\s+(\d+)/m)?.[1] ?? 0);

/** Kilobytes of objects that are in use: the histogram collects the garbage first. */
function heap() {
  const jcmd = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/jcmd` : 'jcmd';
  const table = execFileSync(jcmd, [String(oriel.pid), 'GC.class_histogram'], { encoding: 'utf8', maxBuffer: 64 << 20 });
  return Math.round(+table.trim().split('\n').at(-1).trim().split(/\s+/)[2] / 1024);
}

/** Opens one after the other, so that the host's logons do not pile up. */
async function open(cookie, from, to) {
  for (let index = from; index < to; index++) {
    const typist = new Typist(oriel.viewer.settings, cookie, desktops[index], index + 1);
    typists.push(typist);
    for (let waited = 0; typist.lastFrame === null && !typist.failure && waited < 300; waited++) await sleep(100);
    if (typist.failure) say('failed:', typist.failure);
    if ((index + 1) % 10 === 0) say(`${index + 1} sessions, ${resident() >> 10} MB resident`);
  }
}

/** Nothing has been drawn in any session for two seconds. */
async function quiet() {
  for (let waited = 0; waited < 600; waited++) {
    if (live().every((typist) => typist.lastFrame && now() - typist.lastFrame > 2000)) return;
    await sleep(100);
  }
  say('some sessions do not come to rest');
}

const quantile = (sorted, share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;

function spread(delays) {
  const sorted = [...delays].sort((a, b) => a - b);
  return { keys: sorted.length, p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99), max: sorted.at(-1) ?? null };
}

class Use {
  #begin = this.#now();
  #at = now();

  #now() {
    return { gateway: cpu([oriel.pid]), host: host.cpu(), self: process.cpuUsage(), machine: machine() };
  }

  since() {
    const end = this.#now();
    const seconds = (now() - this.#at) / 1000;
    const self = process.cpuUsage(this.#begin.self);
    return {
      seconds, gateway: cpuBetween(this.#begin.gateway, end.gateway) / seconds, host: cpuBetween(this.#begin.host, end.host) / seconds,
      viewers: (self.user + self.system) / 1e6 / seconds, busy: busyBetween(this.#begin.machine, end.machine),
    };
  }
}

/** Everybody types; memory is looked at every ten seconds. */
async function typing() {
  const minutes = +options.minutes;
  const memory = [];
  for (const typist of live()) typist.type(+options.rate);
  await sleep(10_000); // the first keys of all find code that has not been compiled
  for (const typist of live()) typist.begin();
  const use = new Use();
  const end = now() + minutes * 60_000;
  while (now() < end) {
    await sleep(Math.min(10_000, Math.max(0, end - now())));
    memory.push(resident());
    for (const typist of typists) typist.review();
    if (memory.length % 6 === 0) {
      const soFar = spread(live().flatMap((typist) => typist.delays));
      say(`${memory.length / 6} min: p95 ${soFar.p95?.toFixed(1)} ms, ${memory.at(-1) >> 10} MB resident`);
    }
  }
  const used = use.since();
  for (const typist of typists) typist.rest();
  await sleep(1000);
  return { used, memory };
}

const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;

async function all() {
  const cookie = await signIn(oriel.viewer.settings);
  await open(cookie, 0, 1);
  await quiet();
  typists[0].type(8); // one session that is in use, and the code warm
  await sleep(20_000);
  const first = { resident: resident(), heap: heap() };
  say(`1 session in use: ${first.heap >> 10} MB of heap, ${first.resident >> 10} MB resident`);
  typists[0].rest();

  await open(cookie, 1, COUNT);
  await quiet();
  const idle = new Use();
  await sleep(IDLE_SECONDS * 1000);
  const idling = idle.since();
  say(`all idle: ${(idling.gateway * 100).toFixed(2)} % of a core`);

  const heapBefore = heap();
  const { used, memory } = await typing();
  const heapAfter = heap();
  const each = typists.map((typist) => ({ desktop: typist.desktop, ...spread(typist.delays), lost: typist.lost, failure: typist.failure }));
  const quarter = Math.max(1, memory.length >> 2);
  return {
    all: spread(typists.flatMap((typist) => typist.delays)),
    lost: typists.reduce((sum, typist) => sum + typist.lost, 0),
    failures: each.filter((one) => one.failure).map((one) => one.failure),
    starved: each.filter((one) => one.failure || one.lost > 0 || one.max === null || one.max > STARVED).map((one) => one.desktop),
    worstSession: each.reduce((a, b) => ((a.p95 ?? Infinity) >= (b.p95 ?? Infinity) ? a : b)),
    idle: idling, typing: used,
    memory: {
      heapOne: first.heap, residentOne: first.resident, heapBefore, heapAfter, resident: memory,
      heapEach: (heapAfter - first.heap) / (COUNT - 1), residentEach: (mean(memory.slice(-quarter)) - first.resident) / (COUNT - 1),
      firstQuarter: mean(memory.slice(0, quarter)), lastQuarter: mean(memory.slice(-quarter)),
    },
    each,
  };
}

function table(result) {
  const { all: keys, memory, idle, typing: used } = result;
  const ms = (value) => (value == null ? '–' : `${value.toFixed(1)} ms`);
  const mb = (value) => `${(value / 1024).toFixed(1)} MB`;
  const rows = [
    [`keys in ${COUNT} sessions, ${options.rate} a second each, ${options.minutes} minutes`, keys.keys],
    ['key to frame, p50 / p95 / p99 / longest', `${ms(keys.p50)} / ${ms(keys.p95)} / ${ms(keys.p99)} / ${ms(keys.max)}`],
    ['p95 of the worst session', ms(result.worstSession.p95)],
    ['keys lost, sessions starved, sessions failed', `${result.lost}, ${result.starved.length}, ${result.failures.length}`],
    ['cores used while typing: gateway, hosts, viewers', `${used.gateway.toFixed(2)}, ${used.host.toFixed(2)}, ${used.viewers.toFixed(2)} (machine ${(used.busy * 100).toFixed(0)} % busy)`],
    ['gateway, a key', `${((used.gateway * used.seconds * 1000) / Math.max(1, keys.keys)).toFixed(2)} ms of CPU`],
    ['gateway, all sessions idle', `${(idle.gateway * 100).toFixed(2)} % of a core`],
    ['each further session, heap in use / resident', `${mb(memory.heapEach)} / ${mb(memory.residentEach)}`],
    ['heap in use with one, with all before and after', `${mb(memory.heapOne)}, ${mb(memory.heapBefore)}, ${mb(memory.heapAfter)}`],
    ['resident, first and last quarter of the time', `${mb(memory.firstQuarter)}, ${mb(memory.lastQuarter)}`],
  ];
  console.log('| | |\n|---|---|');
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

async function work() {
  await host.start();
  await oriel.start();
  const result = { machine: { processor: cpus()[0].model, cores: cpus().length, kernel: release() }, options, ...(await all()) };
  table(result);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
}

await run(
  work,
  async () => {
    for (const typist of typists) typist.leave();
    await sleep(500);
    await oriel.stop();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  },
  `${folder}/gateway/gateway.log`,
);
