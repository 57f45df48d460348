// Every page as it looks on a phone and on a desk, in light and dark: axe finds nothing that keeps somebody out.
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aReferral, aTeam, referralFor, type StoryTeam } from '../../stories/support/builders.ts';
import { aReferralByPhone } from '../../stories/support/phone-calls.ts';
import { secondMs } from '../../stories/support/stage.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { deskSize, phoneSize } from '../support/chromium.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

/** Looks at the page as it is in all four ways; a page wider than its window has to be scrolled sideways. */
async function look(page: Page, what: string): Promise<void> {
  for (const size of [phoneSize, deskSize]) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const where = { what, width: size.width, colorScheme };
      const found = await seriousFindings(page, colorScheme === 'light' ? 'all' : 'colours');
      expect({ ...where, found }).toEqual({ ...where, found: [] });
    }
    const isTooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect({ what, width: size.width, isTooWide }).toEqual({ what, width: size.width, isTooWide: false });
  }
  await page.setViewportSize(phoneSize);
}

async function claimed(portal: PortalInBrowser, team: StoryTeam): Promise<string> {
  const referralId = await aReferral(portal.stage, referralFor(team.teamId));
  await team.agents[1]?.does('POST', `/referrals/${referralId}/messages`, { body: 'Hello, shall we talk?' });
  await portal.stage.advance(5 * secondMs);
  return referralId;
}

export function looking(portal: () => PortalInBrowser): void {
  browserTest('the sign-in page and one that does not exist', async () => {
    const { open } = portal();
    const team = await aTeam(portal().stage, 1);
    const signIn = await open(undefined);
    await signIn.getByRole('heading', { name: 'Who are you?' }).waitFor();
    await look(signIn, 'sign-in');
    const nowhere = await open(team.lead.agentId, '/nowhere');
    await nowhere.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    await look(nowhere, 'nothing here');
  });

  browserTest('the inbox, the claim page before and after the race, and a conversation', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 2);
    const taken = await claimed(portal(), team);
    const offered = await aReferral(stage, referralFor(team.teamId));
    const page = await open(team.lead.agentId);
    await page.getByText('Texting Preferred').nth(1).waitFor();
    await look(page, 'inbox');
    await page.goto(`${stage.cloud.url}/referrals/${offered}`);
    await page.getByRole('button', { name: 'Send and claim' }).waitFor();
    await look(page, 'first text');
    await page.getByRole('button', { name: 'Decline' }).click();
    await look(page, 'decline');
    await page.goto(`${stage.cloud.url}/referrals/${taken}`);
    await page.getByRole('button', { name: 'Why: Delivered' }).click();
    await page.locator('.why p').first().waitFor();
    await look(page, 'conversation');
  });

  browserTest('a call that rings, the PIN', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 2);
    const referralId = await aReferralByPhone(stage, team.teamId);
    const page = await open(team.lead.agentId, `/referrals/${referralId}`);
    await page.getByRole('button', { name: 'Call me to claim' }).waitFor();
    await look(page, 'call me');
    await page.getByRole('button', { name: 'Call me to claim' }).click();
    await page.getByRole('img', { name: /seconds left to answer/ }).waitFor();
    await look(page, 'ringing');
    await stage.advance(20 * secondMs);
    await page.getByRole('button', { name: 'Call me again' }).click();
    await page.getByRole('img', { name: /seconds left to answer/ }).waitFor();
    await stage.advance(20 * secondMs);
    await page.getByRole('heading', { name: 'Call in with your PIN' }).waitFor();
    await look(page, 'PIN');
  });

  browserTest('the settings, the response times and the profile', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 3);
    await claimed(portal(), team);
    const page = await open(team.lead.agentId, '/lead-routing');
    await page.getByRole('group', { name: team.agents[2]?.name ?? '' }).waitFor();
    await look(page, 'lead routing');
    await page.goto(`${stage.cloud.url}/response-times`);
    await page.getByRole('table').first().waitFor({ state: 'attached' });
    await look(page, 'response times');
    await page.goto(`${stage.cloud.url}/me`);
    await page.getByRole('button', { name: 'Switch on text alerts' }).waitFor();
    await look(page, 'profile');
  });
}
