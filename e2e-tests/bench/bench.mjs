// Measures the gateway on fixed workloads in a real session, beside xfreerdp and, where one runs, beside a guacd.
//   bench.mjs [--workloads A,B] [--repeat 3] [--reference-repeat 1] [--reference-workloads A,B | --no-reference] [--no-browser]
//             [--lines 5mbit,1mbit] [--line-workloads A,B] [--line-repeat 1] [--guacd HOST:PORT --guacd-pid FILE]
//             [--backend Xvnc|Xorg] [--pace 60,60] [--graphics pipeline|surfaces|orders|bitmaps] [--lossless]
//             [--no-learn] [--jar FILE] [--json FILE] [--record FOLDER]
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { signIn } from './clients/sign-in.mjs';
import { Gateway } from './gateway.mjs';
import { Host } from './host.mjs';
import { LINES, Line } from './line.mjs';
import { IN_BROWSER, WORKLOADS, measure, middle } from './measure.mjs';
import { read, sleep } from './processes.mjs';
import { run } from './program.mjs';
import { print } from './report.mjs';
import { Viewer } from './viewer.mjs';

const LINE_WORKLOADS = WORKLOADS.filter((name) => !['idle', 'join', 'resize'].includes(name));
/** They repeat by themselves. */
const REPEATED = ['first-picture', 'join', 'resize', ...IN_BROWSER];

const text = (fallback) => ({ type: 'string', default: fallback });
const { values: options } = parseArgs({
  options: {
    workloads: text(WORKLOADS.join()), repeat: text('3'), reference: { type: 'boolean', default: true }, 'reference-repeat': text('1'), 'reference-workloads': text(WORKLOADS.join()),
    browser: { type: 'boolean', default: true }, lines: text(Object.keys(LINES).join()), 'line-workloads': text(LINE_WORKLOADS.join()),
    'line-repeat': text('1'), guacd: text(''), 'guacd-pid': text(''), backend: text('Xvnc'), pace: text('60,60'), graphics: text(''),
    lossless: { type: 'boolean' }, learn: { type: 'boolean', default: true }, jar: text(undefined), json: text(''), record: text(''), port: text('23700'),
  },
  allowNegative: true,
});
const list = (value) => value.split(',').filter(Boolean);

const folder = mkdtempSync(`${tmpdir()}/oriel-bench-`);
chmodSync(folder, 0o755); // the session's user has its home in it
const say = (...words) => console.error(new Date().toTimeString().slice(0, 8), ...words);
const host = new Host(`${folder}/host`, { backend: options.backend, address: '127.0.0.1', port: +options.port });
const oriel = new Gateway(`${folder}/gateway`, {
  address: '127.0.0.1', port: +options.port + 2, host, pace: options.pace.split(','), graphics: options.graphics, jar: options.jar,
  settings: options.lossless ? ['encoder: {lossless: true}'] : [],
});
const rdp = { 'rdp.hostname': '127.0.0.1', 'rdp.port': host.port, 'rdp.username': host.user, 'rdp.password': host.password };

/** Of a user who has signed in: a gateway that signs nobody in would be ahead else by what a password's hash takes. */
let cookie = null;

/** The gateways that viewers reach over a line: Oriel's, and guacd. */
function gateways() {
  const { client, settings } = oriel.viewer;
  const all = [{ name: 'oriel', pid: oriel.pid, client, settings: { ...settings, ...(cookie && { cookie }) } }];
  if (options.guacd) {
    const [address, port] = options.guacd.split(':');
    const exact = options.lossless ? { 'rdp.force-lossless': true } : {};
    const connection = { host: address, port: port ?? 4822, 'rdp.security': 'any', 'rdp.ignore-cert': true, ...exact, ...rdp };
    all.push({ name: 'guacd', pid: +read(options['guacd-pid']), client: 'guacd', settings: connection });
  }
  return all;
}

const reference = { name: 'xfreerdp', client: 'xfreerdp', settings: rdp };

/** The first logon makes the session; all further connections come back to it. */
async function begin(gateway) {
  const viewer = await Viewer.open(gateway);
  for (let waited = 0; !host.display(); waited++) {
    if (waited > 30) throw new Error('no session has come up');
    await sleep(500);
  }
  await viewer.quiet(2500, 15_000);
  await viewer.quit();
}

/** A gateway that is in use has run before, and has kept what it learnt then. */
async function learn() {
  await begin(gateways()[0]);
  for (const workload of ['terminal-scroll', 'typing', 'keys']) await measure(host, gateways()[0], workload);
}

