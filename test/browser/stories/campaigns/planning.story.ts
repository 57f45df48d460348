// Plans in the portal: the lead writes one and sees what a silent client gets by it.
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { agentOf, aTeam } from '../../../stories/support/builders.ts';
import { browserTest, type PortalInBrowser } from '../../support/harness.ts';

const stepAt = (page: Page, step: number) => page.getByRole('group', { name: `Step ${step}`, exact: true });
const preview = (page: Page) => page.getByRole('region', { name: 'What a client who never replies gets' });
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });

export function planning(portal: () => PortalInBrowser): void {
  browserTest(
    'CP-2 the lead begins with the sample and sees on which days a silent client is told how to opt out',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const page = await open(team.lead.agentId, '/campaigns');
      await page.getByRole('link', { name: 'Plans' }).click();
      await page.getByRole('link', { name: /^Start from a sample/ }).click();
      await preview(page).getByRole('heading', { name: 'Day 360' }).waitFor();
      const told = await preview(page).locator('li').allInnerTexts();
      expect(
        told.map((text) => [/^Day \d+/.exec(text)?.[0], / · with opt-out instructions/.test(text)]),
      ).toEqual([
        ['Day 0', true],
        ['Day 15', false],
        ['Day 45', true],
        ['Day 180', true],
        ['Day 270', true],
        ['Day 360', true],
      ]);
      await save(page).click();
      await page.locator('.act-told', { hasText: 'Saved.' }).waitFor();
      await page.getByRole('link', { name: /^Long-term buyers.*Buyers · 6 texts over 360 days/s }).click();
      await preview(page).getByText('[This part of the message is required').first().waitFor();

      // Agents read what their clients get.
      const agents = await open(agentOf(team).agentId, '/campaigns/plans');
      await agents.getByRole('link', { name: /^Long-term buyers/ }).click();
      await preview(agents).getByRole('heading', { name: 'Day 15 · 10:00 AM' }).waitFor();
      expect(await save(agents).count()).toBe(0);
    },
  );

  browserTest(
    'CP-2 steps are added, moved and taken out by the keyboard; each fault is said at its step',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 1);
      await team.lead.does('PUT', `/teams/${team.teamId}/templates/tpl_check_in`, {
        name: 'Check in',
        body: 'Hi {ClientFirstName|there}, how is the search going?',
      });
      const page = await open(team.lead.agentId, '/campaigns/plans/new');
      const focused = () =>
        page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.id');
      const press = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter');
      await page.getByText('It will show here once you have written the first text.').waitFor();
      await stepAt(page, 1).getByLabel('Text', { exact: true }).fill('Hello there');
      await preview(page).getByText('Hello there').waitFor();
      await press('Add a step');
      expect(await focused()).toBe(await stepAt(page, 2).getByLabel('After days').getAttribute('id'));
      await stepAt(page, 2).getByLabel('After days').fill('0');
      await stepAt(page, 2).getByText('This is the day of the step before.').waitFor();
      await page.getByText('This is from before your last change.').waitFor();
      await stepAt(page, 2).getByLabel('What it says').selectOption({ label: 'Template: Check in' });
      await save(page).click();
      await page.getByText('Give it a name.').waitFor();
      expect(await focused()).toBe(await page.getByLabel('Name', { exact: true }).getAttribute('id'));
      await page.getByLabel('Name', { exact: true }).fill('Newcomers');
      await stepAt(page, 2).getByLabel('After days').fill('30');
      await preview(page).getByText('how is the search going?').waitFor();

      await press('Step 2: move earlier');
      await stepAt(page, 1).getByText('how is the search going?').waitFor();
      expect(await stepAt(page, 1).getByLabel('After days').inputValue()).toBe('0');
      // There is nowhere earlier to go: the focus stays within the step.
      expect(await stepAt(page, 1).locator(':focus').count()).toBe(1);
      await press('Remove step 2');
      await press('Undo');
      expect(await stepAt(page, 2).getByLabel('Text', { exact: true }).inputValue()).toBe('Hello there');

      // What only the API knows is said at the step too.
      await stepAt(page, 2).getByLabel('Text', { exact: true }).fill('See https://bit.ly/x now');
      await save(page).click();
      await stepAt(page, 2).getByText('Carriers refuse shortened links.').waitFor();
      await stepAt(page, 2).getByLabel('Text', { exact: true }).fill('See you soon');
      await page.getByLabel('How it starts').selectOption('With the claim');
      await save(page).click();
      await page.getByRole('link', { name: /Newcomers.*Starts with the claim/s }).waitFor();
    },
  );

  browserTest(
    'CP-2 what somebody else saved meanwhile is kept or loaded as the lead decides; a second plan can’t start with the claim',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 1);
      const path = `/teams/${team.teamId}/plans/plan_one`;
      const plan = (name: string) => ({
        name,
        starts: 'with-claim',
        steps: [{ afterDays: 0, body: 'Hello' }],
      });
      expect(await team.lead.does('PUT', path, plan('One'))).toMatchObject({ status: 200 });
      const page = await open(team.lead.agentId, '/campaigns/plans/plan_one');
      await page.getByLabel('Name', { exact: true }).fill('Mine');
      await team.lead.does('PUT', path, plan('Theirs'));
      await save(page).click();
      await page.getByText('Someone else saved this plan').waitFor();
      await page.getByRole('button', { name: 'Load the saved one' }).click();
      await page.getByText('Someone else saved this plan').waitFor({ state: 'detached' });
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Theirs');

      await page.getByLabel('Name', { exact: true }).fill('Mine');
      await page.getByRole('link', { name: 'Plans' }).click();
      await page.getByRole('button', { name: 'Stay on this page' }).click();
      await team.lead.does('PUT', path, plan('Theirs again'));
      await save(page).click();
      await page.getByRole('button', { name: 'Save mine instead' }).click();
      await page.getByRole('link', { name: /^Mine/ }).waitFor();

      await page.getByRole('link', { name: 'New plan' }).click();
      await page.getByLabel('Name', { exact: true }).fill('Another');
      await stepAt(page, 1).getByLabel('Text', { exact: true }).fill('Hello');
      await page.getByLabel('How it starts').selectOption('With the claim');
      await save(page).click();
      await page.getByText('“Mine” starts with the claim already.').waitFor();
      await page.getByLabel('How it starts').selectOption('By hand');
      await save(page).click();
      await page.getByRole('link', { name: /^Another/ }).click();
      await page.getByRole('button', { name: 'Remove plan' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove plan' }).click();
      await page.locator('.act-told', { hasText: '“Another” is removed.' }).waitFor();
    },
  );
}
