// What the source does on that day: clients referred by form and by file, one withdrawn, one passed on to a second team, the list exported.
import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import type { StoryTeam } from '../../../stories/support/builders.ts';
import { minuteMs, type Stage } from '../../../stories/support/stage.ts';
import { seriousFindings } from '../../support/accessibility.ts';
import { deskSize } from '../../support/chromium.ts';
import { misfits, zoomedWidth } from '../../support/fit.ts';
import type { Client, Team } from './people.ts';

type Teams = { first: Team; second: Pick<StoryTeam, 'teamId' | 'lead'> };

const zoesPhone = '+14185550151';

async function pick(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(words);
  await page.getByRole('option', { name: words }).first().click();
}

function referralIn(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** RT-10: the first team's lead declines, and the second has its turn. */
export async function referByForm(stage: Stage, page: Page, { first, second }: Teams): Promise<void> {
  await pick(page, 'Team to offer the client to', first.name);
  await pick(page, 'Then, if nobody claims in time', `Team ${second.teamId}`);
  await page.getByLabel('Side', { exact: true }).selectOption('buyer');
  await page.getByLabel('Name').fill('Formula Client');
  await page.getByLabel('Phone').fill('(206) 555-0150');
  await page.getByText('We read this as (206) 555-0150.').waitFor();
  await page.getByRole('button', { name: 'Offer the client' }).click();
  await page.getByText('Fix the 2 marked fields.').waitFor();
  await page.reload();
  await page.getByLabel('City').fill('Seattle');
  await page.getByLabel('State or province').fill('WA');
  await page.getByLabel('Notes for agents').fill('=1+1');
  expect(await seriousFindings(page, 'all')).toEqual([]);
  await page.getByRole('button', { name: 'Offer the client' }).click();
  await page.getByRole('heading', { name: 'Formula Client' }).waitFor();
  expect(await page.evaluate(`sessionStorage.getItem('dibs.new-referral')`)).toBeNull();
  await stage.settle();
  const lead = await stage.signIn({ agentId: 'agt_day_lead' });
  expect(await lead('POST', `/referrals/${referralIn(page)}/decline`)).toMatchObject({ status: 200 });
  await stage.settle();
  await page.getByText(`of Team ${second.teamId}`).first().waitFor();
  expect(await page.locator('.overview .chain li').allTextContents()).toEqual([
    `${first.name} did not take the client`,
    `Team ${second.teamId} is offered the client now`,
  ]);
}

export async function referByFile(stage: Stage, page: Page, { teamId }: Team): Promise<void> {
  const file = [
    'Team;Side;City;State;Name;Phone;Consent at;Consent source;Consent words',
    `${teamId};buyer;Québec;QC;Zoé File;418 555-0151;2026-01-05 14:30;https://homes.example/contact;Text me.`,
    `${teamId};seller;Tacoma;WA;Bob File;206 555-0152;;;`,
    `${teamId};both;Tacoma;WA;Faulty File;206 555-0153;;;`,
  ].join('\r\n');
  const upload = { name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(file, 'latin1') };
  await page.goto(`${stage.cloud.url}/office/referrals/file`);
  for (const again of ['once', 'once more']) {
    await page.getByLabel(/^Choose/).setInputFiles(upload);
    await page.getByText('2 lines can be referred, 1 needs fixing.').waitFor();
    await page.getByText('Choose buyer or seller.').waitFor();
    await page.getByRole('button', { name: 'Offer 2 clients' }).click();
    const said = again === 'once' ? '2 clients are offered.' : '2 were there already.';
    await page.getByText(said, { exact: true }).first().waitFor();
    if (again === 'once') expect(await seriousFindings(page, 'all')).toEqual([]);
    // Known by when they were created.
    await stage.advance(minuteMs);
  }
}

/** CL-15: Bob is withdrawn, offered again to both teams in order, and withdrawn for good. */
export async function withdrawAndChain(stage: Stage, page: Page, { first, second }: Teams): Promise<void> {
  await page.getByRole('link', { name: /Bob File/ }).click();
  await withdraw(stage, page);
  await page.getByRole('button', { name: 'Offer again' }).click();
  await page.getByLabel('Another team, or several in order').check();
  await pick(page, 'Team to offer the client to', `Team ${second.teamId}`);
  await pick(page, 'Then, if nobody claims in time', first.name);
  for (const width of [zoomedWidth, 320]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await misfits(page)).toEqual([]);
  }
  await page.setViewportSize(deskSize);
  await page.getByRole('dialog').getByRole('button', { name: 'Offer again' }).click();
  await page.locator('.overview .chain li').nth(1).getByText('waits for its turn').waitFor();
  await withdraw(stage, page);
}

async function withdraw(stage: Stage, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByLabel(/^Reason/).fill('Bought elsewhere.');
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('Withdrawn.', { exact: true }).first().waitFor();
  await stage.settle();
}

/** Answers who is still offered: Zoé. */
export async function exportList(stage: Stage, page: Page, { teamId, name }: Team): Promise<Client> {
  await page.goto(`${stage.cloud.url}/office/referrals`);
  const search = page.getByLabel('Client, city, phone or referral ID');
  await search.fill('555-0151');
  await page.getByText('Type all ten digits of the phone number, or add a name or a team.').waitFor();
  // It stays where it is, so that the field that is typed into does.
  expect(await page.getByRole('button', { name: 'Export' }).isDisabled()).toBe(true);
  await search.fill('Québec, QC');
  await page.getByRole('link', { name: 'Zoé File' }).waitFor();
  await page.getByRole('link', { name: 'Bob File' }).waitFor({ state: 'detached' });
  await search.fill('File');
  await page.getByRole('link', { name: 'Bob File' }).waitFor();
  await page.getByLabel('Status').selectOption('returned');
  await page.getByRole('link', { name: 'Zoé File' }).waitFor({ state: 'detached' });
  await page.getByLabel('Status').selectOption('');
  await page.getByRole('link', { name: 'Zoé File' }).waitFor();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const text = await readFile(await (await saved).path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const rows = parse(text.slice(1), { columns: true });
  // Both are of one moment: time stands still.
  expect(rows).toHaveLength(2);
  const bob = { Name: 'Bob File', Status: 'Returned', 'Reason in words': 'Bought elsewhere.' };
  const zoe = { Name: 'Zoé File', Status: 'Offered', City: 'Québec', Phone: '(418) 555-0151' };
  expect(rows).toEqual(expect.arrayContaining([expect.objectContaining(bob), expect.objectContaining(zoe)]));
  const link = await page.getByRole('link', { name: 'Zoé File' }).getAttribute('href');
  await page.goto(`${stage.cloud.url}/office/times?q=${teamId}&days=7`);
  await page.getByRole('cell', { name, exact: true }).waitFor();
  return { referralId: link?.split('?')[0]?.split('/').at(-1) ?? '', phone: zoesPhone };
}
