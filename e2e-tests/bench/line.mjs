// A slow line between gateway and viewer: the viewer runs in a network namespace that only line.py connects.
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Of each direction: `rate` in bits a second, `delay` in milliseconds, `loss` as a share, `queue` in packets. */
export const LINES = {
  '5mbit': { rate: 5e6, delay: 20, loss: 0, queue: 100 },
  '1mbit': { rate: 1e6, delay: 75, loss: 0.01, queue: 100 },
};

const PROGRAM = fileURLToPath(new URL('line.py', import.meta.url));
const run = (...command) => execFileSync(command[0], command.slice(1), { stdio: ['ignore', 'ignore', 'inherit'] });

export class Line {
  #name;
  #child;
  #lines;

  constructor(name) {
    if (!(name in LINES)) throw new Error(`no line ${name}: ${Object.keys(LINES)}`);
    this.name = name;
    this.quality = LINES[name];
    const index = Object.keys(LINES).indexOf(name);
    const net = `10.213.${process.pid % 256}`;
    this.#name = `or${process.pid}-${index}`;
    this.address = `${net}.${4 * index + 1}`;
    this.viewerAddress = `${net}.${4 * index + 2}`;
  }

  /** A command line in front of a viewer's. */
  get within() {
    return ['ip', 'netns', 'exec', this.#name];
  }

  /** @param relays by port at this end of the line: where a connection to it is carried, as HOST:PORT */
  async open(relays) {
    run('ip', 'netns', 'add', this.#name);
    const { rate, delay, loss, queue } = this.quality;
    const carried = Object.entries(relays).map(([port, target]) => `${port}=${target}`);
    const settings = [this.#name, this.address, this.viewerAddress, rate, delay, loss, queue, ...carried];
    // before all else: on a busy machine it must not become a slower line than it is
    this.#child = spawn('nice', ['-n', '-15', '/usr/bin/python3', PROGRAM, ...settings.map(String)], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
    const { value } = await this.#lines.next();
    if (value !== 'open') throw new Error(`the line ${this.name} does not open`);
  }

  /** @returns what it has carried and lost, by direction */
  async close() {
    if (!this.#child) return null;
    this.#child.stdin.end();
    const { value } = await this.#lines.next();
    run('ip', 'netns', 'delete', this.#name);
    return value ? JSON.parse(value.replace('closed ', '')) : null;
  }
}
