// A client on a plan, as their agent sees it: begun, sent, stopped by a reply, and gone on with by whoever is handed the client.
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { components } from '../../../../client/src/schema.ts';
import {
  agentOf,
  aPhone,
  aReferral,
  aTeam,
  coveredReferralFor,
  type StoryTeam,
} from '../../../stories/support/builders.ts';
import { clientReplies, type Talk, write } from '../../../stories/support/conversations.ts';
import { minuteMs, type Stage, secondMs } from '../../../stories/support/stage.ts';
import { browserTest, type PortalInBrowser } from '../../support/harness.ts';

/** Whom texts that nobody wrote may go to, claimed by their agent's first text. */
async function aCoveredTalk(
  stage: Stage,
  team: StoryTeam,
  covers?: components['schemas']['Coverage'][],
): Promise<Talk> {
  const phone = aPhone();
  const owner = agentOf(team);
  const referralId = await aReferral(stage, coveredReferralFor(team.teamId, phone, covers));
  const talk = { referralId, phone, owner };
  expect(await write(talk, 'Hello, shall we talk about the garden?')).toMatchObject({ status: 201 });
  await stage.advance(2 * secondMs);
  return talk;
}

async function twoNights({ teamId, lead }: StoryTeam): Promise<void> {
  const steps = [
    { afterDays: 0, body: 'Good evening.' },
    { afterDays: 1, at: '00:00', body: 'Good night.' },
  ];
  const plan = { name: 'Two nights', starts: 'by-hand', steps };
  expect(await lead.does('PUT', `/teams/${teamId}/plans/plan_nights`, plan)).toMatchObject({ status: 200 });
}

async function aPlan({ teamId, lead }: StoryTeam): Promise<void> {
  const steps = [
    { afterDays: 0, body: 'Hi {ClientFirstName|there}, still looking in {City}?' },
    { afterDays: 1, at: '12:00', body: 'A new week, new homes.' },
    { afterDays: 45, at: '12:00', body: 'How is the search going?' },
  ];
  const plan = { name: 'Long-term', starts: 'by-hand', steps };
  expect(await lead.does('PUT', `/teams/${teamId}/plans/plan_long_term`, plan)).toMatchObject({
    status: 200,
  });
}

const openPlan = (page: Page) => page.getByRole('button', { name: 'Plan', exact: true }).click();
const step = (page: Page, place: number) => page.locator('.plan-so-far li').nth(place - 1);

