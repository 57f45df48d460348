// Without a mouse: everything is reached by Tab, seen where it is, and done by Enter, Space or Escape.
import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { aReferral, aTeam, referralFor } from '../../stories/support/builders.ts';
import { deskSize } from '../support/chromium.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';
import { type HeldBack, holdBack } from '../support/held-back.ts';

const mostStops = 60;

/** Goes on by Tab until it is reached; it shows that it is. */
async function reach(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let stops = 0; stops < mostStops; stops += 1) {
    if ((await wanted.and(page.locator(':focus')).count()) === 1) {
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
      expect(outline).not.toBe('none');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${wanted} is not reached by Tab.`);
}

export function typing(portal: () => PortalInBrowser): void {
  browserTest(
    'an agent finds an offer, thinks twice about declining, claims it and answers, by keyboard alone',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const template = { name: 'A day', body: 'Hi {ClientFirstName}, is Saturday good?' };
      await team.lead.does('PUT', `/teams/${team.teamId}/templates/tpl_day`, template);
      const referralId = await aReferral(stage, referralFor(team.teamId));
      const page = await open(team.agents[1]?.agentId, '/', { size: deskSize });
      await page.getByRole('link', { name: /Buyer in Springfield, IL/ }).waitFor();
      await page.reload();
      await page.getByRole('link', { name: /Buyer in Springfield, IL/ }).waitFor();
      await reach(page, page.getByRole('link', { name: /Buyer in Springfield, IL/ }));
      await page.keyboard.press('Enter');
      await reach(page, page.getByRole('button', { name: 'Decline' }));
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      // CP-1: nobody has the client's name yet (CL-9), so there is a hole to fill in.
      await reach(page, page.getByRole('button', { name: 'Quick reply' }));
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: 'Search quick replies' }).waitFor();
      await page.keyboard.type('saturday');
      await page.getByRole('option', { name: /A day/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Fill in {ClientFirstName}, or delete it').waitFor();
      await page.keyboard.type('Clara');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { name: 'Yours: your text was first.' }).waitFor();
      await page.getByRole('listitem').filter({ hasText: 'Hi Clara, is Saturday good?' }).waitFor();
      await reach(page, page.getByRole('button', { name: 'Quick reply' }));
      await page.keyboard.press('Enter');
      await page.getByText('Hi Client, is Saturday good?').waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.type(' Or Sunday?');
      await page.keyboard.press('Control+Enter');
      await page
        .getByRole('listitem')
        .filter({ hasText: 'Hi Client, is Saturday good? Or Sunday?' })
        .waitFor();
      expect(new URL(page.url()).pathname).toBe(`/referrals/${referralId}`);
    },
  );

  browserTest('the lead changes who is offered referrals, by keyboard alone', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 3);
    // The inbox is still coming while one is on the way elsewhere: it doesn't take the focus when it is there.
    let panes: HeldBack | undefined;
    const page = await open(team.lead.agentId, '/', { size: deskSize }, async (context) => {
      panes = await holdBack(context, /\/panes-[^/]*\.js$/);
    });
    const routing = page.getByRole('link', { name: 'Routing' });
    await reach(page, routing);
    panes?.letGo();
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
    expect(await routing.and(page.locator(':focus')).count()).toBe(1);
    await page.keyboard.press('Enter');
    // A page that is gone to does.
    await page.getByRole('heading', { name: 'Lead routing' }).and(page.locator(':focus')).waitFor();
    const third = page.getByRole('group', { name: team.agents[2]?.name ?? '' });
    await reach(page, third.getByLabel('Sellers'));
    await page.keyboard.press('Space');
    await reach(page, page.getByRole('button', { name: 'Save', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByText('Saved.', { exact: true }).first().waitFor({ state: 'attached' });
    const saved = await team.lead.does('GET', `/teams/${team.teamId}/lead-routing`);
    expect(saved.body).toMatchObject({ members: [{}, {}, { buyers: true, sellers: false }] });
  });
}
