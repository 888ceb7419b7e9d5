import { installed, launch } from './browsers.mjs';

const url = process.argv[2];
const which = process.argv[3] ?? 'Chromium';
const b = await launch(installed.find((k) => k.name === which));
const p = await b.newPage();
p.on('console', (m) => console.log('console', m.type(), m.text()));
p.on('pageerror', (e) => console.log('pageerror', e.message));
await p.setViewport({ width: 1280, height: 800 });
const t0 = Date.now();
await p.goto(url);
await p
  .waitForSelector('body[data-state=live], body[data-page=failure]', { timeout: 30000 })
  .catch((e) => console.log(String(e)));
console.log(
  'live after',
  Date.now() - t0,
  p.url(),
  await p.evaluate(() => JSON.stringify(document.body.dataset)),
  await p.evaluate(() => document.querySelector('#failure')?.textContent),
);
await new Promise((r) => setTimeout(r, 1500));
await p.screenshot({ path: '/tmp/r1.png' });
await p.mouse.click(640, 400);
await p.keyboard.type('echo hello from the browser, A-Z {}|"~');
await p.keyboard.press('Enter');
await new Promise((r) => setTimeout(r, 1500));
await p.screenshot({ path: '/tmp/r2.png' });
await p.keyboard.sendCharacter('echo é ß € 中');
await p.keyboard.press('Enter');
await new Promise((r) => setTimeout(r, 1500));
await p.mouse.click(900, 650, { button: 'right' });
await new Promise((r) => setTimeout(r, 1500));
await p.screenshot({ path: '/tmp/r3.png' });
for (const key of ['Control', 'Alt', 'Shift']) await p.keyboard.down(key);
for (const key of ['Shift', 'Alt', 'Control']) await p.keyboard.up(key);
await new Promise((r) => setTimeout(r, 800));
await p.screenshot({ path: '/tmp/r4.png' });
await b.close();
