// A day of an administrator: a brand's team, its agents, a list of consent, somebody who leaves, an opt-out by phone, the evidence, the audit.
import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aPhone, aReferral, referralFor } from '../../stories/support/builders.ts';
import { secondMs } from '../../stories/support/stage.ts';
import { deskSize } from '../support/chromium.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

export function administering(portal: () => PortalInBrowser): void {
  browserTest(
    'PE-2 PE-4 CO-13 CO-19 an administrator sets a team up, takes an agent out, books an opt-out and prints the evidence',
    async () => {
      const { stage, open } = portal();
      // The audit's first page is of what is done from here on: time stands still.
      await stage.advance(secondMs);
      const [leadPhone, agentPhone, clientPhone] = [aPhone(), aPhone(), aPhone()];
      const [lead, agent] = ['agt_adm_lead', 'agt_adm_two'];
      const page = await open(undefined, '/', { size: deskSize });
      await page.getByRole('button', { name: 'Admin' }).click();
      await page.getByRole('link', { name: 'Teams' }).click();

      await page.getByRole('link', { name: 'New team' }).click();
      await page.getByLabel('Name of the team').fill('Lakeside Team');
      await page.getByLabel('Brand').selectOption({ label: 'Harbor Homes (Fictional)' });
      await page.getByLabel('Name', { exact: true }).fill('Lena Lead');
      await page.getByLabel('Email').fill('lena@agents.example');
      await page.getByLabel('Phone').fill('12');
      await page.getByLabel('Agent ID').fill(lead);
      await page.getByRole('button', { name: 'Create team' }).click();
      await page.getByText('Enter ten digits').waitFor();
      await page.getByLabel('Phone').fill(leadPhone);
      await page.getByRole('button', { name: 'Create team' }).click();
      await page.getByRole('heading', { name: 'Lakeside Team' }).waitFor();
      const teamId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

      await page.getByRole('link', { name: 'Add agent' }).click();
      await page.getByLabel('Name', { exact: true }).fill('Ada Agent');
      await page.getByLabel('Email').fill('ada@agents.example');
      await page.getByLabel('Phone').fill(agentPhone);
      await page.getByLabel('Agent ID').fill(agent);
      await page.getByRole('button', { name: 'Add agent' }).click();
      await page.getByRole('cell', { name: 'ada@agents.example' }).waitFor();
      await stage.settle();
      expect(await stage.emailsTo('ada@agents.example')).toMatchObject([
        { subject: expect.stringContaining('Harbor') },
      ]);

      const listed = [
        'Team ID;Agent ID;Phone;Consented at;Source;Words',
        `${teamId};${agent};${agentPhone};2025-06-02T09:30:00-07:00;old system;J’accepte, d'accord`,
        `${teamId};${lead};+12065552999;2025-06-02T09:30:00-07:00;old system;Yes`,
      ];
      const lines = await importList(page, Buffer.from(listed.join('\r\n').replace('’', '\x92'), 'latin1'));
      expect(lines).toContain('windows-1252');
      await page.getByText('1 imported, 0 already known, 1 refused.', { exact: true }).waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Refused lines as a file' }).click(),
      ]);
      const refused = readFileSync(await file.path(), 'utf8');
      expect(refused).toContain('phone: This is not the phone on the agent’s profile');
      expect(refused).not.toContain(agentPhone);

      const referralId = await aReferral(stage, referralFor(teamId, clientPhone));
      const leads = await stage.signIn({ agentId: lead });
      await leads('POST', `/referrals/${referralId}/messages`, { body: 'Hello from the lead' });
      await leads('POST', `/referrals/${referralId}/reassign`, { agentId: agent });
      await stage.settle();
      await goTo(page, `/office/teams/${teamId}/agents/${agent}`);
      await page.getByRole('button', { name: 'Remove from the team' }).click();
      await page.getByLabel('Their clients go to').selectOption({ label: 'The team lead, Lena Lead' });
      await page.getByRole('dialog').getByRole('button', { name: 'Remove from the team' }).click();
      await page
        .getByRole('paragraph')
        .filter({ hasText: 'Ada Agent has left. 1 client was handed over.' })
        .waitFor();
      await page.getByText('They have left this team').waitFor();

      await page.getByRole('link', { name: 'Phones' }).click();
      await page.getByLabel('Phone').fill(clientPhone);
      await page.getByRole('button', { name: 'Look up' }).click();
      await page.getByText('Agreed to texts at the source').waitFor();
      await page.getByRole('link', { name: 'Record an opt-out' }).click();
      await page.getByLabel('What they said').fill('Please stop texting me.');
      await page.getByRole('button', { name: 'Record the opt-out' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Record the opt-out' }).click();
      await page.getByRole('paragraph').filter({ hasText: 'What is stopped is shown below.' }).waitFor();
      await page.getByRole('cell', { name: 'Opted out' }).first().waitFor();

      await page.getByRole('link', { name: 'Evidence of consent' }).click();
      await page.getByRole('button', { name: 'Print' }).isEnabled();
      const evidence = await printed(page);
      for (const proof of [
        clientPhone,
        'Please stop texting me.',
        referralId,
        'admin@back-office.example',
        'PST',
        'reply end',
      ]) {
        expect(evidence).toContain(proof);
      }
      expect(evidence).not.toMatch(/Sign out|Hello from the lead/);

      await page.getByRole('link', { name: 'Audit' }).click();
      await page.getByRole('cell', { name: 'Opt-out recorded' }).first().waitFor();
      await page.getByRole('cell', { name: 'Agent removed: Ada Agent' }).first().waitFor();
      await page.getByText('admin@back-office.example').first().waitFor();
    },
  );
}

/** Within the page, as a link does. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
}

/** What is said of the list before it is imported. */
async function importList(page: Page, buffer: Buffer): Promise<string> {
  await page.getByRole('link', { name: 'Lists' }).click();
  await page.getByLabel('File (CSV)').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
  const said = await page.getByText('Read as').textContent();
  await page.getByRole('button', { name: 'Import 2 lines' }).click();
  return said ?? '';
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
