// Measures the gateway on fixed workloads in a real session, beside xfreerdp and, where one runs, beside a guacd.
//   bench.mjs [--workloads A,B] [--repeat 3] [--backend Xvnc|Xorg] [--pace 60,60] [--graphics pipeline|surfaces|bitmaps]
//             [--lossless] [--line loopback|5mbit|1mbit] [--guacd HOST:PORT --guacd-pid FILE] [--no-reference]
//             [--jar FILE] [--json FILE] [--record FOLDER]
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { Gateway } from './gateway.mjs';
import { Host } from './host.mjs';
import { Line } from './line.mjs';
import { WORKLOADS, measure, middle } from './measure.mjs';
import { read, sleep } from './processes.mjs';
import { figures, ratios } from './report.mjs';
import { Viewer } from './viewer.mjs';

const text = (fallback) => ({ type: 'string', default: fallback });
const { values: options } = parseArgs({
  options: {
    workloads: text(WORKLOADS.join()), repeat: text('3'), backend: text('Xvnc'), pace: text('60,60'), graphics: text(''),
    lossless: { type: 'boolean' }, line: text('loopback'), guacd: text(''), 'guacd-pid': text(''), jar: text(undefined),
    reference: { type: 'boolean', default: true }, json: text(''), record: text(''), port: text('23700'),
  },
  allowNegative: true,
});

const folder = mkdtempSync(`${tmpdir()}/oriel-bench-`);
chmodSync(folder, 0o755); // the session's user has its home in it
const say = (...words) => console.error(new Date().toTimeString().slice(0, 8), ...words);
const line = new Line(options.line);
const host = new Host(`${folder}/host`, { backend: options.backend, address: '127.0.0.1', port: +options.port });
const oriel = new Gateway(`${folder}/gateway`, {
  address: line.address, port: +options.port + 2, host, pace: options.pace.split(','), graphics: options.graphics, jar: options.jar,
  settings: options.lossless ? ['encoder: {lossless: true}'] : [],
});

function gateways() {
  const rdp = { 'rdp.hostname': '127.0.0.1', 'rdp.port': host.port, 'rdp.username': host.user, 'rdp.password': host.password };
  const all = [{ name: 'oriel', pid: oriel.pid, ...oriel.viewer, within: line.within }];
  if (options.guacd) {
    const [address, port] = options.guacd.split(':');
    const exact = options.lossless ? { 'rdp.force-lossless': true } : {};
    const settings = { host: address, port: port ?? 4822, 'rdp.security': 'any', 'rdp.ignore-cert': true, ...exact, ...rdp };
    all.push({ name: 'guacd', pid: +read(options['guacd-pid']), client: 'guacd', settings, within: line.within });
  }
  if (options.reference && !line.quality) all.push({ name: 'xfreerdp', client: 'xfreerdp', settings: rdp });
  return all;
}

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

/** A JVM and its sockets are measured warm. */
async function warmUp(gateway) {
  for (const workload of ['terminal-scroll', 'window-switch']) await measure(host, gateway, workload);
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

async function all() {
  const chosen = gateways();
  await begin(chosen[0]);
  await warmUp(chosen[0]);
  const workloads = {};
  for (const workload of options.workloads.split(',')) {
    workloads[workload] = {};
    for (const gateway of chosen) {
      const runs = [];
      for (let index = 0; index < +options.repeat; index++) {
        const run = await once(recorded(gateway, workload), workload);
        if (run) runs.push(run);
        if (run) say(workload, gateway.name, `bytes ${run.bytes} frames ${run.frames} cpu ${run.cpu.toFixed(2)} busy ${run.machineBusy.toFixed(2)} ${run.p95 ?? run.completeMs ?? ''} ${JSON.stringify(run.ops ?? {})}`);
        if (workload === 'join' || workload === 'first-picture') break; // repeats by itself
      }
      workloads[workload][gateway.name] = { median: middle(runs), runs };
    }
  }
  return workloads;
}

function version(name) {
  return execFileSync('dpkg-query', ['-W', '-f', '${Version}', name], { encoding: 'utf8' });
}

try {
  line.open();
  await host.start();
  await oriel.start();
  const result = {
    machine: { processor: cpus()[0].model, cores: cpus().length, kernel: release(), load: loadavg() },
    versions: { node: process.version, xrdp: version('xrdp'), xvnc: version('tigervnc-standalone-server') },
    options: { ...options, guacd: Boolean(options.guacd) }, assets: host.assets, workloads: await all(),
  };
  figures(result);
  if (options.guacd) {
    console.log();
    ratios(result);
  }
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
} catch (error) {
  console.error(error, read(`${folder}/gateway/gateway.log`).slice(-4000));
  process.exitCode = 1;
} finally {
  await oriel.stop();
  await host.stop();
  line.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}
