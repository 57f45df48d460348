// Takes docs/screenshots: the portal's pages on a phone and a desk, light and dark, over a local cloud with a story in it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Page, chromium as playwright } from 'playwright-core';
import * as z from 'zod';
import { buildLocalStage, portalDir } from '../local/build.ts';
import { bootCloud } from '../local/cloud.ts';
import { seedDemo } from '../local/demo/seed.ts';
import { DEMO_CLIENT_PHONE, DEMO_TEAM } from '../local/demo/team.ts';
import { indexedPng } from './indexed-png.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'screenshots');
const sizes = [
  { name: '390', width: 390, height: 844 },
  { name: '1440', width: 1440, height: 900 },
] as const;
const colorSchemes = ['light', 'dark'] as const;
/** A weekday morning in Seattle. */
const startAtMs = Date.parse('2026-03-03T18:24:00.000Z');
const [lead, winner, admin] = [DEMO_TEAM.leadAgentId, 'agt_02', 'person-admin'];
/** As the local sign-in page remembers the source's person. */
const source = 'person-source';
const numberPath = `/office/numbers/${DEMO_CLIENT_PHONE}`;

/** As the source recorded it. */
const textConsent = {
  at: '2026-03-01T12:00:00Z',
  source: 'web form',
  words: 'Agents may text me, by hand and automatically.',
  covers: ['conversation', 'automated'],
};

const cloud = await bootCloud({
  templateDir: await buildLocalStage(console.log),
  portalDir,
  startAtMs,
  clock: 'frozen',
});
await seedDemo(cloud);
const pages = await tellStory();
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
for (const each of ['clients', 'lead', 'office', 'source', 'campaigns'])
  mkdirSync(join(folder, each), { recursive: true });
for (const { name, width, height } of sizes) {
  for (const colorScheme of colorSchemes) {
    for (const { title, agentId, path, isReady } of pages) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme,
        locale: 'en-US',
        timezoneId: 'America/Los_Angeles',
        reducedMotion: 'reduce',
      });
      await context.addCookies([{ name: 'dibs-local-agent', value: agentId, url: `${cloud.url}/_local/` }]);
      const page = await context.newPage();
      await page.goto(cloud.url + path);
      await isReady(page);
      const file = `${title}-${name}-${colorScheme}.png`;
      const png = indexedPng(await page.screenshot());
      writeFileSync(join(folder, file), png);
      console.log(`${file} ${Math.ceil(png.length / 1024)} KB`);
      await context.close();
    }
  }
}
await browser.close();
await cloud.close();

type Shot = { title: string; agentId: string; path: string; isReady: (page: Page) => Promise<unknown> };

