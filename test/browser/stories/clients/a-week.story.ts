// A week of an agent: three claims, stages, tags, notes, a reminder, the list with its search, filters and views, and a hand-over; and clients by keys.
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  agentOf,
  aReferral,
  aTeam,
  type NewReferral,
  referralFor,
  type StoryTeam,
} from '../../../stories/support/builders.ts';
import { referralByPhone } from '../../../stories/support/phone-calls.ts';
import { minuteMs, type Stage, secondMs } from '../../../stories/support/stage.ts';
import { deskSize } from '../../support/chromium.ts';
import { claimByCall, claimByPin, claimByText } from '../../support/claims.ts';
import { goTo } from '../../support/go-to.ts';
import { browserTest, type PortalInBrowser } from '../../support/harness.ts';
import { pressUntil } from '../../support/keys.ts';

/** Claimed by the team's second agent, each by a text. */
async function claim(portal: PortalInBrowser, team: StoryTeam, names: readonly string[]): Promise<string[]> {
  const claimed: string[] = [];
  for (const name of names) {
    const request = referralFor(team.teamId);
    const referralId = await aReferral(portal.stage, { ...request, client: { ...request.client, name } });
    await team.agents[1]?.does('POST', `/referrals/${referralId}/messages`, {
      body: 'Hello, shall we talk?',
    });
    claimed.push(referralId);
  }
  await portal.stage.advance(5 * secondMs);
  return claimed;
}

function about(request: NewReferral, name: string): NewReferral {
  return { ...request, client: { ...request.client, name } };
}

