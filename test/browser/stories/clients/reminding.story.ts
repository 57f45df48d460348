// Reminders in the portal: one is set, taken back, becomes due before the eyes, and is found from the inbox.
import { agentOf, aTeam } from '../../../stories/support/builders.ts';
import { aTalk } from '../../../stories/support/conversations.ts';
import { minuteMs } from '../../../stories/support/stage.ts';
import { browserTest, type PortalInBrowser } from '../../support/harness.ts';

export function reminding(portal: () => PortalInBrowser): void {
  browserTest(
    'CT-3 an agent sets a reminder, undoes what they did with it, sees it due, and ends it from the inbox',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const owner = agentOf(team);
      const { referralId } = await aTalk(stage, team, { owner });
      const page = await open(owner.agentId, `/referrals/${referralId}`);
      await page.getByRole('button', { name: 'Reminders' }).click();
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
      await page.getByLabel('Date and time, by your clock').fill(typed);
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

      await page.getByRole('link', { name: 'Inbox' }).first().click();
      await page.getByRole('link', { name: 'Reminders: 1 is due' }).click();
      await page.getByRole('heading', { name: 'Reminders' }).waitFor();
      await page.getByRole('link', { name: 'Client Example' }).waitFor();
      await page.getByRole('button', { name: 'Done' }).click();
      await page.getByText('You have no reminders.').waitFor();
    },
  );
}
