// Coming and going: the sign-in page, back to where one was, a reload, an ended session, signing out.
import { expect } from '@jest/globals';
import { aReferral, aTeam, referralFor } from '../../stories/support/builders.ts';
import { deskSize } from '../support/chromium.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

export function signingIn(portal: () => PortalInBrowser): void {
  browserTest(
    'who is not signed in is asked who they are, and comes back to where the link led',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const referralId = await aReferral(stage, referralFor(team.teamId));
      const page = await open(undefined, `/referrals/${referralId}`);
      await page.getByRole('button', { name: team.agents[1]?.name ?? '' }).click();
      await page.getByRole('heading', { name: 'Buyer in Springfield, IL' }).waitFor();
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(`/referrals/${referralId}`);
      await page.reload();
      await page.getByRole('heading', { name: 'Buyer in Springfield, IL' }).waitFor();
    },
  );

  browserTest('who signs out is forgotten by the sign-in page too', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 1);
    const page = await open(team.lead.agentId, '/me');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    await page.goto(stage.cloud.url);
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  });

  browserTest('people of the back office find their own pages, and an agent does not', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 1);
    const referralId = await aReferral(stage, referralFor(team.teamId));
    const page = await open(undefined, '/', { size: deskSize });
    await page.getByRole('button', { name: 'Source' }).click();
    await page.getByRole('heading', { name: 'Referrals' }).waitFor();
    await page.getByRole('searchbox').fill(referralId);
    await page.getByRole('cell', { name: team.teamId }).waitFor();
    await page.waitForURL((url) => url.searchParams.get('q') === referralId);
    await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('cell', { name: team.teamId }).waitFor();
    const agents = await open(team.lead.agentId, '/office/referrals');
    await agents.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  });
}
