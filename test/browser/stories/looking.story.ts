// Every page with the longest and strangest of what people write: it fits every window, everything to press is as large as a thumb, and axe finds
// nothing that keeps somebody out, in light and dark.
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { offlinePage } from '../../../portal/worker/offline-page.ts';
import {
  aReferral,
  aTeam,
  coveredReferralFor,
  referralFor,
  type StoryTeam,
} from '../../stories/support/builders.ts';
import { referralByPhone } from '../../stories/support/phone-calls.ts';
import { dayMs, secondMs } from '../../stories/support/stage.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { deskSize } from '../support/chromium.ts';
import { misfits, rowsOfPlaces, zoomedWidth } from '../support/fit.ts';
import { goTo } from '../support/go-to.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

export const word = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';
const russian = 'Рентгеноэлектрокардиографического'.repeat(2);
const arabic = 'أحمد بن عبد الرحمن المستشفى المركزي';
const emoji = '👩‍👩‍👧‍👦'.repeat(3);
const email = `${'a-very-long-mailbox-of-somebody'.repeat(2).slice(0, 60)}@clients-of-a-domain-that-never-ends.example`;
const link = `https://homes.example/${'a-path-without-an-end/'.repeat(4)}`;
const notes = [word, russian, arabic, emoji, link].join('\n');

/** A phone at 200 %, small phones, a desk at 200 %, a small desk, a desk. */
const widths = [zoomedWidth, 320, 390, 720, 1000, 1440];
const narrow = [zoomedWidth, 320];
/** Letter, within its margins. */
const paper = { width: 710, height: 930 };

/** Looks at page after page, and says at the end what was found on all of them. */
export function inspector() {
  const all: Record<string, string[]> = {};
  const note = (where: string, faults: string[]) => {
    if (faults.length > 0) all[where] = faults;
  };
  /** A part of a page that was looked at already has no windows of its own but the narrow ones. */
  async function look(page: Page, what: string, isPart = false): Promise<void> {
    for (const width of isPart ? narrow : widths) {
      await page.setViewportSize({ width, height: 844 });
      // One pane becomes two, or two one.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      if (width !== 390) note(`${what}, ${width} px`, await misfits(page, width === 320));
      if (width === 320) note(`${what}, 320 px in light`, await seriousFindings(page, 'all'));
      if (width === 390) {
        await page.emulateMedia({ colorScheme: 'dark' });
        note(`${what}, 390 px in dark`, await seriousFindings(page, 'colours'));
      }
      if (width === 1440) {
        note(`${what}, 1440 px in dark`, await seriousFindings(page, 'all'));
        await page.emulateMedia({ colorScheme: 'light' });
      }
    }
  }
  return { all, look };
}

