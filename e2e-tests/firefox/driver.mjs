// Drives the system's Firefox over WebDriver BiDi for the tests: a JSON request a line on standard input, its reply a
// line on standard output. Playwright cannot drive a stock Firefox.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const web = createRequire(new URL('../../web/package.json', import.meta.url));
const puppeteer = await import(pathToFileURL(web.resolve('puppeteer-core')).href);

const [executablePath, userDataDir] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: 'firefox', executablePath, userDataDir, headless: true });
const page = await browser.newPage();
await page.setViewport({ width: 1100, height: 850 });

const commands = {
  async signIn({ url, name, password }) {
    await page.goto(url);
    await page.waitForSelector("body[data-page='sign-in']");
    await page.type("input[name='name']", name);
    await page.type("input[name='password']", password);
    await page.keyboard.press('Enter');
    await page.waitForSelector("body:not([data-page='sign-in'])[data-page]");
  },
  async open({ url }) {
    await page.goto(url);
  },
  async awaitLive() {
    await page.waitForSelector("body[data-state='live'], body[data-page='failure']", { timeout: 30_000 });
    const failure = await page.$('#failure');
    if (failure) throw new Error(`the desktop failed: ${await failure.evaluate((element) => element.textContent)}`);
  },
  // the page's canvas may belong to a worker, so it is copied before it is read
  async picture() {
    return page.evaluate(() => {
      const screen = document.querySelector('canvas#screen');
      const copy = document.createElement('canvas');
      copy.width = screen.width;
      copy.height = screen.height;
      copy.getContext('2d', { alpha: false, willReadFrequently: true }).drawImage(screen, 0, 0);
      return copy.toDataURL('image/png').split(',')[1];
    });
  },
  async type({ text }) {
    for (const character of text) await page.keyboard.press(character === '\n' ? 'Enter' : character);
  },
  async click({ x, y }) {
    const at = await page.$eval(
      'canvas#screen',
      (canvas, x, y) => {
        const box = canvas.getBoundingClientRect();
        const scale = box.width / canvas.width;
        return { x: box.x + (x + 0.5) * scale, y: box.y + (y + 0.5) * scale };
      },
      x,
      y,
    );
    await page.mouse.click(at.x, at.y);
  },
  async screenshot({ path }) {
    await page.screenshot({ path });
  },
};

try {
  for await (const line of createInterface({ input: process.stdin })) {
    const { command, ...argument } = JSON.parse(line);
    let reply;
    try {
      reply = { result: (await commands[command](argument)) ?? null };
    } catch (error) {
      reply = { error: String(error) };
    }
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  }
} finally {
  await browser.close();
}
