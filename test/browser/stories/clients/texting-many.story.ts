// Bulk texts in the portal: the lead writes to the team's clients in three steps and cancels, an agent to their own, and each sees what came of it.
import { expect } from '@jest/globals';
import * as z from 'zod';
import {
  agentOf,
  aReferral,
  aTeam,
  coveredReferralFor,
  type StoryAgent,
  type StoryTeam,
} from '../../../stories/support/builders.ts';
import { minuteMs, secondMs } from '../../../stories/support/stage.ts';
import { browserTest, type PortalInBrowser } from '../../support/harness.ts';

type Covers = ('conversation' | 'automated')[];

/** `owner`'s, by a text that they answered. */
async function aClient(
  { stage }: PortalInBrowser,
  team: StoryTeam,
  owner: StoryAgent,
  { name, covers }: { name: string; covers?: Covers },
): Promise<string> {
  const { client, ...about } = coveredReferralFor(team.teamId, undefined, covers);
  const referralId = await aReferral(stage, { ...about, client: { ...client, name } });
  await owner.does('POST', `/referrals/${referralId}/messages`, { body: 'Hello, shall we talk?' });
  await stage.advance(5 * secondMs);
  await reply(stage, client.phone, 'Yes, gladly');
  return client.phone;
}

async function reply(stage: PortalInBrowser['stage'], phone: string, body: string): Promise<void> {
  const ours = (await stage.textsOf(phone)).findLast(({ direction }) => direction === 'outbound');
  await stage.call('POST', `/_local/phones/${phone}/texts`, { to: ours?.from, body });
  await stage.settle();
}

