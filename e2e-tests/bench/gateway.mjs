// The gateway under measurement, run from its jar as an administrator runs it.
import { spawn, execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listens } from './host.mjs';
import { sleep } from './processes.mjs';

const JAR = fileURLToPath(new URL('../../server/target/oriel.jar', import.meta.url));
const JAVA = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java';
const USER = 'ada';
const PASSWORD = 'measures-what-counts';

export class Gateway {
  #folder;
  #child;

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

  async start() {
    mkdirSync(this.#folder, { recursive: true });
    const file = `${this.#folder}/oriel.yaml`;
    writeFileSync(file, `${this.configuration.join('\n')}\n`, { mode: 0o600 });
    const log = openSync(`${this.#folder}/gateway.log`, 'w');
    const options = (process.env.ORIEL_JAVA_OPTS ?? '').split(' ').filter(Boolean);
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

  async stop() {
    if (!this.#child) return;
    const ended = new Promise((done) => this.#child.on('exit', done));
    if (this.#child.exitCode === null && this.#child.kill()) await Promise.race([ended, sleep(10_000)]);
  }
}

function hash(jar) {
  const env = { ...process.env, ORIEL_PASSWORD: PASSWORD };
  return execFileSync(JAVA, ['-jar', jar, 'hash-password'], { env, encoding: 'utf8' }).trim();
}
