// The browsers that the checks run in, as Debian installs them; others by ORIEL_CHROMIUM and ORIEL_FIREFOX.
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const BROWSERS = [
  {
    name: 'Chromium',
    browser: 'chrome',
    executablePath: process.env.ORIEL_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  },
  {
    name: 'Firefox',
    browser: 'firefox',
    executablePath: process.env.ORIEL_FIREFOX ?? '/usr/bin/firefox-esr',
    args: [],
  },
];

/** Those that are there. */
export const installed = BROWSERS.filter(({ executablePath }) => existsSync(executablePath));

export function launch({ browser, executablePath, args }) {
  return puppeteer.launch({ browser, executablePath, args, headless: true });
}
