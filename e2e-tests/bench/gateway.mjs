// The gateway under measurement, run from its jar as an administrator runs it.
import { spawn, execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listens } from './host.mjs';
import { sleep } from './processes.mjs';

export const JAR = fileURLToPath(new URL('../../server/target/oriel.jar', import.meta.url));
const OPTIONS = fileURLToPath(new URL('../../server/oriel.jvm', import.meta.url));
export const JAVA = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java';
const USER = 'ada';
const PASSWORD = 'measures-what-counts';
/** The file of what it has learnt is written when it ends, in ms. */
const WRITING = 120_000;

export class Gateway {
  #folder;
  #child;
  #learnt = null;

  /** @param desktops ids, all of them the one host */
  constructor(folder, { address, port, host, desktops = ['bench'], pace, graphics, settings, jar = JAR }) {
    this.#folder = folder;
    this.jar = jar;
    this.address = address;
    this.port = port;
    const connection = `host: ${host.address}, port: ${host.port}, user: ${host.user}, password: "${host.password}"${graphics ? `, graphics: ${graphics}` : ''}`;
    this.configuration = [
      `listen: {address: ${address}, port: ${port}}`,
      `users: [{name: ${USER}, password: "${hash(jar)}", desktops: ["*"]}]`,
      `desktops: [${desktops.map((id) => `{id: ${id}, ${connection}}`).join(', ')}]`,
      `pace: {active: ${pace[0]}, idle: ${pace[1]}}`,
      ...settings,
    ];
  }

  /** Lets it run once, so that it starts warm from then on, as `oriel learn` does. */
  async learn(use) {
    const file = `${this.#folder}/oriel.aot`;
    await this.start([`-XX:AOTCacheOutput=${file}`]);
    await use();
    await this.stop(WRITING);
    if (!existsSync(file)) throw new Error(`the gateway has learnt nothing: see ${this.#folder}/gateway.log`);
    this.#learnt = file;
  }

  /** @param more options of the Java virtual machine */
  async start(more = this.#learnt ? [`-XX:AOTCache=${this.#learnt}`] : []) {
    mkdirSync(this.#folder, { recursive: true });
    const file = `${this.#folder}/oriel.yaml`;
    writeFileSync(file, `${this.configuration.join('\n')}\n`, { mode: 0o600 });
    const log = openSync(`${this.#folder}/gateway.log`, 'w');
    const options = [`@${OPTIONS}`, ...more, ...(process.env.ORIEL_JAVA_OPTS ?? '').split(' ').filter(Boolean)];
    this.#child = spawn(JAVA, [...options, '-jar', this.jar, 'run', '--config', file], { stdio: ['ignore', log, log] });
    closeSync(log);
    for (let attempt = 0; !(await listens(this.address, this.port)); attempt++) {
      if (attempt > 150 || this.#child.exitCode !== null) throw new Error(`the gateway does not listen: see ${this.#folder}/gateway.log`);
      await sleep(200);
    }
  }

  get java() {
    return execFileSync(JAVA, ['--version'], { encoding: 'utf8' }).split('\n')[0];
  }

  get pid() {
    return this.#child.pid;
  }

  /** What a viewer of it needs. */
  get viewer() {
    return { client: 'oriel', settings: { host: this.address, port: this.port, user: USER, password: PASSWORD } };
  }

  async stop(patience = 10_000) {
    if (!this.#child) return;
    const ended = new Promise((done) => this.#child.on('exit', done));
    if (this.#child.exitCode === null && this.#child.kill()) await Promise.race([ended, sleep(patience)]);
  }
}

function hash(jar) {
  const env = { ...process.env, ORIEL_PASSWORD: PASSWORD };
  return execFileSync(JAVA, ['-jar', jar, 'hash-password'], { env, encoding: 'utf8' }).trim();
}
