// Takes docs/claim.png, which moves: an offer in the inbox, one tap that claims it, and the client's reply, on a phone.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Page, chromium as playwright } from 'playwright-core';
import * as z from 'zod';
import { answerOf } from '../client/src/answers.ts';
import { buildLocalStage, portalDir } from '../local/build.ts';
import { bootCloud } from '../local/cloud.ts';
import { seedDemo } from '../local/demo/seed.ts';
import { signIn } from '../local/demo/sign-in.ts';
import { DEMO_AGENTS, DEMO_CLIENT_PHONE, DEMO_TEAM } from '../local/demo/team.ts';
import { type Frame, movingPng } from './indexed-png.ts';

const file = join(import.meta.dirname, '..', 'docs', 'claim.png');
/** A weekday morning in Seattle. */
const startAtMs = Date.parse('2026-03-03T18:24:00.000Z');
const received = z.object({ texts: z.array(z.object({ from: z.string() })) });

const templateDir = await buildLocalStage(console.log);
const cloud = await bootCloud({ templateDir, portalDir, startAtMs, clock: 'frozen' });
await seedDemo(cloud);
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
const frames: Frame[] = [];
await claim();
const moving = movingPng(frames);
writeFileSync(file, moving);
console.log(`claim.png ${frames.length} pictures, ${Math.ceil(moving.length / 1024)} KB`);
await browser.close();
await cloud.close();

async function claim(): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    colorScheme: 'light',
    locale: 'en-US',
    timezoneId: 'America/Los_Angeles',
    reducedMotion: 'reduce',
  });
  const agentId = DEMO_AGENTS[1]?.agentId ?? '';
  await context.addCookies([{ name: 'dibs-local-agent', value: agentId, url: `${cloud.url}/_local/` }]);
  const page = await context.newPage();
  await page.goto(cloud.url);
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await page.waitForLoadState('networkidle');
  await take(page, 1200);
  await offer();
  const row = page.getByRole('link', { name: /Seattle/ });
  await row.waitFor();
  await take(page, 1600);
  await row.click();
  const send = page.getByRole('button', { name: 'Send and claim' });
  await send.waitFor();
  await page.waitForLoadState('networkidle');
  await take(page, 2400);
  await send.scrollIntoViewIfNeeded();
  await send.focus();
  await take(page, 900);
  await send.click();
  await page.getByRole('heading', { name: 'Client Example' }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate('scrollTo(0, 0)');
  await take(page, 2400);
  await cloud.clock.advance(240_000);
  await reply('Yes, we would love to. Is tomorrow after five good for you?');
  const answer = page.getByText('tomorrow after five').first();
  await answer.waitFor();
  await answer.scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  await take(page, 3200);
}

async function take(page: Page, forMs: number): Promise<void> {
  frames.push({ png: await page.screenshot(), forMs });
}

async function offer(): Promise<void> {
  const source = await signIn(cloud.url, { client: 'source' });
  const textConsent = { at: '2026-03-01T12:00:00Z', source: 'web form', words: 'Agents may text me.' };
  const body = {
    teamId: DEMO_TEAM.teamId,
    side: 'buyer',
    area: { city: 'Seattle', state: 'WA' },
    priceRange: { min: 450_000, max: 600_000 },
    notes: 'Wants a garden and a home office.',
    client: { name: 'Client Example', phone: DEMO_CLIENT_PHONE, textConsent },
  } as const;
  await answerOf(source.POST('/referrals', { body }));
  await cloud.clock.advance(1000);
}

async function reply(body: string): Promise<void> {
  const handset = `${cloud.url}/_local/phones/${DEMO_CLIENT_PHONE}`;
  const to = received.parse(await (await fetch(handset)).json()).texts[0]?.from;
  const headers = { 'content-type': 'application/json' };
  await fetch(`${handset}/texts`, { method: 'POST', headers, body: JSON.stringify({ to, body }) });
  await cloud.clock.advance(60_000);
}
