// When the API is slow or fails: what is known stays, what is wrong is said, what was typed is kept, and it is tried again.
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aPhone, aReferral, aTeam, referralFor } from '../../stories/support/builders.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';
import { holdBack } from '../support/held-back.ts';

const isNotThere = 'It does not exist, or you do not have access to it.';

/** Opens `path`, which asks for `asks` once, and anew as one comes back to it: what it says stays. */
async function staysWhileAskedAgain(
  { blank, stage }: PortalInBrowser,
  person: string,
  path: string,
  asks: string,
): Promise<Page> {
  const page = await blank({}, person);
  const { asked, letGo } = await holdBack(page, asks, 1);
  await page.goto(stage.cloud.url + path);
  await page.getByText(isNotThere).waitFor();
  const said = await page.locator('main').textContent();
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`);
  await asked;
  expect(await page.locator('main').textContent()).toBe(said);
  letGo();
  await page.getByText(isNotThere).waitFor();
  return page;
}

export function failing(portal: () => PortalInBrowser): void {
  browserTest('an outage is told over what is known, and is over by itself', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 2);
    const referralId = await aReferral(stage, referralFor(team.teamId));
    const page = await open(team.agents[1]?.agentId, `/referrals/${referralId}`);
    await page.getByRole('button', { name: 'Send and claim' }).waitFor();
    await page.context().setOffline(true);
    await page.getByText('No connection. What you see may be out of date').waitFor();
    await page.getByText('Wants a garden.').waitFor();
    await page.context().setOffline(false);
    await page.getByText('No connection. What you see may be out of date').waitFor({ state: 'detached' });
  });

  browserTest(
    'a page without a connection shows what is known, as of when, and what it lacks once there is one',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const mine = await aReferral(stage, referralFor(team.teamId));
      await team.agents[1]?.does('POST', `/referrals/${mine}/messages`, { body: 'Hello' });
      await stage.advance(2000);
      const page = await open(team.agents[1]?.agentId, '/clients');
      const client = page.getByRole('link', { name: 'Client Example' });
      await client.waitFor();
      await page.waitForLoadState('networkidle');
      await page.context().setOffline(true);
      await client.click();
      await page.getByRole('heading', { name: 'Client Example' }).waitFor();
      await page.getByText('Wants a garden.').waitFor();
      await page.getByText('This part of Dibs needs a connection to load.').waitFor();
      await page.getByText(/^As of \d+:\d\d [AP]M\.$/).waitFor();
      await page.getByRole('link', { name: 'Clients' }).first().click();
      await client.waitFor();
      await page.getByRole('link', { name: 'Me', exact: true }).click();
      await page.getByRole('heading', { name: 'Not loaded yet' }).waitFor();
      await page.getByText('It shows as soon as there is one.').waitFor();
      await page.context().setOffline(false);
      await page.getByRole('heading', { name: 'Text alerts' }).waitFor();
      const lead = await open(team.lead.agentId, '/clients?whose=team', {}, async (context) => {
        await context.route(/\/me\/referrals/, (route) => route.abort());
      });
      await lead.getByRole('link', { name: 'Client Example' }).waitFor();
      await lead.waitForLoadState('networkidle');
      await lead.context().setOffline(true);
      await lead.getByRole('link', { name: 'Client Example' }).click();
      await lead.getByText('This is what was on the list.').waitFor();
      await lead.context().setOffline(false);
      await lead.getByText('Wants a garden.').waitFor();
      expect(
        await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])'),
      ).not.toContain('Client Example');
    },
  );

  browserTest('after a deploy a page whose code is gone is loaded anew, once', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 1);
    const page = await open(team.lead.agentId, '/');
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
    await page.route('**/assets/profile-page-*.js', (route) => route.fulfill({ status: 404 }));
    let loads = 0;
    page.on('request', (request) => {
      if (request.isNavigationRequest() && new URL(request.url()).pathname === '/me') loads += 1;
    });
    await page.getByRole('link', { name: 'Me', exact: true }).click();
    await page.getByText('This part of Dibs could not be loaded.').waitFor();
    expect(loads).toBe(1);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Text alerts' }).waitFor();
  });

  browserTest('what is not there is headed so, also while it is asked for again', async () => {
    const { lead } = await aTeam(portal().stage, 1);
    const path = '/referrals/ref_nothing';
    const page = await staysWhileAskedAgain(portal(), lead.agentId, path, `**${path}`);
    expect(await page.getByRole('heading').allTextContents()).toEqual(['There is nothing here']);
    expect(await page.title()).toContain('There is nothing here');
    for (const [person, path, asks] of [
      [lead.agentId, '/campaigns/bulk-texts/bulk_nothing', '**/bulk-texts/bulk_nothing'],
      ['person-admin', '/office/teams/tm_nothing', '**/teams/tm_nothing'],
      ['person-admin', '/office/referrals/ref_nothing', '**/referrals/ref_nothing'],
    ] as const) {
      await staysWhileAskedAgain(portal(), person, path, asks);
    }
  });

  browserTest('a text whose answer got lost is sent again and goes out once', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 2);
    const clientPhone = aPhone();
    const referralId = await aReferral(stage, referralFor(team.teamId, clientPhone));
    const page = await open(team.agents[1]?.agentId, `/referrals/${referralId}`);
    await page.getByLabel('Your first text claims the client').fill('Shall we look at gardens?');
    let lost = 0;
    // It reaches the API, but its answer doesn't reach the page.
    await page.route('**/messages', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: 'Send and claim' }).click();
    await page.getByRole('heading', { name: 'Yours: your text was first.' }).waitFor();
    await stage.advance(5000);
    expect(lost).toBe(1);
    expect(await stage.textsOf(clientPhone)).toHaveLength(1);
  });

  browserTest(
    'a text that is sent without a connection waits, can be taken back, and goes out once by itself',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const clientPhone = aPhone();
      const referralId = await aReferral(stage, referralFor(team.teamId, clientPhone));
      const page = await open(team.agents[1]?.agentId, `/referrals/${referralId}`);
      const field = page.getByLabel('Your first text claims the client');
      const send = page.getByRole('button', { name: 'Send and claim' });
      await field.fill('Shall we look at gardens?');
      await page.context().setOffline(true);
      await page.getByText('goes out once you’re back online.').waitFor();
      await send.click();
      await page.getByText('Waiting for a connection.').waitFor();
      await page.getByRole('button', { name: 'Take it back' }).click();
      expect(await field.inputValue()).toBe('Shall we look at gardens?');
      await send.click();
      await page.getByText('Waiting for a connection.').waitFor();
      await page.context().setOffline(false);
      await page.getByRole('heading', { name: 'Yours: your text was first.' }).waitFor();
      expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe('');
      expect(
        await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])'),
      ).not.toContain('gardens');
      await stage.advance(5000);
      expect(await stage.textsOf(clientPhone)).toHaveLength(1);
    },
  );

  browserTest('a refused text says why and stays as it was typed', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 2);
    const referralId = await aReferral(stage, referralFor(team.teamId));
    const page = await open(team.agents[1]?.agentId, `/referrals/${referralId}`);
    const field = page.getByLabel('Your first text claims the client');
    await field.fill('Look: https://bit.ly/abc');
    // TX-9: said while it is typed, and by the API once it is sent.
    await page.getByRole('alert').filter({ hasText: 'Carriers refuse shortened links' }).waitFor();
    await page.getByRole('button', { name: 'Send and claim' }).click();
    await page
      .getByText(/bit\.ly/)
      .filter({ hasNot: field })
      .last()
      .waitFor();
    await page.getByRole('alert').filter({ hasText: 'Carriers refuse shortened links' }).waitFor();
    expect(await field.inputValue()).toBe('Look: https://bit.ly/abc');
    // TX-9: it leaves with the link.
    await field.fill('Look: https://homes.example/abc');
    await page.getByText('Carriers refuse shortened links').waitFor({ state: 'detached' });
    // A press beside the quick replies closes them, and does what it does elsewhere.
    const quickReplies = page.getByRole('button', { name: 'Quick reply' });
    await quickReplies.click();
    await page.locator('.quick-replies p, .quick-replies input').first().waitFor();
    await field.click();
    await page.locator('.quick-replies').waitFor({ state: 'detached' });
    expect(await quickReplies.getAttribute('aria-expanded')).toBe('false');
    expect(await page.evaluate('document.activeElement.localName')).toBe('textarea');
  });

  browserTest('nothing personal is left in the browser’s storage or in an address', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 2);
    const [, agent] = team.agents;
    const clientPhone = aPhone();
    const referralId = await aReferral(stage, referralFor(team.teamId, clientPhone));
    const page = await open(agent?.agentId, `/referrals/${referralId}`);
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await page.getByRole('button', { name: 'Send and claim' }).click();
    await page.getByRole('heading', { name: 'Client Example' }).waitFor();
    await page.getByRole('link', { name: 'Me', exact: true }).click();
    await page.getByText('Text alerts').first().waitFor();
    await page.reload();
    await page.getByText('Text alerts').first().waitFor();
    const kept = await page.evaluate(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    const personal = [clientPhone, agent?.phone ?? '', agent?.email ?? '', 'Client Example', 'eyJ'];
    for (const each of personal) {
      expect(kept).not.toContain(each);
      expect(addresses.map(decodeURIComponent).join('\n')).not.toContain(each);
    }
  });

  browserTest('a browser that names its language oddly is served in English', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 1);
    const page = await open(team.lead.agentId, '/', { locale: 'en-US@posix' });
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
    expect(await page.evaluate('navigator.language')).toBe('en-US@posix');
  });
}
