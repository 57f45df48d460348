// The list beside the client on a wide screen, by keyboard; on a phone the list as it was left.
import { expect } from '@jest/globals';
import { aReferral, aTeam, referralFor } from '../../../stories/support/builders.ts';
import { deskSize } from '../../support/chromium.ts';
import { browserTest, type PortalInBrowser } from '../../support/harness.ts';
import { pressUntil } from '../../support/keys.ts';

const focused = 'document.activeElement?.getAttribute("href") ?? document.activeElement?.textContent';

export function sideBySide(portal: () => PortalInBrowser): void {
  browserTest(
    'a link opens both panes; keys lead through the list, into the client and back, and letters can be switched off',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 1);
      const older = await aReferral(stage, referralFor(team.teamId));
      await stage.advance(1000);
      const newer = await aReferral(stage, referralFor(team.teamId));
      const page = await open(team.lead.agentId, `/referrals/${older}?list=open`, { size: deskSize });
      const selected = page.locator('.row[aria-current=true]');
      expect(await selected.getAttribute('href')).toBe(`/referrals/${older}?list=open`);
      await page.getByRole('button', { name: 'Send and claim' }).waitFor();
      await pressUntil(page, 'k', page.locator(`.row[href="/referrals/${newer}?list=open"]:focus`));
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(focused)).toBe(`/referrals/${older}?list=open`);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/referrals/${newer}?list=open`);
      await page.locator('.is-one h1:focus').waitFor();
      await page.getByRole('button', { name: 'Send and claim' }).focus();
      await page.keyboard.press('Escape');
      expect(await page.evaluate(focused)).toBe(`/referrals/${newer}?list=open`);

      const box = page.getByRole('textbox', { name: 'Your first text claims the client' });
      await box.fill('');
      await box.pressSequentially('j?k');
      expect(await box.inputValue()).toBe('j?k');
      await page.keyboard.press('Escape');
      // Closed and asked for again at once.
      await page.keyboard.press('?');
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).press('Enter');
      await page.keyboard.press('?');
      await page.getByRole('dialog').getByLabel('Single-letter shortcuts').uncheck();
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
      expect(await page.evaluate(focused)).toBe(`/referrals/${newer}?list=open`);
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(focused)).toBe(`/referrals/${older}?list=open`);
    },
  );

  browserTest('on a phone the list is found as it was left: rows, place and focus', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 1);
    for (let each = 0; each < 27; each += 1) await aReferral(stage, referralFor(team.teamId));
    const page = await open(team.lead.agentId);
    await page.getByRole('button', { name: 'Show more' }).click();
    const last = page.locator('.row').nth(26);
    await last.waitFor();
    for (const goBack of [() => page.goBack(), () => page.locator('.back').click()]) {
      await last.scrollIntoViewIfNeeded();
      const [top, href] = [await page.evaluate('scrollY'), await last.getAttribute('href')];
      expect(top).toBeGreaterThan(1000);
      await last.click();
      await page.getByRole('button', { name: 'Send and claim' }).waitFor();
      await goBack();
      await last.waitFor();
      expect(await page.evaluate('scrollY')).toBe(top);
      expect(await page.evaluate(focused)).toBe(href);
    }
  });
}
