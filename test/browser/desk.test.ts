// The desk in a real browser: its story by keyboard, a ringing phone that is answered, a restart of the cloud, and axe.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';
import { buildDesk } from '../../local/build-desk.ts';
import { seedDemo } from '../../local/demo/seed.ts';
import { bootStage, type Stage } from '../stories/support/stage.ts';
import { launchChromium, phoneSize as narrow, reportTroubles, deskSize as wide } from './support/chromium.ts';

const violations = z.object({ violations: z.array(z.object({ id: z.string(), help: z.string() })) });

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

async function openDesk(size = wide, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ viewport: size, colorScheme, reducedMotion: 'reduce' });
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

test.each([
  ['wide and light', wide, 'light'],
  ['wide and dark', wide, 'dark'],
  ['narrow and light', narrow, 'light'],
] as const)('axe finds nothing, and nothing runs over: %s', async (_look, size, colorScheme) => {
  const page = await openDesk(size, colorScheme);
  // Evaluated from outside: the page's own policy lets no foreign script in.
  await page.evaluate(axe.source);
  const found = violations.parse(await page.evaluate('axe.run()'));
  expect(found.violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width);
});

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