/** A JVM and its sockets are measured warm: what is measured has run before. */
async function warmUp(gateway) {
  const workloads = [...list(options.workloads), ...(options.lines ? list(options['line-workloads']) : [])];
  for (const workload of new Set(workloads)) if (!IN_BROWSER.includes(workload)) await once(gateway, workload);
}

async function once(gateway, workload) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await measure(host, gateway, workload);
    } catch (error) {
      say(workload, gateway.name, 'failed:', error.message);
      if (attempt > 0) return null;
    }
  }
}

/** With --record, what the last run of a workload shows is left in a file, as frames of the protocol. */
function recorded(gateway, workload) {
  if (!options.record || gateway.name !== 'oriel') return gateway;
  return { ...gateway, settings: { ...gateway.settings, record: `${options.record}/${workload}.frames`, features: 'deflate' } };
}

async function repeated(gateway, workload, times) {
  const runs = [];
  for (let index = 0; index < (REPEATED.includes(workload) ? 1 : times); index++) {
    const run = await once(recorded(gateway, workload), workload);
    if (!run) continue;
    runs.push(run);
    const delay = run.p50 ? `${run.p50.toFixed(1)}/${run.p95.toFixed(1)} ms` : (run.completeMs ?? '');
    say(workload, gateway.name, `bytes ${run.bytes} frames ${run.frames} cpu ${run.cpu?.toFixed(2)} busy ${run.machineBusy?.toFixed(2)}`, delay, JSON.stringify(run.ops ?? {}));
  }
  return { median: middle(runs), runs };
}

async function loopback() {
  const workloads = {};
  for (const workload of list(options.workloads)) {
    workloads[workload] = {};
    for (const gateway of gateways()) workloads[workload][gateway.name] = await repeated(gateway, workload, +options.repeat);
    if (!options.reference || !list(options['reference-workloads']).includes(workload)) continue;
    const times = workload === 'keys' ? +options.repeat : +options['reference-repeat']; // its delay is what all others are compared with
    workloads[workload].xfreerdp = await repeated(reference, workload, times);
  }
  return workloads;
}

async function inBrowser() {
  const workloads = {};
  for (const workload of options.browser ? IN_BROWSER : []) workloads[workload] = { oriel: await repeated(gateways()[0], workload, 1) };
  return workloads;
}

/** All gateways alike through a line, to whose other end the viewers are moved. */
async function through(name) {
  const line = new Line(name);
  const reached = gateways();
  await line.open(Object.fromEntries(reached.map(({ settings }) => [settings.port, `${settings.host}:${settings.port}`])));
  try {
    const workloads = {};
    for (const workload of list(options['line-workloads'])) {
      workloads[workload] = {};
      for (const gateway of reached) {
        const moved = { ...gateway, settings: { ...gateway.settings, host: line.address }, within: line.within };
        workloads[workload][gateway.name] = await repeated(moved, workload, +options['line-repeat']);
      }
    }
    return { ...line.quality, workloads };
  } finally {
    say(name, JSON.stringify(await line.close()));
  }
}

async function lines() {
  const all = {};
  for (const name of list(options.lines)) all[name] = await through(name);
  return all;
}

function version(name) {
  try {
    return execFileSync('dpkg-query', ['-W', '-f', '${Version}', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null; // installed by other means
  }
}

function machine() {
  const congestion = read('/proc/sys/net/ipv4/tcp_congestion_control').trim();
  return { processor: cpus()[0].model, cores: cpus().length, memory: totalmem(), kernel: release(), congestion, load: loadavg() };
}

async function work() {
  await host.start();
  if (options.learn) await oriel.learn(learn);
  await oriel.start();
  cookie = await signIn(oriel.viewer.settings);
  const before = machine();
  await begin(gateways()[0]);
  await warmUp(gateways()[0]);
  const result = {
    machine: before,
    versions: {
      node: process.version, java: oriel.java, xrdp: version('xrdp'), xorgxrdp: version('xorgxrdp'), xvnc: version('tigervnc-standalone-server'),
      chromium: version('chromium'),
    },
    options: { ...options, guacd: Boolean(options.guacd) }, assets: host.assets,
    workloads: await loopback(), browser: await inBrowser(), lines: await lines(),
  };
  result.machine.loadAfter = loadavg();
  print(result);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
}

await run(
  work,
  async () => {
    await oriel.stop();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  },
  `${folder}/gateway/gateway.log`,
);