export function onAPlan(portal: () => PortalInBrowser): void {
  browserTest(
    'CP-3 CP-4 an agent puts a client on a plan, sees what was sent and what comes, and why it stopped',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      await Promise.all([aPlan(team), twoNights(team)]);
      const talk = await aCoveredTalk(stage, team);
      const page = await open(talk.owner.agentId, `/referrals/${talk.referralId}`);
      await openPlan(page);
      await page.getByText('This client is not on a plan.').waitFor();
      await page.getByLabel('Which plan').selectOption({ label: 'Long-term' });
      await page.getByText('Hi Client, still looking in ').waitFor();
      // CP-9: midnight is less than 24 hours away, whenever they begin.
      await page.getByLabel('Which plan').selectOption({ label: 'Two nights' });
      await page.getByText('Later than planned: two automated texts').waitFor();
      await page.getByLabel('Which plan').selectOption({ label: 'Long-term' });
      await page.getByText('Hi Client, still looking in ').waitFor();
      await page.getByRole('button', { name: 'Start the plan' }).click();
      await page.locator('.act-told', { hasText: 'The client is on “Long-term”.' }).waitFor();
      await page.getByText('Running', { exact: true }).waitFor();
      await page.getByText(/^Next text: /).waitFor();

      await stage.advance(20 * minuteMs);
      await step(page, 1).getByText('Delivered').waitFor();
      await step(page, 2).getByText('Next').waitFor();
      // Noon for the client, by the agent’s clock: the sweep reads a minute after its quarter of an hour.
      await page.getByText(/^Next text: .*10:01/).waitFor();
      await stage.advance(28 * 60 * minuteMs);
      await step(page, 2).getByText('Delivered').waitFor();

      await clientReplies(stage, talk, 'Thank you, we have found one.');
      await page.getByText('It stopped because the client replied.').waitFor();
      await step(page, 3).getByText('Not sent').waitFor();

      // CT-4
      await page.getByRole('button', { name: 'History', exact: true }).click();
      await page.getByText(/put the client on the plan “.*Long-term.*”/).waitFor();
      await page.getByText(/^The plan “.*Long-term.*” stopped: the client replied$/).waitFor();
    },
  );

  browserTest(
    'CP-9 CT-4 of a greeted client whose first step has to wait for a day, plan and history say so, and then when it left',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      await aPlan(team);
      const settings = { enabled: true, when: 'created', greetings: {}, planId: 'plan_long_term' };
      expect(await team.lead.does('PUT', `/teams/${team.teamId}/concierge`, settings)).toMatchObject({
        status: 200,
      });
      const phone = aPhone();
      const owner = agentOf(team);
      const referralId = await aReferral(stage, coveredReferralFor(team.teamId, phone));
      await stage.advance(2 * secondMs);
      const talk = { referralId, phone, owner };
      expect(await write(talk, 'Hello, shall we talk about the garden?')).toMatchObject({ status: 201 });
      await stage.advance(20 * minuteMs);
      const page = await open(owner.agentId, `/referrals/${referralId}`);
      await openPlan(page);
      await step(page, 1)
        .getByText(/^Held until /)
        .waitFor();
      await page.getByRole('button', { name: 'History', exact: true }).click();
      const text = page.locator('li.is-text', { hasText: 'Automatic text: Long-term, step 1' });
      await text.getByText('Held', { exact: true }).waitFor();
      await stage.advance(24 * 60 * minuteMs);
      await text.getByText('Held', { exact: true }).waitFor({ state: 'detached' });
      await openPlan(page);
      await step(page, 1).getByText('Delivered').waitFor();
    },
  );

  browserTest(
    'CO-20 CP-3 of a client who agreed to texts from an agent alone, agent and lead read before they choose a plan that none can be started',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      await aPlan(team);
      const talk = await aCoveredTalk(stage, team, ['conversation']);
      for (const reader of [talk.owner, team.lead]) {
        const page = await open(reader.agentId, `/referrals/${talk.referralId}`);
        await openPlan(page);
        await page.getByText('No plan can be started').waitFor();
        await page.getByText('set reminders').waitFor();
        expect(await page.getByLabel('Which plan').count()).toBe(0);
      }
    },
  );

  browserTest(
    'CP-4 whoever is handed a client is asked whether to go on with their plan, and from which step, or leaves it',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 3);
      await aPlan(team);
      const talk = await aCoveredTalk(stage, team);
      const path = `/referrals/${talk.referralId}`;
      const on = await talk.owner.does('PUT', `${path}/plan`, { planId: 'plan_long_term' });
      expect(on).toMatchObject({ status: 200 });
      await stage.advance(20 * minuteMs);
      const other = agentOf(team, 2);
      expect(await team.lead.does('POST', `${path}/reassign`, { agentId: other.agentId })).toMatchObject({
        status: 200,
      });
      await stage.settle();
      const page = await open(other.agentId, path);
      await page.getByText('When this client was handed to you, a plan stopped:').waitFor();
      await page.getByRole('button', { name: 'Decide whether to continue' }).click();
      await page.getByText('It stopped because the client was handed over.').waitFor();
      expect(await page.getByLabel('Start with').inputValue()).toBe('2');
      await page.getByRole('button', { name: 'Leave it stopped' }).click();
      await page.getByRole('heading', { name: 'Put this client on a plan' }).waitFor();
      await page.getByLabel('Which plan').selectOption({ label: 'Long-term' });
      await page.getByLabel('Start with').selectOption({ label: 'Step 3 · Day 45' });
      await page.getByRole('button', { name: 'Start the plan' }).click();
      await step(page, 2).getByText('It was started after this step.').waitFor();
      await page.getByRole('button', { name: 'Stop the plan' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Stop the plan' }).click();
      await page.getByText('It was stopped by hand.').waitFor();
    },
  );
}
