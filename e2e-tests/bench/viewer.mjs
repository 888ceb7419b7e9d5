// One measured client, as a process of its own that is told what to do line by line.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sleep } from './processes.mjs';

const PATIENCE = 20_000;

export class Viewer {
  #child;
  #waiting = [];
  #failure = null;
  /** What it said when the gateway let it in. */
  ready;

  /** @param gateway {client, settings, within}: `within` is a command line in front, such as one that enters a namespace */
  static async open(gateway, settings = {}) {
    const viewer = new Viewer(gateway, settings);
    viewer.ready = await viewer.#event('ready');
    return viewer;
  }

  constructor({ client, settings, within = [] }, more) {
    const script = fileURLToPath(new URL(`clients/${client}.mjs`, import.meta.url));
    const values = Object.entries({ ...settings, ...more }).map(([name, value]) => `${name}=${value}`);
    const [command, ...line] = [...within, process.execPath, script, ...values];
    this.#child = spawn(command, line, { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.#child.stdout }).on('line', (text) => this.#heard(JSON.parse(text)));
    this.#child.on('exit', () => this.#fail('the client has ended'));
  }

  #heard(event) {
    if (event.ev === 'error') this.#fail(event.error);
    const index = this.#waiting.findIndex((waiting) => waiting.kind === event.ev);
    if (index >= 0) this.#waiting.splice(index, 1)[0].done(event);
  }

  #fail(why) {
    this.#failure ??= new Error(why);
    for (const waiting of this.#waiting.splice(0)) waiting.failed(this.#failure);
  }

  #event(kind) {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((done, failed) => {
      const timer = setTimeout(() => failed(new Error(`the client does not answer: ${kind}`)), PATIENCE);
      const settled = (use) => (value) => {
        clearTimeout(timer);
        use(value);
      };
      this.#waiting.push({ kind, done: settled(done), failed: settled(failed) });
    });
  }

  #ask(command, kind) {
    const answer = this.#event(kind);
    this.#child.stdin.write(`${command}\n`);
    return answer;
  }

  mark(name) {
    return this.#ask(`mark ${name}`, 'mark');
  }

  /** Milliseconds from the key to the picture, null where none came. */
  async key(name) {
    return (await this.#ask(`key ${name}`, 'key')).ms;
  }

  /** Its window has another size. */
  size(width, height) {
    this.#child.stdin.write(`size ${width} ${height}\n`);
  }

  /** Waits until nothing has been drawn for `rest` ms, at most `patience` ms. */
  async quiet(rest, patience) {
    for (let waited = 0; ; waited += 100) {
      const mark = await this.mark('poll');
      if ((mark.idleMs !== null && mark.idleMs >= rest) || waited >= patience) return mark;
      await sleep(100);
    }
  }

  async quit() {
    const ended = new Promise((done) => this.#child.on('exit', done));
    if (this.#child.exitCode !== null) return;
    this.#child.stdin.end('quit\n');
    await Promise.race([ended, sleep(3000)]);
    this.#child.kill();
    await sleep(500);
  }
}
