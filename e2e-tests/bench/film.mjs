// Hosts that show a film of 1280×720 by H.264.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JAVA, JAR } from './gateway.mjs';
import { listens } from './host.mjs';
import { read, sleep } from './processes.mjs';

export const WIDTH = 1280;
export const HEIGHT = 720;
const CLASSES = fileURLToPath(new URL('../../protocol-bridge/target/test-classes', import.meta.url));
/** NTLM takes its MD4 from there. */
const LEGACY = 'openssl_conf = all\n[all]\nproviders = both\n[both]\ndefault = on\nlegacy = on\n[on]\nactivate = 1\n';

class Programs {
  #children = [];

  constructor(folder, port) {
    this.folder = folder;
    this.port = port;
    this.address = '127.0.0.1';
    this.user = 'ada';
  }

  start(name, command, args, environment = {}) {
    const log = openSync(`${this.folder}/${name}.log`, 'w');
    const child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ['ignore', log, log] });
    closeSync(log);
    this.#children.push(child);
  }

  /** @param name of the program that is to listen */
  async awaitListening(name) {
    for (let attempt = 0; !(await listens(this.address, this.port)); attempt++) {
      if (attempt > 600) throw new Error(`the host does not listen: ${read(`${this.folder}/${name}.log`)}`);
      await sleep(100);
    }
  }

  stop() {
    for (const child of this.#children.reverse()) child.kill();
  }
}

/** A script plays a film that was encoded before: 24 pictures a second, as long as they are acknowledged. */
export class ScriptedFilm extends Programs {
  password = 'secret';

  async open() {
    const options = ['--enable-native-access=ALL-UNNAMED', '-cp', `${CLASSES}:${JAR}`];
    this.start('host', JAVA, [...options, 'dev.oriel.rdp.film.FilmHost', this.port, '240', 'endless']);
    await this.awaitListening('host');
  }

  /** Pictures that it has sent so far. */
  get pictures() {
    return read(`${this.folder}/host.log`).split(' picture ').length - 1;
  }
}

/** An X screen that a film fills, shared by FreeRDP's server, which encodes by x264. */
export class SharedScreen extends Programs {
  password = 'shows-what-moves';

  async open(source) {
    const display = `:${this.port % 1000}`;
    const environment = { DISPLAY: display, HOME: this.folder, OPENSSL_CONF: `${this.folder}/openssl.cnf` };
    writeFileSync(environment.OPENSSL_CONF, LEGACY);
    this.start('screen', 'Xvfb', [display, '-screen', '0', `${WIDTH}x${HEIGHT}x24`, '-nolisten', 'tcp', '-noreset']);
    await sleep(1500);
    const film = ['-v', 'error', '-f', 'lavfi', '-i', source, '-noborder', '-left', '0', '-top', '0'];
    this.start('film', 'ffplay', film, { ...environment, SDL_VIDEODRIVER: 'x11', SDL_RENDER_DRIVER: 'software' });
    const hash = execFileSync('openssl', ['dgst', '-md4', '-provider', 'legacy', '-provider', 'default', '-binary'], {
      input: Buffer.from(this.password, 'utf16le'),
    });
    writeFileSync(`${this.folder}/sam`, `${this.user}:::${hash.toString('hex')}:::\n`, { mode: 0o600 });
    const address = [`/bind-address:${this.address}`, `/port:${this.port}`, '/sec:nla', `/sam-file:${this.folder}/sam`];
    this.start('host', 'freerdp-shadow-cli3', address, environment);
    await this.awaitListening('host');
  }
}
