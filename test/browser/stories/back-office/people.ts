// What an administrator does on that day: a brand's team, its agents, a list of consent, somebody who leaves, an opt-out by phone, the
// evidence, the audit.
import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { operate } from '../../../operate/support/engineer.ts';
import { aPhone } from '../../../stories/support/builders.ts';
import type { Stage } from '../../../stories/support/stage.ts';

/** The first of the day's teams, led by Lena, with Ada. */
export type Team = { teamId: string; name: string };
/** Whom the source referred to it by file. */
export type Client = { referralId: string; phone: string };

const email = 'ana@network.example';
const [leadId, agentId] = ['agt_day_lead', 'agt_day_two'];
const [leadPhone, agentPhone] = [aPhone(), aPhone()];
const teamName = 'Lakeside Team';

/** PE-2: after a deploy, by one command and the password in its email. */
export async function becomeAdministrator(stage: Stage, page: Page): Promise<void> {
  const asked = ['first-administrator', '--email', email, '--yes', '--local', stage.cloud.url];
  expect(await operate(asked)).toMatchObject({ code: 0 });
  const [invitation] = await stage.emailsTo(email);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(/\S+-aA1/.exec(invitation?.text ?? '')?.[0] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('New password').fill('Harbor-lights-4711');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Teams' }).click();
}

export async function createTeam(stage: Stage, page: Page): Promise<Team> {
  await page.getByRole('link', { name: 'New team' }).click();
  await page.getByLabel('Name of the team').fill(teamName);
  await page.getByLabel('Brand').selectOption({ label: 'Harbor Homes (Fictional)' });
  await page.getByLabel('Name', { exact: true }).fill('Lena Lead');
  await page.getByLabel('Email').fill('lena@agents.example');
  await page.getByLabel('Phone').fill('12');
  await page.getByLabel('Agent ID').fill(leadId);
  await page.getByRole('button', { name: 'Create team' }).click();
  await page.getByText('Enter ten digits').waitFor();
  await page.getByLabel('Phone').fill(leadPhone);
  await page.getByRole('button', { name: 'Create team' }).click();
  await page.getByRole('heading', { name: teamName }).waitFor();
  await stage.settle();
  return { teamId: new URL(page.url()).pathname.split('/').at(-1) ?? '', name: teamName };
}

/** What another administrator saved meanwhile is not saved over unseen. */
export async function renameAmongTwo(stage: Stage, page: Page, { teamId }: Team): Promise<void> {
  const name = page.getByLabel('Name of the team');
  await name.fill('Lakeside Homes Team');
  const theirs = { name: 'Lakeshore Team', brand: 'harbor', leadAgentId: leadId };
  expect(await stage.admin('PUT', `/teams/${teamId}`, theirs)).toMatchObject({ status: 200 });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Someone else saved this team').waitFor();
  await page.getByRole('button', { name: 'Load the saved settings' }).click();
  await page.getByRole('heading', { name: 'Lakeshore Team' }).waitFor();
  expect(await name.inputValue()).toBe('Lakeshore Team');
  await name.fill(teamName);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: teamName }).waitFor();
}

export async function addAgent(stage: Stage, page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Add agent' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Ada Agent');
  await page.getByLabel('Email').fill('ada@agents.example');
  await page.getByLabel('Phone').fill(agentPhone);
  await page.getByLabel('Agent ID').fill(agentId);
  await page.getByRole('button', { name: 'Add agent' }).click();
  await page.getByRole('cell', { name: 'ada@agents.example' }).waitFor();
  await stage.settle();
  expect(await stage.emailsTo('ada@agents.example')).toMatchObject([
    { subject: expect.stringContaining('Harbor') },
  ]);
}

/** CO-13: as a spreadsheet of Windows saves it, with a phone that isn't theirs. */
export async function importList(page: Page, { teamId }: Team): Promise<void> {
  const listed = [
    'Team ID;Agent ID;Phone;Consented at;Source;Words',
    `${teamId};${agentId};${agentPhone};2025-06-02T09:30:00-07:00;old system;J’accepte, d'accord`,
    `${teamId};${leadId};+12065552999;2025-06-02T09:30:00-07:00;old system;Yes`,
  ];
  const buffer = Buffer.from(listed.join('\r\n').replace('’', '\x92'), 'latin1');
  await page.getByRole('link', { name: 'Lists' }).click();
  await page.getByLabel('File (CSV)').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
  expect(await page.getByText('Read as').textContent()).toContain('windows-1252');
  const result = '1 imported, 0 already known, 1 refused.';
  await page.getByRole('button', { name: 'Check all lines first' }).click();
  await page.getByText(`An import would come to: ${result}`).first().waitFor();
  await page.getByRole('button', { name: 'Import 1 line' }).click();
  await page.getByText(result, { exact: true }).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Refused lines as a file' }).click(),
  ]);
  const refused = readFileSync(await file.path(), 'utf8');
  expect(refused).toContain('phone: This is not the phone on the agent’s profile');
  expect(refused).not.toContain(agentPhone);
}

