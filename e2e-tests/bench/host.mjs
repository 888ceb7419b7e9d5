// A real session host: xrdp with its session manager, in a mount namespace with an account that exists only there.
import { spawn, execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, closeSync, cpSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { cpu, read, sleep, tree } from './processes.mjs';

const WORKLOADS = fileURLToPath(new URL('workloads', import.meta.url));
const USER = 'visitor';
const ENTER = `
mkdir -p /run/xrdp /tmp/.X11-unix && chmod 1777 /tmp/.X11-unix &&
mount --bind "$0/etc" /etc/xrdp && mount --bind "$0/run" /run/xrdp || exit 1
for file in passwd group shadow; do mount --bind "$0/$file" "/etc/$file" || exit 1; done
exec "$@"`;

export class Host {
  #folder;
  #uid;
  #processes = [];
  #program;
  #manager;
  user = USER;
  password = execFileSync('openssl', ['rand', '-hex', '12'], { encoding: 'utf8' }).trim();

  /**
   * @param address where it listens, loopback or an end of the network namespace
   * @param program a command that every session begins with
   * @param manager settings of the session manager
   */
  constructor(folder, { backend, address, port, program = '', manager = {} }) {
    this.#folder = folder;
    this.backend = backend;
    this.address = address;
    this.port = port;
    this.#program = program;
    this.#manager = manager;
    this.#uid = 100_000 + port;
  }

  async start() {
    mkdirSync(`${this.#folder}/run/sockdir`, { recursive: true });
    chmodSync(this.#folder, 0o755);
    chmodSync(`${this.#folder}/run/sockdir`, 0o3777);
    mkdirSync(this.#home);
    chownSync(this.#home, this.#uid, this.#uid);
    this.#prepareWorkloads();
    this.#addAccount();
    this.#configure();
    // the session manager takes ::1 where it is told 127.0.0.1
    await this.#launch('xrdp-sesman', this.port + 1, '127.0.0.1', '::1');
    await this.#launch('xrdp', this.port, this.address);
  }

  get #home() {
    return `${this.#folder}/home`;
  }

  get assets() {
    return JSON.parse(read(`${this.#folder}/assets/assets.json`));
  }

  #prepareWorkloads() {
    cpSync(WORKLOADS, `${this.#folder}/workloads`, { recursive: true });
    execFileSync('/usr/bin/python3', [`${WORKLOADS}/assets.py`, `${this.#folder}/assets`]);
    execFileSync('chmod', ['-R', 'a+rX', `${this.#folder}/workloads`, `${this.#folder}/assets`]);
    const wallpaper = `${this.#folder}/assets/wallpaper.png`;
    writeFileSync(
      `${this.#folder}/session`,
      `#!/bin/sh\nexport LC_ALL=C.UTF-8\nxset s off -dpms 2>/dev/null\ndisplay -window root '${wallpaper}'\nexec openbox --config-file /etc/xdg/openbox/rc.xml${this.#program && ` --startup "${this.#program}"`}\n`,
      { mode: 0o755 },
    );
  }

  #addAccount() {
    const hash = execFileSync('openssl', ['passwd', '-6', this.password], { encoding: 'utf8' }).trim();
    const lines = {
      passwd: `${USER}:x:${this.#uid}:${this.#uid}::${this.#home}:/bin/bash`,
      group: `${USER}:x:${this.#uid}:`,
      shadow: `${USER}:${hash}:19000:0:99999:7:::`,
    };
    for (const [name, line] of Object.entries(lines)) {
      const file = `${this.#folder}/${name}`;
      writeFileSync(file, readFileSync(`/etc/${name}`), { mode: name === 'shadow' ? 0o600 : 0o644 });
      appendFileSync(file, `${line}\n`);
    }
  }

  #configure() {
    cpSync('/etc/xrdp', `${this.#folder}/etc`, { recursive: true });
    const log = (name) => ({ LogFile: `${this.#folder}/${name}.log`, EnableSyslog: 'false' });
    this.#set('sesman.ini', {
      ...log('sesman'), ListenPort: this.port + 1, X11DisplayOffset: 100 + (this.port % 900),
      EnableUserWindowManager: 'false', DefaultWindowManager: `${this.#folder}/session`, Policy: 'UBD',
      ...this.#manager,
    });
    this.#set('xrdp.ini', { ...log('xrdp'), port: `tcp://${this.address}:${this.port}`, autorun: this.backend, security_layer: 'tls' });
  }

  #set(name, values) {
    const file = `${this.#folder}/etc/${name}`;
    let text = readFileSync(file, 'utf8');
    for (const [key, value] of Object.entries(values)) text = text.replace(new RegExp(`^${key}=.*$`, 'm'), `${key}=${value}`);
    writeFileSync(file, text);
  }

  async #launch(program, port, ...addresses) {
    const out = openSync(`${this.#folder}/${program}.out`, 'w');
    const ini = `/etc/xrdp/${program === 'xrdp' ? 'xrdp' : 'sesman'}.ini`;
    const enter = ['--mount', '--propagation', 'private', 'sh', '-c', ENTER, this.#folder, program, '-n', '-c', ini];
    const child = spawn('unshare', enter, { stdio: ['ignore', out, out], detached: true });
    closeSync(out);
    this.#processes.push(child);
    for (let attempt = 0; ; attempt++) {
      for (const address of addresses) if (await listens(address, port)) return;
      if (attempt > 100 || child.exitCode !== null) throw new Error(`${program} does not listen: see ${this.#folder}`);
      await sleep(100);
    }
  }

  /** The X display of the user's session, or null while there is none. */
  display() {
    for (const pid of this.#userProcesses()) {
      const [command, display] = read(`/proc/${pid}/cmdline`).split('\0');
      if (/X(tiger)?(vnc|org)$/.test(command) && this.#userProcesses().some((other) => read(`/proc/${other}/comm`) === 'openbox\n')) return display;
    }
    return null;
  }

  #userProcesses() {
    return readdirSync('/proc').filter((name) => {
      try {
        return /^\d+$/.test(name) && statSync(`/proc/${name}`).uid === this.#uid;
      } catch {
        return false; // it has ended meanwhile
      }
    });
  }

  /** Runs a workload in the session, as its user. */
  run(workload) {
    const environment = {
      HOME: this.#home, USER, PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8', DISPLAY: this.display(),
      XAUTHORITY: `${this.#home}/.Xauthority`, BENCH_ASSETS: `${this.#folder}/assets`,
    };
    const as = ['--reuid', this.#uid, '--regid', this.#uid, '--clear-groups', 'bash', `${this.#folder}/workloads/${workload}.sh`];
    return spawn('setpriv', as.map(String), { env: environment, cwd: this.#home, stdio: ['pipe', 'pipe', 'inherit'] });
  }

  /** CPU seconds of the host itself: what its session's programs use is theirs. */
  cpu() {
    const servers = tree(this.#processes.map((child) => child.pid)).filter((pid) => /^(xrdp|Xvnc|Xtigervnc|Xorg)/.test(read(`/proc/${pid}/comm`)));
    const all = cpu(this.#processes.map((child) => child.pid));
    return new Map(servers.map((pid) => [pid, all.get(pid) ?? 0]));
  }

  async stop() {
    for (const child of this.#processes.reverse()) {
      for (const pid of tree([child.pid]).reverse()) end(pid);
    }
    await sleep(500);
    for (const pid of this.#userProcesses()) end(+pid);
    await sleep(500);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function end(pid) {
  try {
    process.kill(pid);
  } catch {
    // it has ended by itself
  }
}

export function listens(address, port) {
  return new Promise((done) => {
    const socket = connect(port, address);
    socket.on('connect', () => done(true));
    socket.on('error', () => done(false));
    socket.on('close', () => socket.destroy());
    socket.on('connect', () => socket.destroy());
  });
}