/** What everyone's words are in the walk. */
export async function hostile(portal: PortalInBrowser): Promise<{
  team: StoryTeam;
  taken: string;
  offered: string;
  byPhone: string;
  clientPhone: string;
}> {
  const { stage } = portal;
  const team = await aTeam(stage, 3);
  const { teamId, agents } = team;
  const named = [`${word} (lead)`, `${arabic} ${russian}`, `${emoji} ${word}`];
  for (const [index, { agentId, phone }] of agents.entries()) {
    const body = {
      name: named[index]?.slice(0, 100),
      email: `${index}${email}`,
      phone,
      licensed: true,
      invite: false,
    };
    expect(await stage.admin('PUT', `/teams/${teamId}/agents/${agentId}`, body)).toMatchObject({
      status: 200,
      body: {},
    });
  }
  const saved = { name: `${word} ${russian}`.slice(0, 100), leadAgentId: agents[0]?.agentId };
  expect(await stage.admin('PUT', `/teams/${teamId}`, saved)).toMatchObject({ status: 200, body: {} });
  const template = { name: `${word} ${arabic}`.slice(0, 80), body: `{ClientFirstName} ${notes}` };
  expect(await agents[0]?.does('PUT', `/teams/${teamId}/templates/tpl_long`, template)).toMatchObject({
    status: 200,
    body: {},
  });
  const plan = {
    name: `${word} ${arabic}`.slice(0, 80),
    starts: 'by-hand',
    steps: [
      { afterDays: 0, body: `{ClientFirstName} ${notes}` },
      { afterDays: 400, at: '10:00', templateId: 'tpl_long' },
    ],
  };
  expect(await agents[0]?.does('PUT', `/teams/${teamId}/plans/plan_long`, plan)).toMatchObject({
    status: 200,
    body: {},
  });
  const greetings = { buyer: `{ClientFirstName|there} ${notes}`, seller: arabic };
  const planId = 'plan_long';
  const concierge = { enabled: false, when: 'unclaimed', afterMinutes: 10, greetings, planId };
  expect(await agents[0]?.does('PUT', `/teams/${teamId}/concierge`, concierge)).toMatchObject({
    status: 200,
  });
  const about = {
    ...coveredReferralFor(teamId),
    area: { city: `${word}-${russian}`.slice(0, 100), state: 'WA' as const },
    priceRange: { min: 9_000_000_000, max: 10_000_000_000 },
    notes,
  };
  const client = { ...about.client, name: `${word} ${arabic}`.slice(0, 100), email };
  const taken = await aReferral(stage, { ...about, client });
  await agents[0]?.does('POST', `/referrals/${taken}/messages`, { body: notes });
  const tomorrow = new Date(stage.cloud.clock.now() + dayMs).toISOString();
  await agents[0]?.does('POST', `/referrals/${taken}/reminders`, { at: tomorrow, text: notes.slice(0, 500) });
  await stage.advance(5 * secondMs);
  const [text] = await stage.textsOf(client.phone);
  await stage.call('POST', `/_local/phones/${client.phone}/texts`, { to: text?.from, body: notes });
  await stage.call('POST', `/_local/phones/${client.phone}/texts`, { to: text?.from, body: arabic });
  await stage.settle();
  const offered = await aReferral(stage, {
    ...about,
    client: { ...client, phone: referralFor(teamId).client.phone },
  });
  const calls = referralByPhone(teamId);
  const byPhone = await aReferral(stage, { ...about, client: { ...calls.client, name: client.name, email } });
  return { team, taken, offered, byPhone, clientPhone: client.phone };
}