/** CT-3: one is set, taken back, and due before the eyes. */
async function remind(page: Page, stage: Stage): Promise<void> {
  await page.getByRole('button', { name: 'Reminders', exact: true }).click();
  await page.getByRole('button', { name: 'Set reminder' }).click();
  await page.getByText('Write what to remind you of.').waitFor();
  await page.getByLabel('Remind me to').fill('ask how the viewing went');
  const suggested = page.getByRole('button', { name: 'Tomorrow 9 AM' });
  await suggested.click();
  await suggested.and(page.locator('[aria-pressed=true]')).waitFor();
  const soon = stage.cloud.clock.now() + 2 * minuteMs;
  const typed = await page.evaluate((ms) => {
    const at = new Date(ms);
    return new Date(ms - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }, soon);
  await page.getByLabel('Date and time, in your time zone').fill(typed);
  await page.getByRole('button', { name: 'Set reminder' }).click();
  const item = page.getByRole('listitem').filter({ hasText: 'ask how the viewing went' });
  await item.waitFor();
  for (const [act, said] of [
    ['Done', 'Marked as done.'],
    ['Delete', 'Reminder deleted.'],
  ] as const) {
    await item.getByRole('button', { name: act }).click();
    await page.getByText(said).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await item.getByRole('button', { name: act }).waitFor();
  }
  await stage.advance(3 * minuteMs);
  await item.getByText('Due', { exact: true }).waitFor();
}

export function aWeek(portal: () => PortalInBrowser): void {
  browserTest(
    'CA-1 CA-2 CA-3 CA-5 CA-8 CT-1 CT-2 CT-3 CT-4 an agent claims by PIN, by a call and by text, keeps track of the three on a phone, is reminded of one, finds one by a note, keeps a view, and hands one over',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 3);
      const [, , mate] = team.agents;
      const agent = agentOf(team);
      const ines = await aReferral(stage, about(referralByPhone(team.teamId), 'Ines Specimen'));
      const carl = await aReferral(stage, about(referralByPhone(team.teamId), 'Carl Sample'));
      const zoe = await aReferral(stage, about(referralFor(team.teamId), 'Zoë Example'));
      const page = await open(agent.agentId, `/referrals/${ines}`);
      await claimByPin(page, stage, agent);
      await page.getByRole('heading', { name: 'Ines Specimen' }).waitFor();
      await goTo(page, `/referrals/${carl}`);
      await claimByCall(page, stage, '+12065557321');
      await goTo(page, `/referrals/${zoe}`);
      await claimByText(page);
      await stage.advance(5 * secondMs);
      await page.getByRole('link', { name: 'Clients' }).first().click();
      await page.getByText('3 clients').waitFor();
      await page.getByRole('link', { name: /^Zoë Example/ }).click();
      // What was chosen stays chosen while the rest is read anew, and while it is saved another may be chosen.
      const { promise: isChosenAgain, resolve: letItBeSaved } = Promise.withResolvers<void>();
      const { promise: isSaid, resolve: letItBeRead } = Promise.withResolvers<void>();
      await page.route(`**/referrals/${zoe}`, async (route) => {
        await (route.request().method() === 'GET' ? isSaid : isChosenAgain);
        await route.continue();
      });
      const stageOf = page.getByLabel('Stage', { exact: true });
      const isSaved = page.waitForResponse(
        (answer) => answer.request().postData()?.includes('active') === true,
      );
      for (const stage of ['Contacted', 'Closed', 'Active']) await stageOf.selectOption(stage);
      letItBeSaved();
      expect((await isSaved).status()).toBe(200);
      await page.locator('.act-told', { hasText: 'Saved.' }).waitFor();
      expect(await stageOf.inputValue()).toBe('active');
      // What the lead tags meanwhile is not lost.
      await team.lead.does('PATCH', `/referrals/${zoe}`, { tags: ['Garden'] });
      await page.getByLabel('Add a tag').fill('First home');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByText('Someone else just changed this.').waitFor();
      letItBeRead();
      await page.unrouteAll({ behavior: 'wait' });
      await page.getByRole('button', { name: 'Remove the tag Garden' }).waitFor();
      expect(await page.getByLabel('Add a tag').inputValue()).toBe('First home');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('button', { name: 'Remove the tag First home' }).waitFor();
      expect(await page.getByLabel('Add a tag').inputValue()).toBe('');
      await page.getByRole('button', { name: 'Notes', exact: true }).click();
      await page.getByLabel('New note').fill('Her lease ends in June');
      await page.reload();
      await page.getByRole('button', { name: 'Notes', exact: true }).click();
      expect(await page.getByLabel('New note').inputValue()).toBe('Her lease ends in June');
      await page.getByRole('button', { name: 'Add note' }).click();
      await page.getByRole('listitem').filter({ hasText: 'Her lease ends in June' }).waitFor();
      await remind(page, stage);
      await page.getByRole('button', { name: 'History', exact: true }).click();
      await page.getByText(/claimed the client by text/).waitFor();

      await page.getByRole('link', { name: 'Clients' }).first().click();
      await page.getByLabel('Search clients').fill('lease zoe');
      await page.getByText('1 client', { exact: true }).waitFor();
      expect(await page.locator('.rows .row').count()).toBe(1);
      expect(new URL(page.url()).searchParams.get('q')).toBe('lease zoe');
      await page.getByLabel('Search clients').fill('');
      await page.getByText('3 clients').waitFor();
      await page.locator('.filters summary').click();
      await page.getByLabel('Stage', { exact: true }).selectOption('Closed');
      await page.getByText('No clients match.').waitFor();
      await page.getByLabel('Stage', { exact: true }).selectOption('Active');
      await page.getByText('1 client', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Save as a view' }).click();
      await page.getByLabel('View name').fill('Busy');
      await page.getByRole('button', { name: 'Save view' }).click();
      await page.getByRole('button', { name: 'Busy', pressed: true }).waitFor();
      await page.getByRole('button', { name: 'Remove the filter: Active' }).click();
      await page.getByText('3 clients').waitFor();
      const elsewhere = await open(agent.agentId, '/clients');
      await elsewhere.getByRole('button', { name: 'Busy' }).click();
      await elsewhere.getByText('1 client', { exact: true }).waitFor();

      await page.getByRole('link', { name: /^Carl Sample/ }).click();
      await page.getByText('More', { exact: true }).click();
      await page.getByRole('button', { name: 'Hand over' }).click();
      await page.getByLabel(mate?.name ?? '').check();
      await page.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click();
      await page.locator('.act-told', { hasText: `Handed over to ${mate?.name}.` }).waitFor();
      await page.getByText('2 clients').waitFor();
      expect(new URL(page.url()).pathname).toBe('/clients');

      await page.getByRole('link', { name: 'Inbox' }).first().click();
      await page.getByRole('link', { name: 'Reminders: 1 is due' }).click();
      await page.getByRole('heading', { name: 'Reminders' }).waitFor();
      await page.getByRole('link', { name: 'Zoë Example' }).waitFor();
      await page.getByRole('button', { name: 'Done' }).click();
      await page.getByText('You have no reminders.').waitFor();
    },
  );

  browserTest(
    'by keyboard alone an agent signs in, finds a client, texts them and sets their stage',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const [, agent] = team.agents;
      const [referralId] = await claim(portal(), team, ['Zoë Example', 'Carl Sample']);
      const page = await open(undefined, '/', { size: deskSize });
      await page.getByRole('button', { name: agent?.name ?? '' }).press('Enter');
      await page.getByRole('heading', { name: 'Inbox' }).waitFor();
      await pressUntil(page, 'Control+k', page.getByRole('combobox'));
      await page.keyboard.type('zoe');
      await page.getByRole('option', { name: /^Zoë Example/, selected: true }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Zoë Example' }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/clients/${referralId}`);
      await page.getByLabel('Message', { exact: true }).waitFor();
      await page.locator('.stage-and-tags select').waitFor();
      const tabTo = async (tag: string, id: string) => {
        for (let stops = 0; stops < 40; stops += 1) {
          await page.keyboard.press('Tab');
          if (await page.evaluate(`document.activeElement?.matches('${tag}${id}') === true`)) return;
        }
        throw new Error(`${tag}${id} is not reached by Tab.`);
      };
      await tabTo('select', ':is(.stage-and-tags *)');
      await page.keyboard.type('Act');
      await tabTo('textarea', '');
      await page.keyboard.type('Is Saturday good?');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('listitem').filter({ hasText: 'Is Saturday good?' }).waitFor();
      // The list comes beside the client, and may come after them.
      await page.locator('.row[aria-current=true]').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.row[aria-current=true]:focus').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('carl');
      await page.getByText('1 client', { exact: true }).waitFor();
      const read = await agent?.does('GET', `/referrals/${referralId}`);
      expect(read?.body).toMatchObject({ stage: 'active' });
    },
  );
}
