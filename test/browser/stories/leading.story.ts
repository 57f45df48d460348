// The lead's settings: each refusal said where it was made, by the page at once or by the API on saving.
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  agentOf,
  aReferral,
  aTeam,
  coveredReferralFor,
  referralFor,
  type StoryTeam,
} from '../../stories/support/builders.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { misfits, zoomedWidth } from '../support/fit.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

/** The part of the form that is about one agent of the team. */
function memberAt(page: Page, team: StoryTeam, place: number) {
  return page.getByRole('group', { name: new RegExp(`^${team.agents[place]?.name}\\b`) });
}

export function leading(portal: () => PortalInBrowser): void {
  browserTest(
    'RT-1 RT-4 RT-5 what a rule forbids is refused where it is tried, and what it allows is saved',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 5);
      const unfit = { name: 'Agent Unlicensed', email: 'unlicensed@agents.example', licensed: false };
      await stage.admin('PUT', `/teams/${team.teamId}/agents/agt_unlicensed`, unfit);
      const page = await open(team.lead.agentId, '/lead-routing');
      const [fallback, second, third, fourth] = [0, 1, 2, 3].map((place) => memberAt(page, team, place));

      await fallback?.getByRole('button', { name: /^Remove/ }).click();
      await fallback?.getByText('The fallback agent cannot be removed.').waitFor();
      await fallback?.getByLabel('Paused until').fill('2026-04-01');
      await fallback?.getByText('The fallback agent cannot be paused.').waitFor();
      await second?.getByLabel('Warm transfers').check();
      await third?.getByLabel('Warm transfers').check();
      await fourth?.getByLabel('Warm transfers').click();
      await page.getByText('At most three members can take warm transfers').waitFor();
      await page.getByLabel('Add a member').selectOption({ label: 'Agent Unlicensed' });
      await page.getByText('Agent Unlicensed cannot be a member: missing a license and a phone.').waitFor();
      expect(await page.getByRole('button', { name: 'Add', exact: true }).isDisabled()).toBe(true);

      await fourth?.getByLabel('Buyers').uncheck();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.locator('.act-told', { hasText: 'Saved.' }).waitFor();
      const saved = await team.lead.does('GET', `/teams/${team.teamId}/lead-routing`);
      expect(saved.body).toMatchObject({
        members: [
          {},
          { warmTransfer: true },
          { warmTransfer: true },
          { buyers: false, warmTransfer: false },
          {},
        ],
      });
    },
  );

  browserTest(
    'CP-10 CP-7 the lead sees how automated texts are taken, and each of them says in its conversation what it is part of',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const settings = { enabled: true, when: 'created', greetings: {} };
      await team.lead.does('PUT', `/teams/${team.teamId}/concierge`, settings);
      const page = await open(team.lead.agentId, '/campaigns');
      await page.getByRole('link', { name: /^Sending health/ }).click();
      await page.getByText('No automated texts yet.').waitFor();
      const referralId = await aReferral(stage, coveredReferralFor(team.teamId));
      await stage.advance(2000);
      await team.lead.does('POST', `/referrals/${referralId}/messages`, { body: 'Hello' });
      await stage.advance(2000);
      await page.reload();
      await page.getByText('1 text sent').waitFor();
      await page
        .getByRole('row', { name: /Blocked as spam|100%/ })
        .last()
        .waitFor();
      for (const width of [zoomedWidth, 320, 390, 1000, 1440]) {
        await page.setViewportSize({ width, height: 844 });
        expect(await misfits(page, width === 320)).toEqual([]);
        await page.emulateMedia({ colorScheme: width === 390 ? 'dark' : 'light' });
        expect(await seriousFindings(page, 'all')).toEqual([]);
      }
      await page.goto(`${stage.cloud.url}/referrals/${referralId}`);
      await page.getByText('Automatic text: the team’s greeting').waitFor();
    },
  );

  browserTest(
    'RT-1 what only the API knows is told at the member that it is about, and nothing typed is lost',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 3);
      const page = await open(team.lead.agentId, '/lead-routing');
      const third = memberAt(page, team, 2);
      await third.getByLabel('Sellers').uncheck();
      const { agentId, name, email, phone } = team.agents[1] ?? team.lead;
      await stage.admin('PUT', `/teams/${team.teamId}/agents/${agentId}`, {
        name,
        email,
        phone,
        licensed: false,
      });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await memberAt(page, team, 1).getByText(`${name} can’t be a member without a license.`).waitFor();
      expect(await third.getByLabel('Sellers').isChecked()).toBe(false);
    },
  );

  browserTest(
    'CP-1 the lead writes a template by buttons, is told of what is wrong in it, and sees what it comes to',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 1);
      const page = await open(team.lead.agentId, '/');
      await page.getByRole('navigation').getByRole('link', { name: 'Campaigns' }).click();
      await page.getByRole('link', { name: 'Templates' }).click();
      await page.getByRole('link', { name: 'New template' }).click();
      const text = page.getByLabel('Text', { exact: true });
      await text.fill('Hi {FirstName}, ');
      await page.getByText('There is no field {FirstName}.').waitFor();
      await text.fill('Hi ');
      await page.getByRole('button', { name: 'Client’s first name' }).click();
      expect(await text.inputValue()).toBe('Hi {ClientFirstName}');
      await page.getByText('Hi Maximiliano').waitFor();
      await page.getByText('By itself: 1 segment · plain characters.').waitFor();
      await page.getByText(/With opt-out instructions: 2 segments/).waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Give it a name.').waitFor();
      await page.getByLabel('Name', { exact: true }).fill('Hello');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('link', { name: /Hello.*Hi \{ClientFirstName\}/ }).click();
      await page.getByRole('button', { name: 'Remove' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
      await page.getByText('There are no templates yet.').waitFor();
      await page.getByText('Begin with a sample').click();
      await page.getByRole('button', { name: 'Español' }).click();
      await page.getByRole('link', { name: /^Casa abierta/ }).click();
      await page.getByText('Hola Maximiliano, este fin de semana abrimos una casa').waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('link', { name: /^Casa abierta.*Hola/ }).waitFor();
    },
  );

  browserTest(
    'CP-8 the lead switches greetings on, with words of their own for buyers, and sees what each client reads',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 1);
      const plan = {
        name: 'Long-term',
        side: 'buyer',
        starts: 'by-hand',
        steps: [{ afterDays: 2, body: 'Hi' }],
      };
      const planPath = `/teams/${team.teamId}/plans/plan_long`;
      await team.lead.does('PUT', planPath, plan);
      const page = await open(team.lead.agentId, '/campaigns');
      await page.getByRole('link', { name: 'Greetings' }).click();
      const [buyers, sellers] = ['To buyers', 'To sellers'].map((name) => page.getByRole('region', { name }));
      await sellers
        ?.getByText(/: Hi Clara, thanks for asking about selling your home in Springfield/)
        .waitFor();
      await sellers?.getByText(/^\[This part of the message is required/).waitFor();
      await page.getByRole('switch', { name: 'Greet new clients' }).check();
      await page.getByRole('radio', { name: /nobody has claimed it/ }).check();
      const minutes = page.getByLabel('Minutes to wait');
      await minutes.fill('0');
      await buyers
        ?.getByLabel('Your own words')
        .fill('Hi {ClientFirstName|there}, {AgentFirstName} will text you.');
      await buyers?.getByText('{AgentFirstName} has no value').waitFor();
      await buyers?.getByLabel('Your own words').fill('Hi {ClientFirstName|there}, welcome to {City}!');
      await buyers
        ?.getByText(`Team ${team.teamId}, Example Homes: Hi Clara, welcome to Springfield!`)
        .waitFor();
      const save = page.getByRole('button', { name: 'Save', exact: true });
      await save.click();
      await page.getByText('Enter a number from 1 to 1440').waitFor();
      await minutes.fill('15');
      await page.getByText('Greeted clients get the plan that starts with the claim').waitFor();
      await page.getByLabel('Plan for greeted clients').selectOption('Long-term (buyers)');
      await page.getByText('It is for buyers. Sellers who were greeted').waitFor();
      await save.click();
      await page.locator('.act-told', { hasText: 'Saved.' }).waitFor();
      const path = `/teams/${team.teamId}/concierge`;
      expect((await team.lead.does('GET', path)).body).toMatchObject({
        enabled: true,
        when: 'unclaimed',
        afterMinutes: 15,
        greetings: { buyer: 'Hi {ClientFirstName|there}, welcome to {City}!' },
        planId: 'plan_long',
      });
      expect(await team.lead.does('DELETE', planPath)).toMatchObject({ body: { code: 'plan-of-greetings' } });

      await page.getByRole('switch', { name: 'Greet new clients' }).uncheck();
      await team.lead.does('PUT', path, { enabled: true, when: 'created', greetings: {} });
      await save.click();
      await page.getByText('Someone else saved the greetings').waitFor();
      await page.getByRole('button', { name: 'Load the saved ones' }).click();
      await buyers?.getByText('Our words, because you have written none:').waitFor();
      expect(await page.getByRole('radio', { name: /As soon as/ }).isChecked()).toBe(true);
    },
  );

  browserTest(
    'CP-8 CL-9 the lead reads what a new client answers to the greeting, and not who they are',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const greetings = { enabled: true, when: 'created', greetings: {} };
      await team.lead.does('PUT', `/teams/${team.teamId}/concierge`, greetings);
      const request = referralFor(team.teamId);
      const { client } = request;
      const textConsent = { ...client.textConsent, covers: ['automated' as const] };
      const referralId = await aReferral(stage, { ...request, client: { ...client, textConsent } });
      await stage.advance(5000);
      const page = await open(team.lead.agentId, `/referrals/${referralId}`);
      const talk = page.getByRole('region', { name: 'Your team’s greeting' });
      await talk.getByText(/Hi •••, thanks for asking about buying a home/).waitFor();
      const [text] = await stage.textsOf(client.phone);
      const reply = { to: text?.from, body: 'This is Client, when can we meet?' };
      await stage.call('POST', `/_local/phones/${client.phone}/texts`, reply);
      await stage.settle();
      await talk.getByText('This is •••, when can we meet?').waitFor();
      const agent = await open(agentOf(team).agentId, '/');
      await agent.getByText('Answered your greeting').waitFor();
    },
  );

  browserTest('what was saved meanwhile is told, and either is kept as the lead decides', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 3);
    const path = `/teams/${team.teamId}/lead-routing`;
    const elsewhere = (place: number) =>
      team.lead.does('PUT', path, {
        enabled: true,
        fallbackAgentId: team.lead.agentId,
        members: team.members.map((member, at) => ({ ...member, buyers: at !== place })),
      });
    const page = await open(team.lead.agentId, '/lead-routing');
    const [, second, third] = [0, 1, 2].map((place) => memberAt(page, team, place));
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await third?.getByLabel('Sellers').uncheck();
    await elsewhere(1);
    await save.click();
    await page.getByText('Someone else saved lead routing').waitFor();
    expect(await third?.getByLabel('Sellers').isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Load the saved settings' }).click();
    await page.getByText('Someone else saved lead routing').waitFor({ state: 'detached' });
    expect(await second?.getByLabel('Buyers').isChecked()).toBe(false);
    expect(await third?.getByLabel('Sellers').isChecked()).toBe(true);

    await third?.getByLabel('Sellers').uncheck();
    await elsewhere(2);
    await save.click();
    await page.getByRole('button', { name: 'Save mine instead' }).click();
    await page.locator('.act-told', { hasText: 'Saved.' }).waitFor();
    expect((await team.lead.does('GET', path)).body).toMatchObject({
      members: [{}, { buyers: false }, { buyers: true, sellers: false }],
    });
  });

  browserTest(
    'what is not saved is asked about by a link, by Back and by closing; Save is at hand',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 10);
      const path = `/teams/${team.teamId}/lead-routing`;
      const page = await open(team.lead.agentId, '/');
      const link = (name: string) => page.getByRole('navigation').getByRole('link', { name });
      await link('Routing').click();
      const second = memberAt(page, team, 1);
      await second.getByLabel('Sellers').uncheck();
      const save = page.getByRole('button', { name: 'Save', exact: true });
      const isAtHand = async () => {
        const [box, bar] = [await save.boundingBox(), await page.getByRole('navigation').boundingBox()];
        const below = Math.min(
          page.viewportSize()?.height ?? 0,
          bar && bar.y > 100 ? bar.y : Number.POSITIVE_INFINITY,
        );
        return box !== null && box.y > 0 && box.y + box.height <= below;
      };
      expect(await isAtHand()).toBe(true);
      await page.setViewportSize({ width: 1440, height: 800 });
      expect(await isAtHand()).toBe(true);
      await page.setViewportSize({ width: 390, height: 844 });

      const question = page.getByRole('dialog', { name: 'Leave without saving?' });
      const stay = question.getByRole('button', { name: 'Stay on this page' });
      for (const leave of [() => link('Inbox').click(), () => page.goBack(), () => page.goBack()]) {
        await leave();
        await stay.click();
        await question.waitFor({ state: 'detached' });
        expect(new URL(page.url()).pathname).toBe('/lead-routing');
        expect(await second.getByLabel('Sellers').isChecked()).toBe(false);
      }
      // Back at the moment at which the question closes is asked about as well.
      await page.goBack();
      await stay.waitFor();
      await page.evaluate(`new Promise((done) => {
        addEventListener('popstate', () => setTimeout(done), { once: true });
        document.querySelector('dialog[open] .acts button:last-child').click();
        history.back();
      })`);
      await stay.click();
      await question.waitFor({ state: 'detached' });
      // And so is a link in the same breath.
      await link('Inbox').click();
      await stay.waitFor();
      await page.evaluate(
        `document.querySelector('dialog[open] .acts button:last-child').click(); document.querySelector('nav a[href="/"]').click()`,
      );
      await stay.click();
      await question.waitFor({ state: 'detached' });
      expect(await page.evaluate('document.activeElement.textContent')).toContain('Inbox');
      const closing = page.waitForEvent('dialog');
      await page.evaluate('setTimeout(() => location.reload())');
      const dialog = await closing;
      expect(dialog.type()).toBe('beforeunload');
      await dialog.dismiss();

      // Removed, and the focus has a place; saved, it is seen, and nobody is asked any more.
      await memberAt(page, team, 2)
        .getByRole('button', { name: /^Remove/ })
        .press('Enter');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Members (9 of 10)');
      await save.press('Enter');
      await page.locator('.act-told', { hasText: 'Saved.' }).waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Save');
      expect((await team.lead.does('GET', path)).body).toMatchObject({ members: { length: 9 } });
      await page.goBack();
      await page.waitForURL('**/');
      expect(await question.count()).toBe(0);

      await link('Routing').click();
      await memberAt(page, team, 1).getByLabel('Buyers').uncheck();
      await page.goBack();
      await question.getByRole('button', { name: 'Leave without saving' }).click();
      await page.waitForURL('**/');
      await link('Routing').click();
      expect(await memberAt(page, team, 1).getByLabel('Buyers').isChecked()).toBe(true);
      await memberAt(page, team, 1).getByLabel('Buyers').uncheck();
      await link('Inbox').click();
      await question.getByRole('button', { name: 'Leave without saving' }).click();
      await page.waitForURL('**/');
      await page.goBack();
      // The page that was left, once.
      await page.goBack();
      await page.waitForURL('**/');
    },
  );

  browserTest(
    'RT-11 a rule by place and price is tried on the last 30 days, saved, and offered by as it was shown: by keyboard',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 3);
      const refer = (more: object = {}) => aReferral(stage, { ...referralFor(team.teamId), ...more });
      const portland = { area: { city: 'Portland', state: 'OR' as const }, priceRange: '$800k+' };
      await refer();
      await refer(portland);
      const page = await open(team.lead.agentId, '/lead-routing', { size: { width: 1440, height: 900 } });
      const [second, third] = [memberAt(page, team, 1), memberAt(page, team, 2)];
      for (const member of [second, third]) await member.locator('summary').press('Enter');
      await second.getByLabel('Price up to').pressSequentially('350k');
      const places = third.getByLabel('Only clients in', { exact: true });
      await places.pressSequentially('Portland');
      await page.keyboard.press('Enter');
      await third.getByText('Enter a state (Washington)').waitFor();
      await page.keyboard.type(', OR');
      await page.keyboard.press('Enter');
      await places.pressSequentially('washington');
      await page.keyboard.press('Enter');
      await third.getByRole('button', { name: 'Remove Washington' }).press('Enter');
      expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT');
      expect(await third.getByRole('list').getByRole('listitem').allTextContents()).toEqual([
        'Portland, OR×',
      ]);

      await page.getByRole('button', { name: 'Preview with the last 30 days' }).press('Enter');
      const cells = async (place: number) =>
        (
          await page
            .getByRole('row')
            .filter({ hasText: agentOf(team, place).name })
            .getByRole('cell')
            .allTextContents()
        ).slice(1);
      await page.getByText('2 clients since').waitFor();
      expect([await cells(0), await cells(1), await cells(2)]).toEqual([
        ['2', '2'],
        ['1', '2'],
        ['1', '2'],
      ]);
      await page.getByText('Each would have been offered to a member.').waitFor();
      const found: Record<string, string[]> = {};
      for (const width of [zoomedWidth, 320, 390, 1000, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const faults = [...(await misfits(page)), ...(await seriousFindings(page, 'all'))];
          if (faults.length > 0) found[`${width} px, ${colorScheme}`] = faults;
        }
      }
      expect(found).toEqual({});

      await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
      await page.locator('.act-told', { hasText: 'Saved.' }).waitFor();
      const told = async (referralId: string) => {
        const emails = await Promise.all(team.agents.map(({ email }) => stage.emailsTo(email)));
        return emails.map((each) => each.some(({ text }) => text.includes(referralId)));
      };
      expect(await told(await refer())).toEqual([true, true, false]);
      expect(await told(await refer(portland))).toEqual([true, false, true]);
    },
  );

  browserTest(
    'RT-7 an agent pauses themself, reads it above the inbox, and is back; the lead sees whose pause it is',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const agent = agentOf(team, 1);
      const page = await open(agent.agentId, '/me');
      await page.getByLabel('Back on').fill('2026-03-20');
      await page.getByRole('button', { name: 'Pause', exact: true }).press('Enter');
      await page.locator('.act-told', { hasText: 'Paused until Mar 20, 2026.' }).waitFor();
      await page.getByRole('link', { name: 'Inbox' }).click();
      await page.getByText('You’re paused until Mar 20, 2026.').waitFor();
      const leads = await open(team.lead.agentId, '/lead-routing');
      await memberAt(leads, team, 1).getByText('Paused by the agent; back on Mar 20, 2026').waitFor();
      await page.getByRole('link', { name: 'Change it' }).click();
      await page.getByRole('button', { name: 'I’m back' }).press('Enter');
      await page.getByText('You’re getting new clients. Pause while you’re away').waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Vacation');
      const fallback = await open(team.lead.agentId, '/me');
      await fallback.getByText('You’re the fallback agent').waitFor();
    },
  );

  browserTest('PE-2 the lead sees who has not signed in yet, and invites them again', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 1);
    const newcomer = { name: 'Nora Newcomer', email: 'nora@agents.example', licensed: true };
    await stage.admin('PUT', `/teams/${team.teamId}/agents/agt_nora`, newcomer);
    await stage.settle();
    const page = await open(team.lead.agentId, '/lead-routing');
    const row = page.getByRole('listitem').filter({ hasText: 'Nora Newcomer' });
    await row.getByText('Invited', { exact: true }).waitFor();
    await row.getByRole('button', { name: 'Invite Nora Newcomer again' }).click();
    await page
      .locator('.act-told', { hasText: 'An invitation is on its way to nora@agents.example.' })
      .waitFor();
    await stage.settle();
    expect(await stage.emailsTo('nora@agents.example')).toHaveLength(2);
  });

  browserTest('RT-3 an agent who leads nobody finds no settings', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 2);
    const page = await open(team.agents[1]?.agentId, '/lead-routing');
    await page.getByText('Only the team lead can see lead routing.').waitFor();
    expect(await page.getByRole('link', { name: 'Routing' }).count()).toBe(0);
  });
}
