// What /proc says about processes and the machine.
import { readFileSync, readdirSync } from 'node:fs';

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the process has ended meanwhile
  }
}

function children(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      read(`/proc/${pid}/task/${thread}/children`).split(/\s+/).filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

/** The processes and all that they have started. */
export const tree = (roots) => [...new Set(roots.flatMap((pid) => [pid, ...tree(children(pid))]))];

/** CPU seconds by process, of all its threads. */
export function cpu(roots) {
  const seconds = new Map();
  for (const pid of tree(roots)) {
    const stat = read(`/proc/${pid}/stat`);
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (stat) seconds.set(pid, (+fields[11] + +fields[12]) / 100);
  }
  return seconds;
}

export function cpuBetween(before, after) {
  let seconds = 0;
  for (const [pid, value] of after) seconds += value - (before.get(pid) ?? 0);
  return seconds;
}

const kilobytes = (text, name) => +(text.match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'))?.[1] ?? 0);

/** Resident peak and proportional size in MB. */
export function memory(roots) {
  const all = tree(roots);
  const sum = (values) => values.reduce((a, b) => a + b, 0);
  return {
    peakMb: Math.max(0, ...all.map((pid) => kilobytes(read(`/proc/${pid}/status`), 'VmHWM'))) / 1024,
    pssMb: sum(all.map((pid) => kilobytes(read(`/proc/${pid}/smaps_rollup`), 'Pss'))) / 1024,
  };
}

/** Jiffies that the whole machine was busy and idle. */
export function machine() {
  const [user, nice, system, idle, wait, irq, soft, stolen] = read('/proc/stat').split('\n')[0].trim().split(/\s+/).slice(1).map(Number);
  return { busy: user + nice + system + irq + soft + stolen, idle: idle + wait };
}

export function busyBetween(before, after) {
  const busy = after.busy - before.busy;
  return busy / (busy + after.idle - before.idle);
}