/** PE-4: Ada, found by her name, leaves, and the client that Lena gave her goes back to Lena. */
export async function takeOut(
  stage: Stage,
  page: Page,
  { teamId, name }: Team,
  { referralId }: Client,
): Promise<void> {
  const leads = await stage.signIn({ agentId: leadId });
  await leads('POST', `/referrals/${referralId}/messages`, { body: 'Hello from the lead' });
  await leads('POST', `/referrals/${referralId}/reassign`, { agentId });
  await stage.settle();
  await page.getByRole('link', { name: 'Teams' }).first().click();
  await page.getByRole('searchbox').fill('AGENT ada');
  const matching = page.getByRole('list', { name: `Agents of ${name} who match` });
  await matching.getByRole('link', { name: 'Ada Agent' }).click();
  await loadTheirs(stage, page, teamId);
  await page.getByRole('button', { name: 'Remove from the team' }).click();
  await page.getByLabel('Their clients go to').selectOption({ label: 'The team lead, Lena Lead' });
  await page.getByRole('dialog').getByRole('button', { name: 'Remove from the team' }).click();
  await page
    .getByRole('paragraph')
    .filter({ hasText: 'Ada Agent has left. 1 client was handed over.' })
    .waitFor();
  await page.getByText('They have left this team').waitFor();
}

/** What was saved of an agent meanwhile isn't saved over unseen either. */
async function loadTheirs(stage: Stage, page: Page, teamId: string): Promise<void> {
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('Ada Agentson');
  const theirs = { name: 'Ada Agent', email: 'ada@agents.example', phone: agentPhone, licensed: true };
  await stage.admin('PUT', `/teams/${teamId}/agents/${agentId}`, theirs);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('changed their data since you opened it').waitFor();
  await page.getByRole('button', { name: 'Load the saved settings' }).click();
  await page.getByText('changed their data since you opened it').waitFor({ state: 'detached' });
  expect(await name.inputValue()).toBe('Ada Agent');
}

export async function recordOptOut(page: Page, { phone }: Client): Promise<void> {
  await page.getByRole('link', { name: 'Phones' }).click();
  await page.getByLabel('Phone').fill(phone);
  await page.getByRole('button', { name: 'Look up' }).click();
  await page.getByText('Agreed to texts at the source').waitFor();
  await page.getByRole('link', { name: 'Record an opt-out' }).click();
  await page.getByLabel('What they said').fill('Please stop texting me.');
  await page.getByRole('button', { name: 'Record the opt-out' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Record the opt-out' }).click();
  await page.getByRole('paragraph').filter({ hasText: 'What is stopped is shown below.' }).waitFor();
  await page.getByRole('cell', { name: 'Opted out' }).first().waitFor();
}

/** CO-13: all that a dispute needs, and nothing that people wrote to each other. */
export async function printEvidence(page: Page, { phone, referralId }: Client): Promise<void> {
  await page.getByRole('link', { name: 'Evidence of consent' }).click();
  await page.getByRole('button', { name: 'Print' }).isEnabled();
  const evidence = await printed(page);
  const proofs = [phone, 'Please stop texting me.', referralId, email, 'PST', 'reply end'];
  for (const proof of proofs) expect(evidence).toContain(proof);
  expect(evidence).not.toMatch(/Sign out|Hello from the lead/);
}

export async function lookIntoAudit(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Audit' }).click();
  const rows = page.getByRole('row');
  await rows.filter({ hasText: 'Opt-out recorded' }).filter({ hasText: email }).first().waitFor();
  await page.getByRole('cell', { name: 'Agent removed: Ada Agent' }).first().waitFor();
  await rows.filter({ hasText: 'Team saved' }).filter({ hasText: 'a program' }).first().waitFor();
}

/** What is on the paper. */
async function printed(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  // What is seen alone, unlike `textContent`.
  const text = String(await page.evaluate('document.body.innerText'));
  expect((await page.pdf()).subarray(0, 4).toString()).toBe('%PDF');
  await page.emulateMedia({ media: null });
  return text;
}
