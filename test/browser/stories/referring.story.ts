// A day at the source: clients referred by form and by file, one withdrawn, one passed on to a second team, the list exported.
import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { aTeam } from '../../stories/support/builders.ts';
import { minuteMs } from '../../stories/support/stage.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { deskSize } from '../support/chromium.ts';
import { misfits, zoomedWidth } from '../support/fit.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

async function pick(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(words);
  await page.getByRole('option', { name: words }).first().click();
}

export function referring(portal: () => PortalInBrowser): void {
  browserTest(
    'CL-15 RT-10 the source refers clients by form and by file, withdraws one and exports the list',
    async () => {
      const { stage, open } = portal();
      const first = await aTeam(stage, 1);
      const second = await aTeam(stage, 1);
      const page = await open(undefined, '/office/referrals/new', { size: deskSize });
      await page.getByRole('button', { name: 'Source' }).click();

      await pick(page, 'Team to offer the client to', `Team ${first.teamId}`);
      await pick(page, 'Then, if nobody claims in time', `Team ${second.teamId}`);
      await page.getByLabel('Side').selectOption('buyer');
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
      expect(
        await first.lead.does('POST', `/referrals/${new URL(page.url()).pathname.split('/').at(-1)}/decline`),
      ).toMatchObject({ status: 200 });
      await stage.settle();
      await page.getByText(`of Team ${second.teamId}`).first().waitFor();
      const chain = page.locator('.overview .chain li');
      expect(await chain.allTextContents()).toEqual([
        `Team ${first.teamId} did not take the client`,
        `Team ${second.teamId} is offered the client now`,
      ]);

      const file = [
        'Team;Side;City;State;Name;Phone',
        `${first.teamId};buyer;Québec;QC;Zoé File;418 555-0151`,
        `${first.teamId};seller;Tacoma;WA;Bob File;206 555-0152`,
        `${first.teamId};both;Tacoma;WA;Faulty File;206 555-0153`,
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
      await page.getByRole('link', { name: /Bob File/ }).click();
      await page.getByRole('button', { name: 'Withdraw' }).click();
      await page.getByLabel(/^Reason/).fill('Bought elsewhere.');
      await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
      await page.getByText('Withdrawn.', { exact: true }).first().waitFor();
      await stage.settle();
      await page.getByRole('button', { name: 'Offer again' }).click();
      await page.getByLabel('Another team, or several in order').check();
      await pick(page, 'Team to offer the client to', `Team ${second.teamId}`);
      await pick(page, 'Then, if nobody claims in time', `Team ${first.teamId}`);
      for (const width of [zoomedWidth, 320]) {
        await page.setViewportSize({ width, height: 844 });
        expect(await misfits(page)).toEqual([]);
      }
      await page.setViewportSize(deskSize);
      await page.getByRole('dialog').getByRole('button', { name: 'Offer again' }).click();
      await chain.nth(1).getByText('waits for its turn').waitFor();
      await page.getByRole('button', { name: 'Withdraw' }).click();
      await page.getByLabel(/^Reason/).fill('Bought elsewhere.');
      await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
      await page.getByText('Withdrawn.', { exact: true }).first().waitFor();
      await stage.settle();

      await page.goto(`${stage.cloud.url}/office/referrals?q=File`);
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
      expect(rows).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            Name: 'Bob File',
            Status: 'Returned',
            'Reason in words': 'Bought elsewhere.',
          }),
          expect.objectContaining({
            Name: 'Zoé File',
            Status: 'Offered',
            City: 'Québec',
            Phone: '(418) 555-0151',
          }),
        ]),
      );
      await page.goto(`${stage.cloud.url}/office/times?q=${first.teamId}&days=7`);
      await page.getByRole('cell', { name: `Team ${first.teamId}`, exact: true }).waitFor();
    },
  );
}
