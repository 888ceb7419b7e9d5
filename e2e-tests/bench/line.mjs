// A bottleneck between gateway and viewer: a network namespace for the viewer, whose link loses time, room and packets.
import { execFileSync } from 'node:child_process';

/** Half of the round trip in each direction; the rate is that of each. */
export const LINES = {
  loopback: null,
  '5mbit': { rate: '5mbit', delay: '20ms', loss: '0%' },
  '1mbit': { rate: '1mbit', delay: '75ms', loss: '1%' },
};

const run = (...command) => execFileSync(command[0], command.slice(1), { stdio: ['ignore', 'ignore', 'inherit'] });

export class Line {
  #name = `oriel-${process.pid}`;
  #near = `or${process.pid}a`;
  #far = `or${process.pid}b`;

  constructor(name) {
    if (!(name in LINES)) throw new Error(`no line ${name}: ${Object.keys(LINES)}`);
    this.quality = LINES[name];
    const net = `10.213.${process.pid % 256}`;
    this.address = this.quality ? `${net}.1` : '127.0.0.1';
    this.viewerAddress = `${net}.2`;
  }

  /** A command line in front of a viewer's. */
  get within() {
    return this.quality ? ['ip', 'netns', 'exec', this.#name] : [];
  }

  open() {
    if (!this.quality) return;
    run('ip', 'netns', 'add', this.#name);
    run('ip', 'link', 'add', this.#near, 'type', 'veth', 'peer', 'name', this.#far, 'netns', this.#name);
    run('ip', 'address', 'add', `${this.address}/24`, 'dev', this.#near);
    run('ip', 'link', 'set', this.#near, 'up');
    run(...this.within, 'ip', 'address', 'add', `${this.viewerAddress}/24`, 'dev', this.#far);
    run(...this.within, 'ip', 'link', 'set', this.#far, 'up');
    // a queue of 100 packets, as a home router has
    const netem = ['netem', 'rate', this.quality.rate, 'delay', this.quality.delay, 'loss', this.quality.loss, 'limit', '100'];
    run('tc', 'qdisc', 'add', 'dev', this.#near, 'root', ...netem);
    run(...this.within, 'tc', 'qdisc', 'add', 'dev', this.#far, 'root', ...netem);
  }

  close() {
    if (this.quality) run('ip', 'netns', 'delete', this.#name);
  }
}
