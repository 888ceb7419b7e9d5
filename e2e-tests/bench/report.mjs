// Tables for people, in Markdown.

const bytes = (value) => (value == null ? '–' : value >= 1e6 ? `${(value / 1e6).toFixed(2)} MB` : `${(value / 1e3).toFixed(1)} KB`);
const number = (value, digits) => (value == null ? '–' : value.toFixed(digits));
const ratio = (a, b) => (a == null || !b ? null : a / b);
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);

/** What each gateway took for each workload. */
export function figures(result) {
  row('workload', 'gateway', 'bytes', 'deflated', 'frames', 'gateway CPU s', 'host CPU s', 'cache hits', 'peak MB', 'delay');
  row(...Array(10).fill('---'));
  for (const [workload, gateways] of Object.entries(result.workloads)) {
    for (const [gateway, { median: m }] of Object.entries(gateways)) {
      if (!m) continue;
      const hits = m.hitRate == null ? '–' : `${(m.hitRate * 100).toFixed(0)} %`;
      row(workload, gateway, bytes(m.bytes), bytes(m.deflatedBytes), number(m.frames, 0), number(m.cpu, 2), number(m.hostCpu, 2), hits, number(m.peakMb, 0), delay(m));
    }
  }
}

function delay(m) {
  if (m.p50 != null) return `p50 ${m.p50.toFixed(1)} ms, p95 ${m.p95.toFixed(1)} ms`;
  if (m.completeMs != null) return `first ${m.firstMs.toFixed(0)} ms, complete ${m.completeMs.toFixed(0)} ms`;
  return '';
}

/** Oriel's share of what guacd took, and the means that count. */
export function ratios(result) {
  const shares = { bytes: [], deflated: [], cpu: [] };
  row('workload', 'bytes', 'bytes of deflated', 'CPU', 'frames', 'added delay p50 / p95');
  row(...Array(6).fill('---'));
  const floor = result.workloads.keys?.xfreerdp?.median;
  for (const [workload, { oriel, guacd }] of Object.entries(result.workloads)) {
    const [o, g] = [oriel?.median, guacd?.median];
    if (!o || !g) continue;
    const share = { bytes: ratio(o.bytes, g.bytes), deflated: ratio(o.bytes, g.deflatedBytes), cpu: ratio(o.cpu, g.cpu) };
    for (const [name, value] of Object.entries(share)) if (value > 0) shares[name].push(value);
    const added = (name) => (floor && o[name] != null ? number(ratio(o[name] - floor[name], g[name] - floor[name]), 2) : '–');
    row(workload, number(share.bytes, 2), number(share.deflated, 2), number(share.cpu, 2), number(ratio(o.frames, g.frames), 2), `${added('p50')} / ${added('p95')}`);
  }
  const mean = (values) => (values.length ? number(Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length), 2) : '–');
  row('geometric mean', mean(shares.bytes), mean(shares.deflated), mean(shares.cpu), '', '');
}
