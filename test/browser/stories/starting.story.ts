// The first sign-in: it leads to what there is to do, each thing is done right there, and the inbox links back until all is done.
import { expect } from '@jest/globals';
import { aTeam } from '../../stories/support/builders.ts';
import { act } from '../../stories/support/phone-calls.ts';
import { secondMs } from '../../stories/support/stage.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

export function starting(portal: () => PortalInBrowser): void {
  browserTest(
    'PE-2 the first sign-in leads to a checklist that is done by keyboard, or put aside',
    async () => {
      const { stage, open } = portal();
      const { lead } = await aTeam(stage, 1, undefined, true);
      await stage.settle();
      const page = await open(lead.agentId, '/');
      await page.getByRole('heading', { name: 'Before your first client' }).waitFor();
      await page.getByText('0 of 6 done').waitFor();
      const mine = page.getByRole('button', { name: 'Yes, that’s my phone' });
      await mine.focus();
      await page.keyboard.press('Enter');
      await page.getByText('1 of 6 done').waitFor();
      await page.locator('.act-told', { hasText: 'Confirmed.' }).waitFor();
      await page.getByRole('heading', { name: 'Confirm your phone Done' }).waitFor();
      await page.getByRole('button', { name: 'Send me a test text' }).click();
      await page.getByText('Turn on text alerts first').waitFor();
      await page.getByRole('button', { name: 'Turn on text alerts' }).click();
      await page.getByText('Waiting for your YES').waitFor();
      await stage.advance(secondMs);
      await stage.call('POST', `/_local/phones/${lead.phone}/texts`, { to: '+12065550100', body: 'YES' });
      await stage.advance(secondMs);
      await page.getByText('2 of 6 done').waitFor();
      await page.getByRole('button', { name: 'Send me a test text' }).click();
      await page.getByText('3 of 6 done').waitFor();
      await page.getByRole('button', { name: 'Call me now' }).click();
      await page.getByText('Answer it to finish this step.').first().waitFor();
      await stage.advance(secondMs);
      await act(stage, lead.phone, 'answer');
      await stage.advance(secondMs);
      await page.getByText('4 of 6 done').waitFor();
      const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);

      await page.getByRole('link', { name: 'Go to your clients' }).click();
      await page.getByRole('link', { name: 'Before your first client: what’s left to do' }).click();
      await page.getByRole('button', { name: 'Not now' }).click();
      await page.getByRole('heading', { name: 'Inbox' }).waitFor();
      await expect(page.getByRole('link', { name: 'Before your first client' }).count()).resolves.toBe(0);
    },
  );
}
