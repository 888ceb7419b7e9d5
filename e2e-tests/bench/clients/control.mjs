// What the measured clients have in common. A client is told `mark NAME`, `key X`, `size W H` and `quit` on standard input
// and answers with a JSON object a line on standard output; its settings are arguments NAME=VALUE.
import { createInterface } from 'node:readline';

/** Milliseconds on the clock that the whole machine shares. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;

export const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

export function settings(defaults) {
  const given = process.argv.slice(2).map((argument) => argument.split(/=(.*)/s).slice(0, 2));
  return { ...defaults, ...Object.fromEntries(given) };
}

export function fail(error) {
  say({ ev: 'error', error: String(error) });
  process.exit(1);
}

/** Obeys commands; the end of the input is `quit`. */
export function obey({ mark, key, size, quit }) {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const [command, argument] = line.trim().split(/ (.*)/s);
    if (command === 'mark') {
      const cpu = process.cpuUsage();
      say({ ev: 'mark', name: argument, clientCpuMs: Math.round((cpu.user + cpu.system) / 1000), ...mark(argument) });
    } else if (command === 'key') key(argument);
    else if (command === 'size') size?.(...argument.split(' ').map(Number));
    else if (command === 'quit') quit();
  });
  lines.on('close', quit);
}

/** When a gateway has drawn, since the connection began, and what it has sent by then. */
export class Drawings {
  #begin = now();
  #first = null;
  #last = null;
  #bytes = 0;
  frames = 0;

  draw(bytes) {
    this.#last = now();
    this.#first ??= this.#last;
    this.#bytes = bytes;
  }

  frame() {
    this.frames++;
  }

  since() {
    return now() - this.#begin;
  }

  report() {
    const sinceBegin = (time) => (time === null ? null : time - this.#begin);
    return {
      drawFrames: this.frames,
      firstDrawMs: sinceBegin(this.#first),
      lastDrawMs: sinceBegin(this.#last),
      lastDrawAt: this.#last,
      idleMs: this.#last === null ? null : now() - this.#last,
      bytesLastDraw: this.#bytes,
    };
  }
}

/** From a key to the end of the first frame that has drawn something since. */
export class KeyTimer {
  #waiting = null;

  start(key) {
    this.#finish(null);
    this.#waiting = { key, from: now(), drawn: null, patience: setTimeout(() => this.#finish(null), 2000) };
  }

  draw() {
    if (this.#waiting) this.#waiting.drawn ??= now();
  }

  frameEnd() {
    if (this.#waiting?.drawn) this.#finish(now() - this.#waiting.from);
  }

  #finish(ms) {
    if (!this.#waiting) return;
    const { key, from, drawn, patience } = this.#waiting;
    this.#waiting = null;
    clearTimeout(patience);
    say({ ev: 'key', key, ms, firstDrawMs: drawn && drawn - from });
  }
}
