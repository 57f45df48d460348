// The desk in a real browser: its story by keyboard, a ringing phone that is answered, a restart of the cloud, and axe.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';
import { buildDesk } from '../../local/build-desk.ts';
import { seedDemo } from '../../local/demo/seed.ts';
import { bootStage, type Stage } from '../stories/support/stage.ts';
import { launchChromium, phoneSize as narrow, reportTroubles, deskSize as wide } from './support/chromium.ts';
import { misfits, zoomedWidth } from './support/fit.ts';

const violations = z.array(z.string());

let stage: Stage;
let browser: Browser;
const troubles: string[] = [];

beforeAll(async () => {
  const deskDir = await buildDesk(() => {});
  [stage, browser] = await Promise.all([bootStage({ deskDir }), launchChromium()]);
  await seedDemo(stage.cloud);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

async function openDesk(
  size = wide,
  colorScheme: 'light' | 'dark' = 'light',
  hasTouch = false,
): Promise<Page> {
  const look = { viewport: size, colorScheme, hasTouch, reducedMotion: 'reduce' } as const;
  const context = await browser.newContext(look);
  const page = await context.newPage();
  reportTroubles(page, troubles);
  await page.goto(`${stage.cloud.url}/_local/desk`);
  await page.getByRole('heading', { name: 'The story' }).waitFor();
  return page;
}

/** Presses Enter on the story's button once it says `label`, wherever the focus was. */
async function playStep(page: Page, label: string): Promise<void> {
  const button = page.locator('details[open] button.primary[aria-disabled=false]', { hasText: label });
  await button.waitFor();
  await button.press('Enter');
}

test('a chapter is played by keyboard: the focus stays, the steps are ticked off, the handset shows the texts', async () => {
  const page = await openDesk();
  await playStep(page, 'Create the client');
  await page.locator('details[open] button.primary', { hasText: 'Let two agents race' }).waitFor();
  expect(await page.evaluate('document.activeElement.className')).toBe('primary');
  await playStep(page, 'Let two agents race');
  await playStep(page, 'Reply as the client');
  await page.getByText(/was in time\./).waitFor();
  await playStep(page, 'Send STOP as the client');
  await stage.advance(5000);
  await page.getByRole('button', { name: 'Play it again' }).waitFor();
  const client = page.getByRole('article', { name: /^Client/ });
  await client.getByText('You have successfully been unsubscribed.').waitFor();
  await page.getByRole('link', { name: 'Buyer referral in Seattle, WA' }).waitFor();
  expect(troubles.splice(0)).toEqual([]);
});

test('a warm transfer rings, and answering on the handset claims', async () => {
  const page = await openDesk();
  await page.getByRole('button', { name: 'New client: Warm transfer' }).click();
  const ringing = page.getByRole('article', { name: /^Agent Two/ });
  await ringing.getByRole('button', { name: 'Answer' }).click();
  await page.getByText('Agent Two, by answering the phone').waitFor();
  expect(troubles.splice(0)).toEqual([]);
});

test('it fits every window and is accessible, with the longest and strangest of what people write', async () => {
  const word = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';
  const from = '+12065550133';
  await stage.call('POST', `/_local/phones/${from}/texts`, {
    to: '+12065550101',
    body: `${word} https://homes.example/${'a-path/'.repeat(30)}\nمرحبا بكم`,
  });
  const leads = {
    name: `${word} مرحبا`,
    email: 'long@agents.example',
    phone: from,
    licensed: true,
    invite: false,
  };
  await stage.admin('PUT', '/teams/tm_demo/agents/agt_long', leads);
  await stage.settle();
  const page = await openDesk(narrow, 'light', true);
  await page.getByRole('article', { name: word }).getByText('Demo Realty, Example Homes').waitFor();
  const found: Record<string, string[]> = {};
  for (const width of [zoomedWidth, 320, 720, 1000, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    found[`${width} px`] = await misfits(page, width === 320);
    if (width === 320) found['320 px in light'] = await findings(page);
    if (width === 1440) {
      await page.emulateMedia({ colorScheme: 'dark' });
      found['1440 px in dark'] = await findings(page);
    }
  }
  expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
  expect(troubles.splice(0)).toEqual([]);
});

/** Evaluated from outside: the page's own policy lets no foreign script in. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const named = '({ violations }) => violations.map(({ id, help }) => id + ": " + help)';
  return violations.parse(await page.evaluate(`axe.run().then(${named})`));
}

test('the API’s page calls a route as whoever is chosen, and asks nobody else for anything', async () => {
  const desk = await openDesk();
  const [page] = await Promise.all([
    desk.context().waitForEvent('page'),
    desk.getByRole('link', { name: 'The API' }).click(),
  ]);
  reportTroubles(page, troubles);
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  await page.reload();
  await page.getByLabel('Call the API as').selectOption({ label: 'Agent Two of tm_demo (agt_02)' });
  await page.getByText('Signed in').waitFor();
  await page.getByText('Read one’s own profile').click();
  await page.getByRole('button', { name: 'Execute' }).click();
  await page.locator('.live-responses-table').getByText('"Agent Two"').waitFor();
  expect([...asked]).toEqual([stage.cloud.url]);
  expect(troubles.splice(0)).toEqual([]);
});

test('a restart of the cloud is told, and survived without a reload', async () => {
  const page = await openDesk();
  const port = Number(new URL(stage.cloud.url).port);
  await stage.close();
  await page.getByText('The local cloud does not answer. Trying again.').waitFor();
  stage = await bootStage({ port });
  await page.getByText('Live', { exact: true }).waitFor();
  await page.getByText('No phone was texted or called yet.').waitFor();
  expect(troubles.splice(0)).toEqual([]);
});
