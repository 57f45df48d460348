// The race between two agents in two windows, and a teammate who only looks on.
import { expect } from '@jest/globals';
import { aPhone, aReferral, aTeam, referralFor } from '../../stories/support/builders.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

export function racing(portal: () => PortalInBrowser): void {
  browserTest(
    'CL-3 two agents send at once: one has the client, the other reads who was first, and so does a third',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 3);
      const [onlooker, ...racers] = team.agents;
      const clientPhone = aPhone();
      const referralId = await aReferral(stage, referralFor(team.teamId, clientPhone));
      const pages = await Promise.all(racers.map(({ agentId }) => open(agentId, `/referrals/${referralId}`)));
      const inbox = await open(onlooker?.agentId);
      await inbox.getByRole('link', { name: /Buyer in Springfield, IL/ }).waitFor();
      const buttons = pages.map((page) => page.getByRole('button', { name: 'Send and claim' }));
      for (const button of buttons) await button.waitFor();
      // What nobody may know before the claim (CL-9).
      for (const page of pages) {
        // Its own address has a port of any five digits.
        const content = (await page.content()).replaceAll(stage.cloud.url, '');
        expect(content).not.toMatch(/Client Example|client@clients|415/);
      }

      for (const page of pages)
        await page.getByLabel('Your first text claims the client').fill('Gardens are what I know best.');
      // A double click is one text, whoever wins.
      await Promise.all(buttons.map((button) => button.dblclick()));
      const outcomes = await Promise.all(
        pages.map(async (page) => {
          const outcome = page.getByRole('heading', { name: /Yours: your text was first|was first$/ });
          return (await outcome.textContent()) ?? '';
        }),
      );
      const place = outcomes.findIndex((outcome) => outcome.startsWith('Yours'));
      const [winner, loser] = [racers[place], outcomes[1 - place]];
      expect(loser).toBe(`${winner?.name} was first`);
      await inbox.getByText(`${winner?.name} has it`).waitFor();

      await stage.advance(5000);
      const texts = await stage.textsOf(clientPhone);
      expect(texts).toHaveLength(1);
      expect(texts[0]?.body).toContain(`${winner?.name}`);
      await pages[place]?.getByRole('heading', { name: 'Client Example' }).waitFor();
      expect(await pages[1 - place]?.content()).not.toContain('Client Example');

      // What the loser wrote is theirs, also after a reload, until they throw it away; the winner's was sent.
      const lost = pages[1 - place];
      await lost?.reload();
      await lost?.getByRole('heading', { name: 'What you wrote' }).waitFor();
      await lost?.getByText('Gardens are what I know best.').waitFor();
      await lost?.getByRole('button', { name: 'Discard' }).click();
      await lost?.getByText('Gardens are what I know best.').waitFor({ state: 'detached' });
      expect(await pages[place]?.getByLabel('Message', { exact: true }).inputValue()).toBe('');
    },
  );

  browserTest(
    'CL-6 the lead declines for the team, after being asked once, and an agent sees it',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const referralId = await aReferral(stage, referralFor(team.teamId));
      const [lead, agent] = await Promise.all(
        team.agents.map(({ agentId }) => open(agentId, `/referrals/${referralId}`)),
      );
      await lead?.getByRole('button', { name: 'Decline' }).click();
      const dialog = lead?.getByRole('dialog', { name: 'Decline this client?' });
      await dialog?.getByText('As the team lead, you close it for the whole team.').waitFor();
      await dialog?.getByRole('button', { name: 'Cancel' }).click();
      await agent?.getByText('Your first text claims the client').first().waitFor();
      await lead?.getByRole('button', { name: 'Decline' }).click();
      await dialog?.getByRole('button', { name: 'Decline' }).click();
      for (const page of [lead, agent])
        await page?.getByRole('heading', { name: 'Closed by the team lead' }).waitFor();
    },
  );
}
