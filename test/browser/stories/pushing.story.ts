// Pushes to a browser: switched on by a click, shown with the portal closed, claimed from, and gone once the offer is over.
import { expect } from '@jest/globals';
import * as z from 'zod';
import { agentOf, aReferral, aTeam, referralFor, type StoryAgent } from '../../stories/support/builders.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';
import { asPushClient, clickOn, pushClient, shownBy } from '../support/push-client.ts';

const devices = z.object({ devices: z.array(z.object({ deviceId: z.string(), name: z.string() })) });

export function pushing(portal: () => PortalInBrowser): void {
  /** A browser in which the agent has switched notifications on, and left. */
  async function withPushes(agent: StoryAgent) {
    const { stage, open } = portal();
    const page = await open(agent.agentId, '/', { serviceWorkers: 'allow' }, asPushClient);
    await page.getByRole('button', { name: 'Turn on in this browser' }).click();
    await page.getByRole('button', { name: 'Turn on in this browser' }).waitFor({ state: 'detached' });
    const { body } = await agent.does('GET', '/me/devices');
    const [device] = devices.parse(body).devices;
    expect(device?.name).toBe('Chrome on Linux');
    const client = await pushClient(page, stage, device?.deviceId ?? '');
    return { page, client };
  }

  browserTest(
    'LI-3 with the portal closed an offer’s push leads to its claim page, claims, and is gone from a second device',
    async () => {
      const { stage } = portal();
      const team = await aTeam(stage, 2);
      const [one, other] = await Promise.all([withPushes(agentOf(team)), withPushes(team.lead)]);
      for (const { page } of [one, other]) await page.goto('about:blank');

      const referralId = await aReferral(stage, referralFor(team.teamId));
      for (const { client } of [one, other]) {
        expect(await client.deliver()).toBe(1);
        expect(await shownBy(client.worker)).toEqual([
          {
            title: 'New buyer referral in Springfield, IL',
            body: 'First to claim it gets it.',
            tag: referralId,
          },
        ]);
      }

      const [{ worker }, { worker: second }] = [one.client, other.client];
      const path = await clickOn(worker);
      expect(path).toBe(`/referrals/${referralId}`);
      expect(await shownBy(worker)).toEqual([]);
      await one.page.goto(stage.cloud.url + path);
      await one.page.getByRole('button', { name: 'Send and claim' }).click();
      await one.page.getByRole('heading', { name: 'Yours: your text was first.' }).waitFor();
      await stage.settle();
      expect(await other.client.deliver()).toBe(1);
      expect(await shownBy(second)).toEqual([
        {
          title: expect.stringMatching(/^Claimed by a teammate/),
          body: 'A teammate has claimed it.',
          tag: referralId,
        },
      ]);
      // The winner's own: nothing shows the offer any more, and nothing new is shown.
      expect(await one.client.deliver()).toBe(1);
      expect(await shownBy(worker)).toEqual([]);
    },
  );

  browserTest(
    'LI-3 LI-4 a push with the portal open leads its window there; the title counts; a device is removed; offline there is a page',
    async () => {
      const { stage } = portal();
      const team = await aTeam(stage, 1);
      const { page, client } = await withPushes(team.lead);
      await page.getByRole('link', { name: 'Me', exact: true }).click();
      await page.getByText('· this browser').waitFor();
      const referralId = await aReferral(stage, referralFor(team.teamId));
      expect(await client.deliver()).toBe(1);
      // The policy lets no function in that Playwright would wait for.
      await page.evaluate(`new Promise((resolve) => {
        const look = () => (document.title.startsWith('(1) ') && window.badge === 1 ? resolve() : setTimeout(look, 50));
        look();
      })`);
      expect(await clickOn(client.worker)).toBe('');
      await page.getByRole('button', { name: 'Send and claim' }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/referrals/${referralId}`);

      await page.getByRole('link', { name: 'Me', exact: true }).click();
      await page.getByRole('button', { name: 'Remove Chrome on Linux' }).click();
      await page.getByText('No device gets notifications yet.').waitFor();
      expect((await team.lead.does('GET', '/me/devices')).body).toMatchObject({ devices: [] });

      await page.context().setOffline(true);
      await page.goto(`${stage.cloud.url}/referrals/${referralId}`);
      await page.getByRole('heading', { name: 'No connection' }).waitFor();
      await page.context().setOffline(false);
      await page.getByRole('link', { name: 'Try again' }).click();
      await page.getByRole('button', { name: 'Send and claim' }).waitFor();
    },
  );
}
