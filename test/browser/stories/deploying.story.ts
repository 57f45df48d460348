// What only shows once portal, API and sign-in have addresses of their own: policy, CORS, and the way back from signing in.
import { expect } from '@jest/globals';
import { aReferral, aTeam, referralFor } from '../../stories/support/builders.ts';
import { asDeployed } from '../support/as-deployed.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

export function deploying(portal: () => PortalInBrowser): void {
  browserTest(
    'at three addresses an agent signs in, claims, gets a new token and signs out, all within the policy',
    async () => {
      const { stage, blank } = portal();
      const team = await aTeam(stage, 2);
      const [, agent] = team.agents;
      const referralId = await aReferral(stage, referralFor(team.teamId));
      const page = await blank();
      const addresses = await asDeployed(page, stage, agent?.agentId ?? '');
      expect(new Set(Object.values(addresses)).size).toBe(3);
      const asked = new Set<string>();
      page.on('request', (request) => asked.add(new URL(request.url()).origin));

      const policy = (await page.goto(`${addresses.portal}/referrals/${referralId}`))?.headers();
      expect(policy?.['content-security-policy']).toContain(addresses.api);
      expect(policy?.['content-security-policy']).toMatch(/connect-src [^;]* ws:\/\//);
      await page.getByRole('button', { name: 'Send and claim' }).click();
      await page.getByRole('heading', { name: 'Yours: your text was first.' }).waitFor();
      expect(page.url()).toBe(`${addresses.portal}/referrals/${referralId}`);

      // Older than a token is good for.
      await stage.advance(25 * 3_600_000);
      await page.getByRole('link', { name: 'Me' }).click();
      await page.getByRole('button', { name: 'Turn on text alerts' }).waitFor();
      const leaving = page.waitForRequest(`${addresses.signInPage}/logout?*`);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await leaving;
      // The sign-in page leads back to the portal, and signs the same agent in.
      await page.getByRole('heading', { name: 'Inbox' }).waitFor();
      expect([...asked].toSorted()).toEqual(Object.values(addresses).toSorted());
    },
  );

  browserTest('an address that the policy does not name is not reached', async () => {
    const { stage, blank } = portal();
    const team = await aTeam(stage, 1);
    const page = await blank();
    const addresses = await asDeployed(page, stage, team.lead.agentId);
    await page.goto(`${addresses.portal}/`);
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
    const outcome = await page.evaluate(
      'fetch("https://elsewhere.example/", { method: "POST" }).then(() => "reached", () => "kept back")',
    );
    expect(outcome).toBe('kept back');
    portal().expectTrouble(/Content Security Policy/);
  });
}
