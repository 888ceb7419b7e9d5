// `npm run look`: takes pictures of every page, light and dark, wide and on a phone, in both languages, into target/look.
import { mkdirSync } from 'node:fs';
import { installed, launch } from './browsers.mjs';
import { startGateway } from './gateway.mjs';

const FOLDER = 'target/look';
const PORT = Number(process.env.ORIEL_WEB_PORT ?? 14580);
const SIZES = {
  wide: { width: 1280, height: 800 },
  phone: { width: 390, height: 780, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};
const failed = 'body[data-page="failure"]';
const live = 'body[data-state="live"]';

/** name, address, what to wait for, what to do then */
const VIEWS = [
  ['sign-in', '', 'form'],
  ['sign-in-refused', '', 'form', refuseSignIn],
  ['desktops', '', '.card'],
  ['account', '', '.card', (page) => page.click('oriel-account-menu button')],
  ['thumbnail', 'desktop/office', live, leave],
  ['connecting', 'desktop/slow', '[data-stage="CREDENTIALS"]'],
  ['credentials', 'desktop/ask', 'input[name="password"]'],
  ['live', 'desktop/office', live],
  ['toolbar', 'desktop/office', live, (page) => page.click('.grip')],
  ['keys', 'desktop/office', live, (page) => panel(page, 'keys')],
  ['display', 'desktop/office', live, (page) => panel(page, 'display')],
  ['more', 'desktop/office', live, (page) => panel(page, 'more')],
  ['reconnecting', 'desktop/cut', 'body[data-state="reconnecting"]'],
  ['failure', 'desktop/refuse', failed, (page) => page.click('summary')],
  ['failure-auto', 'desktop/later', failed],
  ['taken-over', 'desktop/taken', failed],
];

mkdirSync(FOLDER, { recursive: true });
const only = process.argv.slice(2);
const [chromium] = installed;
const browser = await launch(chromium);
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const theme of ['light', 'dark']) {
    for (const language of ['en', 'zh-Hans']) {
      const gateway = await startGateway(PORT);
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport(viewport);
      await page.goto(gateway.url);
      const settings = JSON.stringify({ theme, language, hintSeen: true });
      await page.evaluate((value) => localStorage.setItem('oriel.settings', value), settings);
      for (const [name, address, selector, action] of VIEWS) {
        if (only.length > 0 && !only.includes(name)) continue;
        gateway.state.signedIn = !name.startsWith('sign-in');
        await page.goto(gateway.url + address);
        await page.waitForSelector(selector, { timeout: 10_000 });
        await action?.(page);
        await new Promise((resolve) => setTimeout(resolve, 400));
        await page.screenshot({ path: `${FOLDER}/${name}-${size}-${theme}-${language}.png` });
      }
      await context.close();
      await gateway.close();
    }
  }
}
await browser.close();
console.log(`pictures are in web/${FOLDER}`);

async function refuseSignIn(page) {
  await page.type('input[name="name"]', 'ada');
  await page.type('input[name="password"]', 'wrong');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.problem');
}

async function panel(page, name) {
  await page.click('.grip');
  await page.click(`[data-panel="${name}"]`);
}

async function leave(page) {
  await page.click('.grip');
  await page.click('[data-action="desktops"]');
  await page.waitForSelector('.card canvas');
}
