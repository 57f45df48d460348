// What a reader gets to see and hear: news as it comes, older things on demand, and all of it in their own language and zone.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { aReferral, aTeam, referralFor } from '../../stories/support/builders.ts';
import { aReferralByPhone } from '../../stories/support/phone-calls.ts';
import { secondMs } from '../../stories/support/stage.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

/** On a quiet machine it takes a fraction of a second; a busy one is given more. Without the live channel it would be 30 seconds. */
const newsMs = 10_000;
const slowMs = 4000;

export function reading(portal: () => PortalInBrowser): void {
  browserTest('a new offer shows by itself, and is said aloud; older ones come by "Show more"', async () => {
    const { stage, open } = portal();
    const { teamId, agents } = await aTeam(stage, 2);
    for (let made = 0; made < 26; made += 1) await aReferral(stage, referralFor(teamId));
    const page = await open(agents[1]?.agentId);
    const rows = page.getByRole('link', { name: /Springfield/ });
    await page.getByRole('button', { name: 'Show more' }).click();
    await rows.nth(25).waitFor();
    await stage.advance(secondMs);
    const side = { ...referralFor(teamId), side: 'seller' };
    const news = page.getByRole('link', { name: /Seller in Springfield/ });
    const [created] = await Promise.all([
      stage.source('POST', '/referrals', side).then(() => Date.now()),
      news.waitFor(),
    ]);
    expect(Date.now() - created).toBeLessThan(newsMs);
    await page.getByText('New offer: Seller in Springfield, IL').waitFor({ state: 'attached' });
    // "Open" lists what can be claimed: not what one declined, though it is offered still.
    const declined = (await news.getAttribute('href'))?.replace(/\?.*/, '');
    expect((await agents[1]?.does('POST', `${declined}/decline`))?.status).toBe(200);
    const listed = async (query: string) =>
      JSON.stringify((await agents[1]?.does('GET', `/me/referrals?status=offered${query}`))?.body);
    const id = declined?.replace('/referrals/', '');
    expect(await listed('')).toContain(id);
    expect(await listed('&claimable=true')).not.toContain(id);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.waitForURL('**/?list=open');
    await rows.first().waitFor();
    await news.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await news.waitFor();
  });

  browserTest('words, money and times are those of the reader’s locale and zone', async () => {
    const { stage, open } = portal();
    const { teamId, agents, lead } = await aTeam(stage, 2);
    const referralId = await aReferral(stage, referralFor(teamId));
    await lead.does('POST', `/referrals/${referralId}/messages`, { body: 'Hello' });
    const look = { locale: 'fr-CA', timezoneId: 'America/Toronto' };
    const page = await open(agents[1]?.agentId, `/referrals/${referralId}`, look);
    await page.getByRole('heading', { name: `${lead.name} a été plus rapide` }).waitFor();
    const claim = await lead.does('GET', `/referrals/${referralId}`);
    expect(claim.status).toBe(200);
    const shown = ((await page.locator('main').textContent()) ?? '').replace(/[\u202f\u00a0]/g, ' ');
    expect(shown).toContain('300 000 $ – 400 000 $');
    expect(shown).toMatch(/Texto envoyé au client : .*\d{1,2} h \d\d/);
    expect(await page.evaluate('document.documentElement.lang')).toBe('fr');
  });

  browserTest('a slow API is told to be slow, and the page comes', async () => {
    const { stage, open } = portal();
    const { teamId, agents } = await aTeam(stage, 2);
    const referralId = await aReferral(stage, referralFor(teamId));
    const page = await open(agents[1]?.agentId);
    await page.getByRole('link', { name: /Springfield/ }).waitFor();
    await page.route(`**/referrals/${referralId}`, async (route) => {
      if (route.request().resourceType() !== 'document') await pause(slowMs);
      await route.continue();
    });
    await page.goto(`${stage.cloud.url}/referrals/${referralId}`);
    await page.getByText('Still loading. The connection is slow.').waitFor();
    await page.getByRole('heading', { name: 'Buyer in Springfield, IL' }).waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    // Whoever comes from the inbox sees at once what it knew.
    const inbox = await open(agents[1]?.agentId);
    await inbox.route(`**/referrals/${referralId}`, () => undefined);
    await inbox.getByRole('link', { name: /Springfield/ }).click();
    await inbox.getByRole('heading', { name: 'Buyer in Springfield, IL' }).waitFor();
    await inbox.getByText('Wants a garden.').waitFor();
    await inbox.unrouteAll({ behavior: 'ignoreErrors' });
  });

  browserTest('"Call me" pressed twice at once places one call', async () => {
    const { stage, open } = portal();
    const { teamId, agents } = await aTeam(stage, 2);
    const page = await open(agents[1]?.agentId, `/referrals/${await aReferralByPhone(stage, teamId)}`);
    let asked = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/calls')) asked += 1;
    });
    await page.getByRole('button', { name: 'Call me to claim' }).dblclick();
    await page.getByRole('heading', { name: 'Answer your phone' }).waitFor();
    expect(asked).toBe(1);
  });
}
