// Tables for people, in Markdown: as they stand in docs/performance.md.

const bytes = (value) => (value == null ? '–' : value >= 1e6 ? `${(value / 1e6).toFixed(2)} MB` : `${(value / 1e3).toFixed(1)} KB`);
const number = (value, digits) => (value == null ? '–' : value.toFixed(digits));
const percent = (value) => (value == null ? '–' : `${(value * 100).toFixed(0)} %`);
const ratio = (a, b) => (a == null || !b ? null : a / b);
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);

function table(title, ...columns) {
  console.log(`\n### ${title}\n`);
  row(...columns);
  row(...columns.map(() => '---'));
}

export function print(result) {
  about(result);
  figures('Loopback', result.workloads);
  ratios('Oriel beside guacd', result.workloads);
  browser(result.browser);
  for (const [name, line] of Object.entries(result.lines)) {
    const quality = `${line.rate / 1e6} Mbit/s, round trip ${2 * line.delay} ms, ${line.loss * 100} % lost`;
    figures(`Line ${name}: ${quality}`, line.workloads);
    ratios(`Oriel beside guacd, line ${name}`, line.workloads);
  }
}

function about({ machine, versions, options }) {
  const load = (values) => values.map((value) => value.toFixed(1)).join(' ');
  console.log(`${machine.processor}, ${machine.cores} cores, ${(machine.memory / 2 ** 30).toFixed(0)} GB, Linux ${machine.kernel}, TCP ${machine.congestion}; load before ${load(machine.load)}, after ${load(machine.loadAfter)}.`);
  console.log(`${Object.entries(versions).filter(([, value]) => value).map(([name, value]) => `${name} ${value}`).join(', ')}.`);
  console.log(`Session 1280×800 on ${options.backend}${options.graphics ? `, graphics ${options.graphics}` : ''}, pace ${options.pace}${options.lossless ? ', all without loss' : ''}; medians of ${options.repeat}.`);
}

/** What each gateway took for each workload. */
function figures(title, workloads) {
  if (Object.keys(workloads).length === 0) return;
  table(title, 'workload', 'gateway', 'bytes', 'deflated', 'states', 'settled ms', 'CPU s', 'host CPU s', 'cache hits', 'peak / PSS MB', 'delay');
  for (const [workload, gateways] of Object.entries(workloads)) {
    for (const [gateway, { median: m }] of Object.entries(gateways)) {
      if (!m) continue;
      const memory = `${number(m.peakMb, 0)} / ${number(m.pssMb, 0)}`;
      row(workload, gateway, bytes(m.bytes), bytes(m.deflatedBytes), number(m.frames, 0), number(m.settleMs, 0), number(m.cpu, 2), number(m.hostCpu, 2), percent(m.hitRate), memory, delay(m));
    }
  }
}

function delay(m) {
  if (m.p50 != null) return `p50 ${m.p50.toFixed(1)} ms, p95 ${m.p95.toFixed(1)} ms${m.lost ? `, ${m.lost} never` : ''}`;
  if (m.sizes != null) return m.completeMs == null ? 'keeps its size' : `${m.sizes} of 10 sizes drawn, complete ${m.completeMs.toFixed(0)} ms`;
  if (m.completeMs != null) return `first ${m.firstMs.toFixed(0)} ms, complete ${m.completeMs.toFixed(0)} ms`;
  return '';
}

/** Oriel's share of what guacd took, and the means that count. */
function ratios(title, workloads) {
  if (!Object.values(workloads).some(({ guacd }) => guacd?.median)) return;
  const shares = { bytes: [], deflated: [], cpu: [] };
  table(title, 'workload', 'bytes', 'bytes of deflated', 'CPU', 'states', 'bytes a state', 'added delay p50 / p95');
  const floor = workloads.keys?.xfreerdp?.median;
  for (const [workload, { oriel, guacd }] of Object.entries(workloads)) {
    const [o, g] = [oriel?.median, guacd?.median];
    if (!o || !g) continue;
    const share = { bytes: ratio(o.bytes, g.bytes), deflated: ratio(o.bytes, g.deflatedBytes), cpu: ratio(o.cpu, g.cpu) };
    for (const [name, value] of Object.entries(share)) if (value > 0) shares[name].push(value);
    const added = (name) => (floor && o[name] != null ? number(ratio(o[name] - floor[name], g[name] - floor[name]), 2) : '–');
    row(workload, number(share.bytes, 2), number(share.deflated, 2), number(share.cpu, 2), number(ratio(o.frames, g.frames), 2), number(ratio(o.bytes / o.frames, g.bytes / g.frames), 2), `${added('p50')} / ${added('p95')}`);
  }
  const mean = (values) => (values.length ? number(Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length), 2) : '–');
  row('geometric mean', mean(shares.bytes), mean(shares.deflated), mean(shares.cpu), '', '', '');
}

/** What a real browser's page has shown, and how it has answered. */
function browser(workloads) {
  if (Object.keys(workloads).length === 0) return;
  table('In Chromium', 'workload', 'what', 'p50', 'p95', 'states a second');
  const ms = (value) => (value == null ? '–' : `${value.toFixed(1)} ms`);
  const keys = workloads['keys-chromium']?.oriel.median;
  const animation = workloads['animation-chromium']?.oriel.median;
  if (keys) {
    row('keys', 'key to other pixels on the page', ms(keys.p50), ms(keys.p95), '–');
    row('keys', 'key sent to frame that reflects it acknowledged as painted', ms(keys.echoP50), ms(keys.echoP95), '–');
  }
  if (animation) row('animation', 'key or button to all handlers done', ms(animation.p50), ms(animation.p95), number(animation.framesPerSecond, 1));
}
