// `npm run check:browsers`: what only a real browser can tell. The golden vectors, JPEGs included, and the pages against
// the mock gateway, in every browser that is installed.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { installed, launch } from './browsers.mjs';
import { DESKTOPS, startGateway } from './gateway.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const VECTORS = join(ROOT, 'testdata/vectors');
const PORT = Number(process.env.ORIEL_WEB_PORT ?? 14590);
const PATIENCE = { timeout: 10_000 };

for (const kind of installed) {
  describe(kind.name, () => {
    let browser;
    before(async () => {
      browser = await launch(kind);
    });
    after(() => browser?.close());

    test('takes the golden vectors', async () => {
      const server = await createServer({
        root: ROOT,
        logLevel: 'error',
        server: { port: PORT + 1, strictPort: true },
      });
      await server.listen();
      const page = await browser.newPage();
      try {
        await page.goto(`http://127.0.0.1:${PORT + 1}/testing/blank.html`);
        for (const folder of ['frames', 'malformed']) {
          const vectors = readdirSync(join(VECTORS, folder))
            .filter((name) => name.endsWith('.json'))
            .map((name) => ({
              vector: JSON.parse(readFileSync(join(VECTORS, folder, name), 'utf8')),
              bytes: readFileSync(join(VECTORS, folder, name.replace('.json', '.bin'))).toString('base64'),
            }));
          assert.deepEqual(await page.evaluate(replayAll, vectors), []);
        }
      } finally {
        await page.close();
        await server.close();
      }
    });

    for (const renderer of ['worker', 'page']) {
      test(`shows a desktop and sends input, painting in the ${renderer}`, () =>
        withPage(browser, { renderer }, async (page, gateway) => {
          await open(page, gateway, 'office');
          assert.deepEqual(await pixel(page, 100, 90), [0x2b, 0x57, 0xc4, 255]);
          assert.deepEqual(await pixel(page, 100, 200), [0xf4, 0xf4, 0xf4, 255]);
          const { width } = gateway.state.received.find(({ type }) => type === 'hello');
          assert.equal(await page.$eval('#screen', (canvas) => canvas.width), width);

          gateway.state.received.length = 0;
          await page.mouse.click(300, 300);
          await page.keyboard.press('KeyA');
          for (let notch = 0; notch < 2; notch++) await page.mouse.wheel({ deltaY: 120 });
          await eventually(async () =>
            assert.equal(gateway.state.received.filter(({ type }) => type === 'wheel').length, 2),
          );
          const events = gateway.state.received.filter(({ type }) => type !== 'locks' && type !== 'visibility');
          const notches = events.filter(({ type }) => type === 'wheel').reduce((sum, { delta }) => sum + delta, 0);
          assert.equal(notches, -240);
          assert.deepEqual(
            events.filter(({ type }) => type !== 'wheel'),
            [
              { type: 'move', x: 300, y: 300 },
              { type: 'button', button: 1, down: true, x: 300, y: 300 },
              { type: 'button', button: 1, down: false, x: 300, y: 300 },
              { type: 'key', down: true, extended: 0, scancode: 0x1e },
              { type: 'key', down: false, extended: 0, scancode: 0x1e },
            ],
          );
          // the mock answers a key with a bar of the scancode's width
          await page.waitForFunction(() => document.body.dataset.state === 'live', PATIENCE);
          await eventually(async () => assert.deepEqual(await pixel(page, 104, 124), [0x17, 0x20, 0x2c, 255]));
        }));
    }

    test('sends text that no key gives', () =>
      withPage(browser, {}, async (page, gateway) => {
        await open(page, gateway, 'office');
        gateway.state.received.length = 0;
        await page.$eval('.text-field', (field) => {
          // what input methods and insertText do: the field's content changes
          field.focus();
          document.execCommand('insertText', false, 'é€中');
        });
        await received(gateway, ({ type, down, text }) => type === 'unicode' && !down && text === '中');
        const typed = gateway.state.received.filter(({ type, down }) => type === 'unicode' && down);
        assert.equal(typed.map(({ text }) => text).join(''), 'é€中');
      }));

    test('shows the host’s pointer as a cursor', () =>
      withPage(browser, {}, async (page, gateway) => {
        await open(page, gateway, 'office');
        await page.waitForFunction(
          () => getComputedStyle(document.querySelector('.stage')).cursor.includes('url('),
          PATIENCE,
        );
        assert.match(
          await page.$eval('.stage', (stage) => getComputedStyle(stage).cursor),
          /^url\("data:image\/png.*12 12, default$/,
        );
      }));

    test('opens the menu by the chord and gives the keyboard back', () =>
      withPage(browser, {}, async (page, gateway) => {
        await open(page, gateway, 'office');
        for (const key of ['Control', 'Alt', 'Shift']) await page.keyboard.down(key);
        for (const key of ['Shift', 'Alt', 'Control']) await page.keyboard.up(key);
        await page.waitForSelector('.toolbar', PATIENCE);
        assert.equal(await page.evaluate(() => document.activeElement.dataset.action), 'ctrl-alt-del');
        gateway.state.received.length = 0;
        await page.keyboard.press('Enter');
        await received(gateway, ({ scancode }) => scancode === 0x53);
        await page.keyboard.press('Escape');
        await page.waitForSelector('.grip', PATIENCE);
        assert.ok(await page.evaluate(() => document.activeElement.classList.contains('text-field')));
      }));

    test('releases keys when the page loses the keyboard', () =>
      withPage(browser, {}, async (page, gateway) => {
        await open(page, gateway, 'office');
        await page.keyboard.down('KeyB');
        await page.$eval('.text-field', (field) => field.blur());
        await received(gateway, ({ type }) => type === 'release');
      }));

    test('lets go of the line when the page is left, and takes it up again on the way back', () =>
      withPage(browser, {}, async (page, gateway) => {
        await open(page, gateway, 'office');
        await page.goto('about:blank');
        await eventually(async () => assert.equal(gateway.state.viewers, 0));
        await page.goBack();
        await page.waitForSelector('body[data-state="live"]', PATIENCE);
        assert.equal(gateway.state.viewers, 1);
      }));

    test('tells why a session ended, and tries again', () =>
      withPage(browser, {}, async (page, gateway) => {
        await open(page, gateway, 'refuse', 'body[data-page="failure"]');
        assert.equal(await page.$eval('#failure [data-outcome]', ({ dataset }) => dataset.outcome), 'LOGON_REFUSED');
        gateway.state.received.length = 0;
        await page.click('.actions .primary');
        await received(gateway, ({ type }) => type === 'hello');
      }));

    test('refuses a malformed frame with a reason', () =>
      withPage(browser, {}, async (page, gateway) => {
        await open(page, gateway, 'malformed', 'body[data-page="failure"]');
        assert.match(await page.$eval('#failure dl', (list) => list.textContent), /PROTOCOL_ERROR.*frame header/s);
      }));

    test('comes back after the line was cut', () =>
      withPage(browser, {}, async (page, gateway) => {
        await open(page, gateway, 'cut');
        gateway.state.received.length = 0;
        await received(gateway, ({ type }) => type === 'hello');
        await page.waitForSelector('body[data-state="live"]', PATIENCE);
      }));

    test('says that the line is unstable when input has no effect and no ping is answered', () =>
      withPage(browser, {}, async (page, gateway) => {
        await open(page, gateway, 'mute');
        await page.keyboard.press('KeyA');
        await page.waitForSelector('.badge', PATIENCE);
      }));

    test('asks for credentials and hands them on', () =>
      withPage(browser, {}, async (page, gateway) => {
        await open(page, gateway, 'ask', 'body[data-state="credentials"] input[name="password"]');
        await page.type('input[name="password"]', 'geheim');
        await page.keyboard.press('Enter');
        await page.waitForSelector('body[data-state="live"]', PATIENCE);
        const { credentials } = gateway.state.received.findLast(({ type }) => type === 'hello');
        assert.deepEqual(credentials, { user: 'ada', password: 'geheim', domain: '' });
      }));

    test('signs in by key once and erases it, by password, and out', () =>
      withPage(browser, { signedIn: false }, async (page, gateway) => {
        await page.goto(`${gateway.url}#key=once`);
        await page.waitForSelector('body[data-page="desktops"] .card', PATIENCE);
        assert.equal(page.url(), gateway.url);
        await page.click('oriel-account-menu button');
        await page.click('oriel-account-menu .menu-item');
        await page.waitForSelector('body[data-page="sign-in"]', PATIENCE);
        await page.type('input[name="name"]', 'ada');
        await page.type('input[name="password"]', 'wrong');
        await page.keyboard.press('Enter');
        await page.waitForSelector('.problem', PATIENCE);
        await page.type('input[name="password"]', 'secret');
        await page.keyboard.press('Enter');
        await page.waitForSelector('body[data-page="desktops"]', PATIENCE);
      }));

    test('goes straight to a single desktop, and to the list when asked', () =>
      withPage(browser, { desktops: DESKTOPS.slice(0, 1) }, async (page, gateway) => {
        await page.goto(gateway.url);
        await page.waitForSelector('body[data-state="live"]', PATIENCE);
        assert.equal(page.url(), `${gateway.url}desktop/office`);
        await page.click('.grip');
        await page.click('[data-action="desktops"]');
        await page.waitForSelector('body[data-page="desktops"] .card', PATIENCE);
      }));
  });
}

/** Runs in the browser. */
async function replayAll(vectors) {
  const { replay } = await import('/testing/replay.ts');
  const { JpegDecoder } = await import('/src/render/jpeg.ts');
  const decoder = new JpegDecoder(() => new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true }));
  const problems = [];
  for (const { vector, bytes } of vectors) {
    const binary = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
    problems.push(...(await replay(vector, binary, (jpeg) => decoder.decode(jpeg), true)));
  }
  return problems;
}

