// The browser of the tests: started once a file, and what it reports of a page that went wrong.
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium of the npm package runs on Linux alone; elsewhere name one of your own. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.DIBS_CHROMIUM ?? (await chromium.executablePath());
  return playwright.launch({ executablePath, args: flags });
}

/** A fault in the page, or something that its policy forbids. A refusal by the API is an answer, which a browser reports all the same. */
export function reportTroubles(page: Page, troubles: string[]): void {
  page.on('pageerror', (fault) => troubles.push(fault.stack ?? fault.message));
  page.on('console', (message) => {
    const isRefusal = /^(Failed to load resource|WebSocket connection to)/.test(message.text());
    if (message.type() === 'error' && !isRefusal) troubles.push(message.text());
  });
}

export const phoneSize = { width: 390, height: 844 };
export const deskSize = { width: 1440, height: 900 };
