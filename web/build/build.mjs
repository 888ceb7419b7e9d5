// What Maven calls: `node build/build.mjs bundle` builds into target/classes, `node build/build.mjs check` lints, checks
// types and runs the unit tests. Each step is skipped while nothing that it depends on has changed since it last passed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUTPUT = 'target/classes/META-INF/oriel-web/index.html';
const SETUP = ['package.json', 'package-lock.json', '.npmrc'];
const SOURCES = [...SETUP, 'index.html', 'vite.config.ts', 'src', 'build'];
// the catalogue's test reads the gateway's list of outcomes
const OUTCOMES = '../protocol-bridge/src/main/java/dev/oriel/bridge';
const CHECKED = [
  ...SOURCES,
  'biome.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.tests.json',
  'testdata',
  'testing',
  'dev',
  OUTCOMES,
];

const steps = { bundle, check };
const step = steps[process.argv[2]];
if (!step) {
  console.error(`usage: node build/build.mjs ${Object.keys(steps).join('|')}`);
  process.exit(2);
}
process.chdir(ROOT);
install();
step();

/** Installs what the lockfile names, when it has changed. */
function install() {
  unlessDone('node_modules/.oriel-installed', SETUP, () => {
    rmSync('node_modules', { recursive: true, force: true });
    run('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline']);
  });
}

function bundle() {
  if (!existsSync(OUTPUT)) rmSync('target/.oriel-bundled', { force: true });
  unlessDone('target/.oriel-bundled', SOURCES, () => run('npm', ['run', '--silent', 'build']));
}

function check() {
  unlessDone('target/.oriel-checked', CHECKED, () => run('npm', ['run', '--silent', 'check']));
}

function unlessDone(stamp, inputs, action) {
  const hash = digest(inputs);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(stamp, { force: true });
  action();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

function digest(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap(files).sort()) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function files(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => files(join(path, name)));
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error) {
    console.error(`${command} cannot be run: ${error.message}; the web client needs Node 20 or newer and npm`);
    process.exit(1);
  }
  if (status !== 0) process.exit(status ?? 1);
}
