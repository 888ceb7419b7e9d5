// `npm run lockfile`: brings package-lock.json up to date with package.json.
//
// npm leaves out optional packages that its registry does not have, and `npm ci` then refuses the file. Mirrors often
// lack the binaries of platforms that nobody there uses; these are written down here all the same, without a checksum.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FILE = join(ROOT, 'package-lock.json');
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

const { status } = spawnSync('npm', ['install', '--package-lock-only'], { cwd: ROOT, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const missing = Object.values(lock.packages)
  .flatMap(({ optionalDependencies = {}, dev }) => Object.entries(optionalDependencies).map((entry) => [...entry, dev]))
  .filter(([name]) => !lock.packages[`node_modules/${name}`]);
for (const [name, version, dev] of missing) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`platform of optional package ${name} is not clear`);
  lock.packages[`node_modules/${name}`] = { version, cpu, ...(dev && { dev }), optional: true, os };
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
