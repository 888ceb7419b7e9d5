// Measures what a video costs the gateway that the host sends as H.264: passed on to a browser that decodes it, and decoded
// and encoded anew for one that does not.
//   video.mjs [--seconds 20] [--warm-up 60] [--jar FILE] [--json FILE] [--picture FILE]
//             [--host shadow [--source testsrc2=size=1280x720:rate=24] [--codec avc420|avc444]]
// The host is a script that plays what was encoded before; with --host shadow FreeRDP's server, which shares a screen with a
// player and needs a processor for that.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { installed, launch } from '../../web/dev/browsers.mjs';
import { HEIGHT, ScriptedFilm, SharedScreen, WIDTH } from './film.mjs';
import { Gateway } from './gateway.mjs';
import { busyBetween, cpu, cpuBetween, machine, read, sleep } from './processes.mjs';
import { run } from './program.mjs';

const text = (fallback) => ({ type: 'string', default: fallback });
const { values: options } = parseArgs({
  options: {
    seconds: text('20'), 'warm-up': text('60'), host: text('script'), source: text('testsrc2=size=1280x720:rate=24'), codec: text('avc420'),
    jar: text(undefined), json: text(''), picture: text(''), port: text('23750'),
  },
});

const folder = mkdtempSync(`${tmpdir()}/oriel-video-`);

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
    const state = async () => ({
      cpu: cpu([gateway.pid]), machine: machine(), sent: host.pictures, tally: await tally(), at: performance.now(),
    });
    const before = await state();
    await sleep(+options.seconds * 1000);
    const after = await state();
    if (options.picture) await page.screenshot({ path: options.picture });
    const seconds = (after.at - before.at) / 1000;
    const difference = (name) => (after.tally[name] ?? 0) - (before.tally[name] ?? 0);
    return {
      seconds, cpu: cpuBetween(before.cpu, after.cpu) / seconds, busy: busyBetween(before.machine, after.machine),
      sent: (after.sent - before.sent) / seconds, units: difference('units') / seconds, painted: difference('painted') / seconds, disorder: difference('disorder'),
    };
  } finally {
    await browser.close();
  }
}

const port = +options.port;
const host = new (options.host === 'shadow' ? SharedScreen : ScriptedFilm)(folder, port);
const gateway = new Gateway(`${folder}/gateway`, {
  address: '127.0.0.1', port: port + 2, host, pace: ['60', '60'], graphics: options.codec === 'avc420' ? 'video-420' : 'video', jar: options.jar, settings: [],
});
async function work() {
  mkdirSync(`${folder}/gateway`);
  await host.open(options.source);
  await gateway.start();
  const passed = await measure(gateway, true);
  const decoded = await measure(gateway, false);
  // FreeRDP's server does not say how many pictures it sends
  const each = ({ cpu: seconds, sent }) => seconds / (sent || 1);
  const result = { processor: cpus()[0].model, options, passed, decoded, ratio: each(passed) / each(decoded) };
  console.log(JSON.stringify(result, null, 1));
  console.log(read(`${folder}/gateway/gateway.log`).split('\n').filter((line) => line.includes('draws with')).join('\n'));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
}

await run(
  work,
  async () => {
    await gateway.stop();
    host.stop();
    await sleep(500);
    rmSync(folder, { recursive: true, force: true });
  },
  `${folder}/gateway/gateway.log`,
);
