// The lead's settings: each refusal said where it was made, by the page at once or by the API on saving.
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aTeam, type StoryTeam } from '../../stories/support/builders.ts';
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
      await page.getByText('Saved.').first().waitFor({ state: 'attached' });
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
      await memberAt(page, team, 1)
        .getByText(/lacks a license/)
        .waitFor();
      expect(await third.getByLabel('Sellers').isChecked()).toBe(false);
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
    await page.getByText('Saved.').first().waitFor({ state: 'attached' });
    expect((await team.lead.does('GET', path)).body).toMatchObject({
      members: [{}, { buyers: false }, { buyers: true, sellers: false }],
    });
  });

  browserTest('RT-3 an agent who leads nobody finds no settings', async () => {
    const { stage, open } = portal();
    const team = await aTeam(stage, 2);
    const page = await open(team.agents[1]?.agentId, '/lead-routing');
    await page.getByText('Only the team’s lead sees lead routing.').waitFor();
    expect(await page.getByRole('link', { name: 'Routing' }).count()).toBe(0);
  });
}
