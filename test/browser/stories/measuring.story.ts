// A lead's response times: figures that add up and say what they count, over a period of choice, and as a file.
import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { agentOf, aReferral, aTeam, referralFor } from '../../stories/support/builders.ts';
import { dayMs, minuteMs } from '../../stories/support/stage.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

/** The cells of the row that begins with `name`. */
async function row(page: Page, name: string): Promise<string[]> {
  const cells = page.getByRole('row').filter({ hasText: name }).getByRole('cell');
  return (await cells.allTextContents()).slice(1);
}

export function measuring(portal: () => PortalInBrowser): void {
  browserTest(
    'RT-9 outcomes add up to offers, the period stands in the address, and a file has the same',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const [lead, second] = [team.lead, agentOf(team, 1)];
      await stage.admin('PUT', `/teams/${team.teamId}/agents/${second.agentId}`, {
        name: 'Bartholomew-Maximilian Featherstonehaugh-Cholmondeley of the North Side',
        email: second.email,
        phone: second.phone,
        licensed: true,
      });
      const refer = () => aReferral(stage, referralFor(team.teamId));
      const claim = async (referralId: string) =>
        second.does('POST', `/referrals/${referralId}/messages`, { body: 'Hello, shall we talk about it?' });
      await claim(await refer());
      await stage.advance(3 * dayMs);
      const late = await refer();
      await stage.advance(7 * minuteMs);
      await claim(late);
      await second.does('POST', `/referrals/${await refer()}/decline`);
      await lead.does('POST', `/referrals/${await refer()}/decline`);
      await refer();
      await stage.settle();

      const page = await open(lead.agentId, '/response-times', { size: { width: 1440, height: 900 } });
      await page.getByRole('heading', { name: 'Agents' }).waitFor();
      for (const name of ['Bartholomew', lead.name, 'Whole team']) {
        const [offers = 0, ...outcomes] = (await row(page, name)).slice(2).map(Number);
        expect(offers).toBeGreaterThan(0);
        expect(outcomes.reduce((sum, each) => sum + each, 0)).toBe(offers);
      }
      // Half within, 9 of 10 within, offers, claimed, declined, no answer, taken back, open.
      expect((await row(page, 'Bartholomew')).slice(2)).toEqual(['5', '2', '1', '0', '1', '1']);
      expect((await row(page, lead.name)).slice(2)).toEqual(['5', '0', '0', '2', '1', '2']);
      await page.getByText('5 minutes to 15 minutes').locator('..').getByText('1 claim').waitFor();
      // The bars are the table of times: nothing is said a second time.
      expect(await page.getByText('5 minutes to 15 minutes').count()).toBe(1);
      expect(await page.getByRole('table').count()).toBe(1);

      await page.getByLabel('Period').selectOption({ label: 'The last day' });
      await page.waitForURL('**/response-times?days=1');
      await page.getByRole('row').filter({ hasText: 'Whole team' }).getByText('8', { exact: true }).waitFor();
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export as CSV' }).press('Enter');
      await page.locator('.act-told', { hasText: '3 lines saved as a file.' }).waitFor();
      const lines = readFileSync(await (await saved).path(), 'utf8').split('\r\n');
      expect(lines[0]).toMatch(
        /Half within \(seconds\),9 of 10 within \(seconds\),Offers,Claimed,Declined,No answer,Taken back,Open$/,
      );
      expect(lines[1]).toMatch(/^Whole team,.*,8,1,1,1,2,3$/);

      await page.reload();
      expect(await page.getByLabel('Period').inputValue()).toBe('1');
    },
  );
}