export function looking(portal: () => PortalInBrowser): void {
  browserTest('every page of agents and leads fits and is accessible', async () => {
    const { open, stage } = portal();
    const found = inspector();
    const { look } = found;
    const { team, taken, offered, byPhone } = await hostile(portal());
    const page = await open(team.lead.agentId, '/', { hasTouch: true });
    await page.getByText('Texting Preferred').nth(1).waitFor();
    const visit = async (path: string, ready: Parameters<Page['getByRole']>, what = path) => {
      await goTo(page, path);
      await page
        .getByRole(...ready)
        .first()
        .waitFor();
      await look(page, what);
    };
    expect(await rowsOfPlaces(page, [320, 390, 900, 1000, 1440])).toEqual([1, 1, 1, 1, 1]);
    await look(page, 'inbox');
    await visit('/?list=team', ['link', { name: word }]);
    await visit(`/referrals/${offered}`, ['button', { name: 'Send and claim' }], 'first text');
    await page.getByRole('button', { name: 'Quick reply' }).click();
    await page.getByRole('option').first().waitFor();
    await look(page, 'quick replies', true);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Decline' }).click();
    await look(page, 'decline', true);
    await page.keyboard.press('Escape');
    await visit(`/referrals/${taken}`, ['button', { name: /^Why: Delivered/ }], 'conversation');
    await page.getByRole('button', { name: /^Why: Delivered/ }).click();
    await page.locator('.why p').first().waitFor();
    await look(page, 'why', true);
    await page.locator('.more-acts summary').click();
    await page.getByRole('button', { name: 'Hand over' }).click();
    await page.getByRole('radio').first().waitFor();
    await look(page, 'reassign', true);
    // What is Arabic runs from the right, in a name within a list as in a text of its own.
    const runs = (of: string) =>
      page.evaluate(
        `[...document.querySelectorAll('${of}')].filter((words) => words.textContent.startsWith('${arabic}')).map((words) => getComputedStyle(words).direction)`,
      );
    expect([await runs('dialog bdi'), await runs('.message-body')]).toEqual([['rtl'], ['rtl']]);
    await page.keyboard.press('Escape');
    for (const tab of ['Notes', 'History']) {
      await page.getByRole('button', { name: tab, exact: true }).click();
      await look(page, tab, true);
    }
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await page.getByLabel('Which plan').selectOption({ index: 1 });
    await page.getByRole('region', { name: 'What this client gets' }).waitFor();
    await look(page, 'plan of a client', true);
    await page.getByRole('button', { name: 'Reminders', exact: true }).click();
    await page.getByRole('button', { name: 'Snooze or change' }).click();
    await look(page, 'reminders of a client');
    await visit('/reminders', ['button', { name: 'Done' }]);
    await visit('/clients?textable=true&whose=team&stage=contacted', ['link', { name: word }], 'clients');
    await page.locator('.filters summary').click();
    await look(page, 'filters of clients', true);
    await visit(`/referrals/${byPhone}`, ['button', { name: 'Call me to claim' }], 'call me');
    await page.getByRole('button', { name: 'Call me to claim' }).click();
    await page.getByRole('img', { name: /seconds left to answer/ }).waitFor();
    await look(page, 'ringing', true);
    await stage.advance(20 * secondMs);
    await page.getByRole('button', { name: 'Call me again' }).click();
    await page.getByRole('img', { name: /seconds left to answer/ }).waitFor();
    await stage.advance(20 * secondMs);
    await page.getByRole('heading', { name: 'Call in with your PIN' }).waitFor();
    await look(page, 'PIN', true);
    await visit('/lead-routing', ['group', { name: word }]);
    await visit('/campaigns', ['link', { name: 'Templates' }]);
    await visit('/campaigns/templates', ['link', { name: word }]);
    await visit('/campaigns/templates/tpl_long', ['region', { name: 'Preview' }], 'a template');
    await visit('/campaigns/plans', ['link', { name: word }]);
    await visit('/campaigns/plans/plan_long', ['heading', { name: /^Day 400/ }], 'a plan');
    await page.getByRole('button', { name: 'Remove step 2' }).click();
    await look(page, 'a step taken out of a plan', true);
    await page.getByRole('button', { name: 'Undo' }).click();
    await visit('/campaigns/greetings', ['region', { name: 'To sellers' }]);
    await visit('/campaigns/sending-health', ['heading', { name: 'Sending health' }]);
    await visit('/response-times', ['heading', { name: 'Agents' }]);
    await visit('/response-times', ['heading', { name: 'Response times' }]);
    await visit('/me', ['button', { name: 'Turn on text alerts' }]);
    await visit('/start', ['heading']);
    await visit('/nowhere', ['heading', { name: 'There is nothing here' }]);
    const signIn = await open(undefined, '/', { hasTouch: true });
    await signIn.getByRole('heading', { name: 'Who are you?' }).waitFor();
    await look(signIn, 'sign-in');
    await signIn.setContent(offlinePage(['en']));
    await look(signIn, 'without a connection');
    expect(found.all).toEqual({});
  });

  browserTest('every page of the back office fits and is accessible', async () => {
    const { open } = portal();
    const found = inspector();
    const { look } = found;
    const { team, taken, byPhone, clientPhone: phone } = await hostile(portal());
    const { teamId, agents } = team;
    const page = await open('person-admin', '/office/referrals', { hasTouch: true });
    await page.getByRole('link', { name: word }).first().waitFor();
    await look(page, 'referrals');
    for (const path of [
      `/office/referrals/${taken}`,
      '/office/teams',
      `/office/teams/${teamId}`,
      `/office/teams/${teamId}/agents/${agents[1]?.agentId}`,
      `/office/teams/${teamId}/new-agent`,
      '/office/teams/new/team',
      '/office/numbers',
      `/office/numbers/${phone}`,
      `/office/numbers/${phone}/evidence`,
      `/office/numbers/${phone}/opt-out`,
      '/office/consent-lists',
      '/office/audit',
      '/office/operations',
      '/office/operations/dead-letters?queue=jobs',
      '/office/nowhere',
    ]) {
      await goTo(page, path);
      await look(page, path);
    }
    await goTo(page, `/office/numbers/${phone}/evidence`);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(paper);
    expect(await misfits(page)).toEqual([]);
    await page.emulateMedia({ media: null });
    const source = await open(undefined, '/office/referrals/new', { size: deskSize, hasTouch: true });
    await source.getByRole('button', { name: 'Source' }).click();
    await source.getByRole('heading', { level: 1 }).waitFor();
    for (const path of [
      '/office/referrals/new',
      '/office/referrals/file',
      `/office/referrals/${byPhone}`,
      '/office/times',
    ]) {
      await goTo(source, path);
      await look(source, path);
    }
    expect(found.all).toEqual({});
  });
}
