// One session, watched by more than one: whether a viewer on a slow line slows the one on a fast line, and what a second costs.
//   viewers.mjs [--workloads typing,terminal-scroll,keys] [--repeat 1] [--line 1mbit] [--pace 60,60] [--port 23900] [--jar FILE] [--json FILE]
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { Gateway } from './gateway.mjs';
import { Host } from './host.mjs';
import { Line } from './line.mjs';
import { measure, middle } from './measure.mjs';
import { sleep } from './processes.mjs';
import { run } from './program.mjs';
import { Viewer } from './viewer.mjs';

const text = (fallback) => ({ type: 'string', default: fallback });
const { values: options } = parseArgs({
  options: {
    workloads: text('typing,terminal-scroll,document-scroll,window-switch,keys'), repeat: text('1'), line: text('1mbit'), pace: text('60,60'),
    port: text('23900'), jar: text(undefined), json: text(''),
  },
});

const folder = mkdtempSync(`${tmpdir()}/oriel-viewers-`);
chmodSync(folder, 0o755); // the session's user has its home in it
const say = (...words) => console.error(new Date().toTimeString().slice(0, 8), ...words);
const line = new Line(options.line);
const host = new Host(`${folder}/host`, { backend: 'Xvnc', address: '127.0.0.1', port: +options.port });
const oriel = new Gateway(`${folder}/gateway`, {
  address: '127.0.0.1', port: +options.port + 2, host, pace: options.pace.split(','), graphics: '', jar: options.jar, settings: [],
});

/** Leaves the session to the others when it goes. */
function viewer(there = {}, within = []) {
  const { client, settings } = oriel.viewer;
  return { name: 'oriel', pid: oriel.pid, client, settings: { ...settings, ...there, leave: 'stay' }, within };
}

/** Who else watches while a viewer on the fast line is measured. */
const COMPANY = {
  alone: async () => [],
  'beside another on the fast line': async () => [await Viewer.open(viewer())],
  'beside one on the slow line': async () => [await Viewer.open(viewer({ host: line.address }, line.within))],
};

async function begin() {
  const first = await Viewer.open(viewer());
  for (let waited = 0; !host.display(); waited++) {
    if (waited > 60) throw new Error('no session has come up');
    await sleep(500);
  }
  await first.quiet(2500, 15_000);
  await first.quit();
  for (const workload of ['terminal-scroll', 'window-switch']) await measure(host, viewer(), workload); // a JVM is measured warm
}

async function once(workload, come) {
  const others = await come();
  try {
    for (const other of others) await other.quiet(1000, 20_000);
    const before = await Promise.all(others.map((other) => other.mark('begin')));
    const run = await measure(host, viewer(), workload);
    const after = await Promise.all(others.map((other) => other.mark('end')));
    const sum = (name) => after.reduce((total, mark, index) => total + mark[name] - before[index][name], 0);
    return { ...run, otherFrames: sum('drawFrames'), otherBytes: sum('bytes') };
  } finally {
    for (const other of others) await other.quit();
  }
}

async function all() {
  await begin();
  const workloads = {};
  for (const workload of options.workloads.split(',')) {
    workloads[workload] = {};
    for (const [company, come] of Object.entries(COMPANY)) {
      const runs = [];
      for (let index = 0; index < +options.repeat; index++) runs.push(await once(workload, come));
      workloads[workload][company] = { median: middle(runs), runs };
      say(workload, company, JSON.stringify(middle(runs)));
    }
  }
  return workloads;
}

function table(workloads) {
  const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
  const number = (value, digits) => (value == null ? '–' : value.toFixed(digits));
  row('workload', 'the viewer on the fast line is', 'frames', 'bytes', 'delay p50 / p95', 'gateway CPU s', "the other's frames", "the other's bytes");
  row(...Array(8).fill('---'));
  for (const [workload, companies] of Object.entries(workloads)) {
    for (const [company, { median: m }] of Object.entries(companies)) {
      const delay = m.p50 == null ? '–' : `${number(m.p50, 1)} / ${number(m.p95, 1)} ms`;
      const other = company === 'alone' ? ['–', '–'] : [number(m.otherFrames, 0), number(m.otherBytes / 1000, 1) + ' KB'];
      row(workload, company, number(m.frames, 0), `${number(m.bytes / 1000, 1)} KB`, delay, number(m.cpu, 2), ...other);
    }
  }
}

async function work() {
  await line.open({ [oriel.port]: `${oriel.address}:${oriel.port}` });
  await host.start();
  await oriel.start();
  const result = { machine: { processor: cpus()[0].model, cores: cpus().length, kernel: release() }, options, workloads: await all() };
  table(result.workloads);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
}

await run(
  work,
  async () => {
    await oriel.stop();
    await host.stop();
    say(line.name, JSON.stringify(await line.close()));
    rmSync(folder, { recursive: true, force: true });
  },
  `${folder}/gateway/gateway.log`,
);