/** A conversation with a reply, a call that rings, and open offers of both kinds. */
async function tellStory(): Promise<Shot[]> {
  const talked = await aReferral({ area: { city: 'Seattle', state: 'WA' } });
  await call(winner, `/referrals/${talked}/messages`, {
    body: 'Hello, this is Agent Two with Demo Realty. I would love to help you find a home in Seattle. When is a good time to talk?',
  });
  await cloud.clock.advance(240_000);
  const replyTo = z
    .object({ texts: z.array(z.object({ from: z.string() })) })
    .parse(await local(`phones/${DEMO_CLIENT_PHONE}`)).texts[0]?.from;
  await local(`phones/${DEMO_CLIENT_PHONE}/texts`, { to: replyTo, body: 'Tomorrow after 5 works for us.' });
  await cloud.clock.advance(60_000);
  await call(winner, `/referrals/${talked}/messages`, { body: 'Perfect, I will call you at 5:30.' });
  for (const [days, text] of [
    [1, 'Ask how the viewing on Pine Street went.'],
    [6, 'Send the two homes with a garden.'],
  ] as const) {
    const at = new Date(cloud.clock.now() + days * 86_400_000).toISOString();
    await call(winner, `/referrals/${talked}/reminders`, { at, text });
  }
  await cloud.clock.advance(600_000);
  const rung = await aReferral({
    side: 'seller',
    area: { city: 'Tacoma', state: 'WA' },
    priceRange: { min: 700_000 },
    notes: 'Moving abroad in June; the house is empty.',
    client: { name: 'Client Sample', phone: '+12065550151' },
  });
  await cloud.clock.advance(90_000);
  const open = await aReferral({
    area: { city: 'Bellevue', state: 'WA' },
    priceRange: { max: 850_000 },
    notes: 'First home. Wants a garden and a short way to the train.',
    client: { name: 'Client Third', phone: '+12065550152', textConsent },
  });
  await call(winner, `/referrals/${rung}/calls`, undefined);
  await cloud.clock.advance(3000);
  const at = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();
  return [
    { title: 'inbox', agentId: winner, path: '/', isReady: at('.row') },
    { title: 'first-text', agentId: winner, path: `/referrals/${open}`, isReady: at('.composer') },
    { title: 'ringing', agentId: winner, path: `/referrals/${rung}`, isReady: at('.ring') },
    { title: 'clients/list', agentId: winner, path: '/clients', isReady: at('.row') },
    { title: 'clients/one', agentId: winner, path: `/clients/${talked}`, isReady: at('.message') },
    { title: 'conversation', agentId: winner, path: `/referrals/${talked}`, isReady: at('.message') },
    {
      title: 'clients/reminders',
      agentId: winner,
      path: '/reminders',
      isReady: at('.reminders li, .rows li'),
    },
    { title: 'clients/quick-replies', agentId: winner, path: `/referrals/${open}`, isReady: quickReplies },
    {
      title: 'lead/templates',
      agentId: lead,
      path: '/campaigns/templates',
      isReady: at('.row:visible, main summary'),
    },
    {
      title: 'campaigns/bulk-text',
      agentId: winner,
      path: '/campaigns/bulk-texts/new?hasReplied=true',
      isReady: bulkText,
    },
    { title: 'lead-routing', agentId: lead, path: '/lead-routing', isReady: at('.member') },
    { title: 'lead/preview', agentId: lead, path: '/lead-routing', isReady: preview },
    {
      title: 'lead/response-times',
      agentId: lead,
      path: '/response-times?days=7',
      isReady: at('.times .table td'),
    },
    { title: 'lead/plan', agentId: lead, path: '/campaigns/plans/sample', isReady: at('.timeline li') },
    { title: 'source/referrals', agentId: source, path: '/office/referrals', isReady: at('.table td') },
    {
      title: 'source/referral',
      agentId: source,
      path: `/office/referrals/${talked}`,
      isReady: at('.timeline .table td'),
    },
    { title: 'source/new-referral', agentId: source, path: '/office/referrals/new', isReady: at('form') },
    {
      title: 'office/team',
      agentId: admin,
      path: `/office/teams/${DEMO_TEAM.teamId}`,
      isReady: at('.acts-done li'),
    },
    { title: 'office/phone', agentId: admin, path: numberPath, isReady: at('.verbatim') },
    {
      title: 'office/evidence',
      agentId: admin,
      path: `${numberPath}/evidence`,
      isReady: (page) => page.getByRole('button', { name: 'Print', disabled: false }).waitFor(),
    },
  ];
}

/** CP-1: the team's templates, filled in for this client. */
async function quickReplies(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Quick reply' }).click();
  await page.getByRole('option').first().waitFor();
}

/** RT-11: a rule by place and price, and what it would have done. */
async function preview(page: Page): Promise<void> {
  const second = page.locator('.member').nth(1);
  await second.locator('summary').click();
  await second.getByLabel('Only clients in', { exact: true }).fill('Tacoma, WA');
  await second.getByRole('button', { name: 'Add', exact: true }).click();
  await second.getByLabel('Price from').fill('400,000');
  await page.getByRole('button', { name: 'Preview with the last 30 days' }).click();
  await page.locator('.preview td').first().waitFor();
  await page.getByRole('heading', { name: 'Preview' }).evaluate('(heading) => heading.scrollIntoView()');
}

/** CP-6: what a bulk text would do, before it is sent. */
async function bulkText(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next: the text' }).click();
  await page.getByLabel('Text', { exact: true }).fill('Hi {ClientFirstName|there}, still looking in {City}?');
  await page.getByRole('button', { name: 'Next: preview' }).click();
  await page.getByRole('button', { name: /^Send to/ }).waitFor();
}

async function aReferral(about: object): Promise<string> {
  const { token } = z.object({ token: z.string() }).parse(await local('login', { client: 'source' }));
  const answer = await post('/referrals', token, {
    teamId: DEMO_TEAM.teamId,
    side: 'buyer',
    priceRange: { min: 450_000, max: 600_000 },
    notes: 'Wants a garden and a home office. Moving in March.',
    client: { name: 'Client Example', phone: DEMO_CLIENT_PHONE, textConsent },
    ...about,
  });
  await cloud.clock.advance(0);
  return z.object({ referralId: z.string() }).parse(answer).referralId;
}

async function call(agentId: string, path: string, body: unknown): Promise<void> {
  const { token } = z.object({ token: z.string() }).parse(await local('login', { agentId }));
  await post(path, token, body);
  await cloud.clock.advance(0);
}

function local(path: string, body?: unknown): Promise<unknown> {
  return body === undefined
    ? fetch(`${cloud.url}/_local/${path}`).then((response) => response.json())
    : post(`/_local/${path}`, undefined, body);
}

async function post(path: string, token: string | undefined, body: unknown): Promise<unknown> {
  const response = await fetch(cloud.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