export function textingMany(portal: () => PortalInBrowser): void {
  browserTest(
    'CP-6 CP-7 the lead texts the team’s clients in three steps, sees who is left out and who replies, until it is done',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const agent = agentOf(team);
      const phone = await aClient(portal(), team, agent, { name: 'Noah Example' });
      await aClient(portal(), team, team.lead, { name: 'Zoë Example' });
      await aClient(portal(), team, agent, { name: 'Carl Sample', covers: ['conversation'] });
      const page = await open(team.lead.agentId, '/clients?whose=team&side=buyer');
      await page.getByRole('link', { name: 'Text these clients' }).click();
      await page.getByText('3 clients found.').waitFor();
      await page.getByRole('button', { name: 'Remove the filter: Buyer' }).click();
      await page.getByText('Without a filter it goes to everyone.').waitFor();
      await page.getByRole('button', { name: 'Have replied' }).click();
      await page.getByText('Without a filter').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Next: the text' }).click();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('What does it say?');
      await page.getByRole('button', { name: 'Next: preview' }).click();
      await page.getByText('Write the text.').waitFor();
      await page.getByLabel('Text', { exact: true }).fill('Hi {ClientFirstName|there}, still looking?');
      await page.getByText(/^By itself: 1 segment/).waitFor();
      await page.getByRole('button', { name: 'Next: preview' }).click();

      const send = page.getByRole('button', { name: 'Send to 2 clients' });
      await send.waitFor();
      await page.getByText('1 client left out').waitFor();
      await page.getByText('Nobody has to wait until morning.').waitFor();
      await page.getByText('Agreed to texts from an agent only, not to automated ones: 1').click();
      await page.getByRole('listitem').filter({ hasText: 'Carl Sample' }).waitFor();
      await page.getByText('Hi Noah, still looking?').waitFor();
      await page.getByText('Hi Zoë, still looking?').waitFor();
      // Nothing is sent by Enter, and whoever leaves is asked.
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Inbox' }).click();
      await page.getByRole('dialog', { name: 'Leave without sending?' }).waitFor();
      await page.getByRole('button', { name: 'Stay on this page' }).click();
      await send.click();
      await page.locator('.act-told', { hasText: 'On its way to 2 clients.' }).waitFor();
      await page.getByText('Sending', { exact: true }).waitFor();

      await stage.advance(10 * secondMs);
      const figure = (name: string) =>
        page.locator('.bulk-figures div').filter({ hasText: name }).getByRole('definition');
      await figure('Delivered').filter({ hasText: '2' }).waitFor();
      expect(await page.getByText('More go out').count()).toBe(0);
      expect((await stage.textsOf(phone)).at(-1)?.body).toContain('Hi Noah, still looking?');
      await reply(stage, phone, 'Yes, with a garden');
      await figure('Replied').filter({ hasText: '1' }).waitFor();
      await page.getByRole('link', { name: 'Noah Example' }).waitFor();
      await page.getByText('Replies: 1').waitFor();

      await stage.advance(10 * secondMs);
      await page.getByText('Done', { exact: true }).waitFor();
      expect(await page.getByRole('button', { name: 'Cancel this bulk text' }).count()).toBe(0);
      await page.getByRole('link', { name: 'Bulk texts' }).click();
      await page.getByRole('link', { name: /^Hi \{ClientFirstName\|there\}.*Done.*2 clients/ }).waitFor();
      await page.locator('main').getByRole('link', { name: 'Campaigns' }).waitFor();
    },
  );

  browserTest(
    'CP-6 an agent texts their own clients by a template; what changed meanwhile, or is too old, is previewed anew; what waits is cancelled',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const agent = agentOf(team);
      await aClient(portal(), team, team.lead, { name: 'Leah Leads' });
      await aClient(portal(), team, agent, { name: 'Noah Example' });
      const gone = await aClient(portal(), team, agent, { name: 'Zoë Example' });
      const body = 'Hi {ClientFirstName|there}, still looking in {City}?';
      await team.lead.does('PUT', `/teams/${team.teamId}/templates/tpl_check_in`, { name: 'Check-in', body });
      const page = await open(agent.agentId, '/campaigns');
      await page.getByRole('link', { name: 'Bulk texts' }).click();
      await page.getByText('No bulk text has been sent yet.').waitFor();
      await page.getByRole('link', { name: 'New bulk text' }).click();
      await page.getByText('2 clients found.').waitFor();
      expect(await page.getByRole('button', { name: 'The team’s' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Next: the text' }).click();
      await page.getByLabel('Template').selectOption('Check-in');
      await page.getByRole('button', { name: 'Next: preview' }).click();
      const both = page.getByRole('button', { name: 'Send to 2 clients' });
      await both.waitFor();
      await reply(stage, gone, 'STOP');
      await both.click();
      await page.getByText('Who gets it, or what it costs, has changed').waitFor();
      const one = page.getByRole('button', { name: 'Send to 1 client' });
      await one.waitFor();
      await page.getByText('Opted out of texts: 1').waitFor();
      await stage.advance(16 * minuteMs);
      await one.or(page.getByRole('button', { name: 'Preview again' })).click();
      await page.getByText('Hi Noah, still looking in Springfield?').waitFor();
      const busy = { service: 'sms-voice', action: 'SendTextMessage', kind: 'throttle' } as const;
      stage.cloud.faults.order({ ...busy, count: 1000 });
      await one.click();
      await page.getByText('Sending', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Cancel this bulk text' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel this bulk text' }).click();
      await page.locator('.act-told', { hasText: 'Canceled. Nothing more is sent.' }).waitFor();
      await page.getByText('Canceled', { exact: true }).waitFor();
      stage.cloud.faults.order({ ...busy, count: 0 });
      const leads = await open(team.lead.agentId, '/campaigns/bulk-texts');
      await leads.getByRole('link', { name: new RegExp(`by ${agent.name}`) }).waitFor();
    },
  );

  browserTest(
    'CP-7 too many opt-outs pause a bulk text: who sent it asks the lead, who reads why and has it go on',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const agent = agentOf(team);
      const phones: string[] = [];
      for (const name of ['Ann Example', 'Bob Example', 'Cleo Example']) {
        phones.push(await aClient(portal(), team, agent, { name }));
      }
      const at = `/teams/${team.teamId}/bulk-texts`;
      const preview = await agent.does('POST', `${at}/preview`, { body: 'Hi, still looking?' });
      const { previewId } = z.object({ previewId: z.string() }).parse(preview.body);
      // The carrier takes two of the three, and has too much for the last.
      const busy = { service: 'sms-voice', action: 'SendTextMessage', kind: 'throttle' } as const;
      stage.cloud.faults.order({ ...busy, count: 1000, after: 2 });
      await agent.does('POST', at, { previewId });
      await stage.advance(3 * secondMs);
      const isTexted = async (phone: string) =>
        (await stage.textsOf(phone)).at(-1)?.body === 'Hi, still looking?';
      const texted: string[] = [];
      for (const phone of phones) if (await isTexted(phone)) texted.push(phone);
      expect(texted).toHaveLength(2);

      const page = await open(agent.agentId, '/campaigns/bulk-texts');
      await page.getByRole('link', { name: /Sending.*3 clients/ }).click();
      await page.getByRole('button', { name: 'Cancel this bulk text' }).waitFor();
      for (const phone of texted) await reply(stage, phone, 'STOP');
      await stage.advance(10 * secondMs);
      await page.getByText('Ask your team lead whether to resume it.').waitFor();
      expect(await page.getByRole('button', { name: 'Resume' }).count()).toBe(0);

      await stage.settle();
      const told = (await stage.emailsTo(team.lead.email)).findLast(({ subject }) =>
        subject.includes('is paused'),
      );
      const link = /https?:\S+$/.exec(told?.text ?? '')?.[0] ?? '';
      const leads = await open(team.lead.agentId, new URL(link).pathname);
      await leads.getByText('More than 3% of the clients who got it opted out.').waitFor();
      await leads.getByText(/^If nobody decides, it ends by itself: \w+ \d+/).waitFor();
      stage.cloud.faults.order({ ...busy, count: 0 });
      await leads.getByRole('button', { name: 'Resume' }).click();
      // “Cancel” would be the bulk text's own.
      await leads.getByRole('dialog').getByRole('button', { name: 'Keep it paused' }).click();
      await leads.getByRole('button', { name: 'Resume' }).click();
      await leads.getByRole('dialog').getByRole('button', { name: 'Resume' }).click();
      await leads.locator('.act-told', { hasText: 'Sending again.' }).waitFor();
      await stage.advance(70 * minuteMs);
      await leads.getByText('Done', { exact: true }).waitFor();
      await page.getByText('Done', { exact: true }).waitFor();
      for (const phone of phones) if (!texted.includes(phone)) expect(await isTexted(phone)).toBe(true);
    },
  );
}