/** A page of its own, with storage of its own, at a gateway of its own. Whatever the page complains of is an error. */
async function withPage(browser, { renderer = 'worker', signedIn = true, desktops = DESKTOPS }, action) {
  const gateway = await startGateway(PORT, { desktops });
  gateway.state.signedIn = signedIn;
  const context = await browser.createBrowserContext();
  const complaints = [];
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
    });
    if (renderer !== 'worker') {
      await page.goto(gateway.url);
      await page.evaluate((settings) => localStorage.setItem('oriel.settings', settings), JSON.stringify({ renderer }));
    }
    await action(page, gateway);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
    await gateway.close();
  }
}

async function open(page, gateway, desktop, selector = 'body[data-state="live"]') {
  await page.goto(`${gateway.url}desktop/${desktop}`);
  try {
    await page.waitForSelector(selector, PATIENCE);
  } catch (error) {
    const state = await page.evaluate(() => ({ ...document.body.dataset, text: document.body.textContent }));
    throw new Error(`${error.message}; ${JSON.stringify(state)} after ${JSON.stringify(gateway.state.received)}`);
  }
}

async function pixel(page, x, y) {
  return page.$eval(
    '#screen',
    (screen, left, top) => {
      const copy = document.createElement('canvas');
      const context = copy.getContext('2d');
      context.drawImage(screen, left, top, 1, 1, 0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data];
    },
    x,
    y,
  );
}

function received(gateway, wanted) {
  return eventually(async () => assert.ok(gateway.state.received.some(wanted), JSON.stringify(gateway.state.received)));
}

/** Tries until it holds; the last complaint counts. */
async function eventually(assertion) {
  for (const end = Date.now() + PATIENCE.timeout; ; ) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
