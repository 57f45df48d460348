// Coming and going: the sign-in page, back to where one was, a reload, an ended session, signing out.
import { expect } from '@jest/globals';
import { aReferral, aTeam, referralFor } from '../../stories/support/builders.ts';
import { deskSize } from '../support/chromium.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

export function signingIn(portal: () => PortalInBrowser): void {
  browserTest(
    'who is not signed in is asked who they are in their language, and comes back to where the link led',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const referralId = await aReferral(stage, referralFor(team.teamId));
      const page = await open(undefined, `/referrals/${referralId}`, { locale: 'fr-CA' });
      await page.getByRole('heading', { name: 'Qui êtes-vous?' }).waitFor();
      await page.getByRole('button', { name: team.agents[1]?.name ?? '' }).click();
      await page.getByRole('heading', { name: /Springfield, IL/ }).waitFor();
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(`/referrals/${referralId}`);
      await page.reload();
      await page.getByRole('heading', { name: /Springfield, IL/ }).waitFor();
    },
  );

  browserTest('Back from a link leads to where one was, however one was signed in', async () => {
    const { stage, open, blank } = portal();
    const team = await aTeam(stage, 2);
    const path = `/referrals/${await aReferral(stage, referralFor(team.teamId))}`;
    const offer = { name: 'Buyer in Springfield, IL' };
    const before = `${stage.cloud.url}/openapi.json`;

    // Known to the sign-in page already.
    const known = await blank({}, team.agents[1]?.agentId);
    await known.goto(before);
    await known.goto(stage.cloud.url + path);
    await known.getByRole('heading', offer).waitFor();
    await known.goBack();
    expect(known.url()).toBe(before);

    // Asked who they are on the way: from there one comes home at most, never into a dead end.
    const asked = await open(undefined, '/openapi.json');
    await asked.goto(stage.cloud.url + path);
    await asked.getByRole('button', { name: team.agents[1]?.name ?? '' }).click();
    await asked.getByRole('heading', offer).waitFor();
    await asked.goBack();
    if (asked.url() !== before) {
      await asked.getByRole('heading', { name: 'Inbox' }).waitFor();
      expect(new URL(asked.url()).pathname).toBe('/');
      await asked.goBack();
    }
    expect(asked.url()).toBe(before);
  });

  browserTest('an answer of the sign-in page that was used before leads home', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 2);
    const page = await open(team.agents[1]?.agentId);
    const answered: string[] = [];
    page.on('request', (request) => request.url().includes('code=') && answered.push(request.url()));
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
    await page.goto(`${stage.cloud.url}/me`);
    await page.getByText('Text alerts').first().waitFor();
    const [used = ''] = answered;
    for (const stale of [used, `${stage.cloud.url}/?code=x&state=y`, `${stage.cloud.url}/?error=x&state=y`]) {
      await page.goto(stale);
      await page.getByRole('heading', { name: 'Inbox' }).waitFor();
      expect(page.url()).toBe(`${stage.cloud.url}/`);
    }
    // A browser that would send one round and round is stopped.
    await page.goto(`${stage.cloud.url}/?code=x&state=y;3`);
    await page.getByRole('heading', { name: 'Sign-in failed' }).waitFor();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  });

  browserTest(
    'who signs out is forgotten by the sign-in page too, and neither Back nor another window shows what they saw',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 1);
      const page = await open(team.lead.agentId, '/');
      await page.getByRole('link', { name: 'Me', exact: true }).click();
      const other = await page.context().newPage();
      await other.goto(`${stage.cloud.url}/me`);
      await other.getByText('Text alerts').first().waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
      await other.getByRole('heading', { name: 'You are signed out' }).waitFor();
      for (const again of [() => page.goBack(), () => page.goto(stage.cloud.url)]) {
        await again();
        await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
      }
    },
  );

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
