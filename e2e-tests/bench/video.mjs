// Measures what a video costs the gateway that the host sends as H.264: passed on to a browser that decodes it, and decoded
// and encoded anew for one that does not.
//   video.mjs [--seconds 20] [--warm-up 20] [--source testsrc2=size=1280x720:rate=24] [--codec avc420|avc444] [--jar FILE]
//             [--json FILE] [--picture FILE]
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { installed, launch } from '../../web/dev/browsers.mjs';
import { Gateway } from './gateway.mjs';
import { listens } from './host.mjs';
import { busyBetween, cpu, cpuBetween, machine, read, sleep } from './processes.mjs';

const text = (fallback) => ({ type: 'string', default: fallback });
const { values: options } = parseArgs({
  options: {
    seconds: text('20'), 'warm-up': text('20'), source: text('testsrc2=size=1280x720:rate=24'), codec: text('avc420'),
    jar: text(undefined), json: text(''), picture: text(''), port: text('23750'),
  },
});
const WIDTH = 1280;
const HEIGHT = 720;
const PASSWORD = 'shows-what-moves';
/** NTLM takes its MD4 from there. */
const LEGACY = 'openssl_conf = all\n[all]\nproviders = both\n[both]\ndefault = on\nlegacy = on\n[on]\nactivate = 1\n';

const folder = mkdtempSync(`${tmpdir()}/oriel-video-`);
const children = [];

function start(name, command, args, environment = {}) {
  const log = openSync(`${folder}/${name}.log`, 'w');
  const child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ['ignore', log, log] });
  closeSync(log);
  children.push(child);
  return child;
}

/** An X screen that a film fills, shared by FreeRDP's server, which encodes by x264. */
async function startHost(display, port) {
  const environment = { DISPLAY: display, HOME: folder, OPENSSL_CONF: `${folder}/openssl.cnf` };
  writeFileSync(environment.OPENSSL_CONF, LEGACY);
  start('screen', 'Xvfb', [display, '-screen', '0', `${WIDTH}x${HEIGHT}x24`, '-nolisten', 'tcp', '-noreset']);
  await sleep(1500);
  const film = ['-v', 'error', '-f', 'lavfi', '-i', options.source, '-noborder', '-left', '0', '-top', '0'];
  start('film', 'ffplay', film, { ...environment, SDL_VIDEODRIVER: 'x11', SDL_RENDER_DRIVER: 'software' });
  const hash = execFileSync('openssl', ['dgst', '-md4', '-provider', 'legacy', '-provider', 'default', '-binary'], {
    input: Buffer.from(PASSWORD, 'utf16le'),
  });
  writeFileSync(`${folder}/sam`, `ada:::${hash.toString('hex')}:::\n`, { mode: 0o600 });
  const address = ['/bind-address:127.0.0.1', `/port:${port}`, '/sec:nla', `/sam-file:${folder}/sam`];
  start('host', 'freerdp-shadow-cli3', address, environment);
  for (let attempt = 0; !(await listens('127.0.0.1', port)); attempt++) {
    if (attempt > 100) throw new Error(`the host does not listen: ${read(`${folder}/host.log`)}`);
    await sleep(100);
  }
}

/** Told to the client's worker: counts what is decoded and painted from then on. */
const COUNTS = `(() => {
  if (!globalThis.VideoDecoder) return false; // its script has not begun
  globalThis.tally = { units: 0, painted: 0, disorder: 0, last: -1 };
  const { decode } = VideoDecoder.prototype;
  VideoDecoder.prototype.decode = function (chunk) {
    tally.units++;
    return decode.call(this, chunk);
  };
  const { drawImage } = OffscreenCanvasRenderingContext2D.prototype;
  OffscreenCanvasRenderingContext2D.prototype.drawImage = function (image, ...rest) {
    if (image instanceof VideoFrame && image.timestamp !== tally.last) {
      if (image.timestamp < tally.last) tally.disorder++;
      tally.painted++;
      tally.last = image.timestamp;
    }
    return drawImage.call(this, image, ...rest);
  };
  return true;
})()`;

async function count(worker) {
  for (let attempt = 0; attempt < 500; attempt++) {
    if (await worker.evaluate(COUNTS).catch(() => false)) return;
    await sleep(10);
  }
  throw new Error('the worker cannot be told to count');
}
/** Told to the page: there is no decoder, and no worker that would have one. */
const NO_DECODER = `
delete globalThis.VideoDecoder;
localStorage.setItem('oriel.settings', JSON.stringify({ renderer: 'page' }));
`;

async function view(browser, gateway, decodes) {
  const page = await browser.newPage();
  await page.setViewport({ width: WIDTH, height: HEIGHT });
  let worker;
  let counting;
  page.on('workercreated', (created) => {
    worker = created;
    counting = count(created);
  });
  if (!decodes) await page.evaluateOnNewDocument(NO_DECODER);
  const { host, port, user, password } = gateway.viewer.settings;
  await page.goto(`http://${host}:${port}/`);
  await page.waitForSelector("input[name='name']");
  await page.type("input[name='name']", user);
  await page.type("input[name='password']", password);
  await page.keyboard.press('Enter');
  await page.waitForSelector("body[data-state='live']", { timeout: 60_000 });
  await counting;
  return { page, tally: () => worker?.evaluate(() => ({ ...globalThis.tally })) ?? {} };
}

async function measure(gateway, decodes) {
  const browser = await launch(installed.find(({ name }) => name === 'Chromium'));
  try {
    const { page, tally } = await view(browser, gateway, decodes);
    await sleep(+options['warm-up'] * 1000);
    const before = { cpu: cpu([gateway.pid]), machine: machine(), tally: await tally(), at: performance.now() };
    await sleep(+options.seconds * 1000);
    const after = { cpu: cpu([gateway.pid]), machine: machine(), tally: await tally(), at: performance.now() };
    if (options.picture) await page.screenshot({ path: options.picture });
    const seconds = (after.at - before.at) / 1000;
    const difference = (name) => (after.tally[name] ?? 0) - (before.tally[name] ?? 0);
    return {
      seconds, cpu: cpuBetween(before.cpu, after.cpu) / seconds, busy: busyBetween(before.machine, after.machine),
      units: difference('units') / seconds, painted: difference('painted') / seconds, disorder: difference('disorder'),
    };
  } finally {
    await browser.close();
  }
}

let gateway;
try {
  mkdirSync(`${folder}/gateway`);
  await startHost(`:${+options.port % 1000}`, +options.port);
  const host = { address: '127.0.0.1', port: +options.port, user: 'ada', password: PASSWORD };
  gateway = new Gateway(`${folder}/gateway`, {
    address: '127.0.0.1', port: +options.port + 2, host, pace: ['60', '60'], graphics: options.codec === 'avc420' ? 'video-420' : 'video', jar: options.jar, settings: [],
  });
  await gateway.start();
  const passed = await measure(gateway, true);
  const decoded = await measure(gateway, false);
  const result = { processor: cpus()[0].model, options, passed, decoded, ratio: passed.cpu / decoded.cpu };
  console.log(JSON.stringify(result, null, 1));
  console.log(read(`${folder}/gateway/gateway.log`).split('\n').filter((line) => line.includes('draws with')).join('\n'));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
} catch (error) {
  console.error(error, read(`${folder}/gateway/gateway.log`).slice(-4000));
  process.exitCode = 1;
} finally {
  await gateway?.stop();
  for (const child of children.reverse()) child.kill();
  await sleep(500);
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}
