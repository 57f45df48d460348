// Text alerts from the opt-in to the opt-out, by the clock and by words from the phone.
import { expect } from '@jest/globals';
import { aTeam } from '../../stories/support/builders.ts';
import { minuteMs } from '../../stories/support/stage.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

const hourMs = 60 * minuteMs;

export function consenting(portal: () => PortalInBrowser): void {
  browserTest(
    'CO-1 CO-2 CO-3 CO-5 silence for 36 hours opts out; asked again, YES switches on and STOP off',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const [, agent] = team.agents;
      const { phone, email } = agent ?? team.lead;
      const page = await open(agent?.agentId, '/me');
      await page.getByRole('button', { name: 'Turn on text alerts' }).click();
      await page.getByText('Waiting for your YES').waitFor();
      await stage.advance(12 * hourMs + minuteMs);
      expect(await stage.emailsTo(email)).toHaveLength(2);
      // Longer than a token is good for: the portal renews it without a word.
      await stage.advance(24 * hourMs);
      await page.getByText('Opted out', { exact: true }).waitFor();
      await page.getByText('You did not reply YES within 36 hours').waitFor();

      await page.getByRole('button', { name: 'Turn on text alerts' }).click();
      await page.getByText('Waiting for your YES').waitFor();
      await stage.advance(minuteMs);
      const replies = async (body: string) => {
        await stage.call('POST', `/_local/phones/${phone}/texts`, { to: '+12065550100', body });
        await stage.advance(minuteMs);
      };
      await replies('Yes!');
      await page.getByText('On', { exact: true }).waitFor();
      await replies('stop');
      await page.getByText('This phone replied STOP.').waitFor();
      expect(await page.getByRole('button', { name: 'Turn on text alerts' }).count()).toBe(0);
      await page.getByText('What happened').click();
      await page.getByRole('listitem').filter({ hasText: 'Yes!' }).waitFor();
      await page.getByText('Alerts ended: there was no YES').waitFor();
    },
  );

  browserTest('the numbers to save are a card to download', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 1);
    const page = await open(team.lead.agentId, '/me');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download contact card' }).click();
    expect((await downloading).suggestedFilename()).toMatch(/\.vcf$/);
  });
}
