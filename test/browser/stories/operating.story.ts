// Operating in the browser: a dead letter is seen, looked into and redriven, a referral replayed, and a workflow restarted.
import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { expect } from '@jest/globals';
import { aReferral, aTeam, referralFor } from '../../stories/support/builders.ts';
import { minuteMs, type Stage } from '../../stories/support/stage.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { deskSize } from '../support/chromium.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

/** As an engineer does in the console. */
async function stopExecution(stage: Stage, name: string): Promise<void> {
  const { awsOrigin: endpoint, operator: credentials, stepFunctions } = stage.cloud;
  const client = new SFNClient({ endpoint, credentials, region: 'us-east-1' });
  const found = stepFunctions.executions().find((each) => each.name === name);
  await client.send(new StopExecutionCommand({ executionArn: found?.arn ?? '' }));
  client.destroy();
  await stage.settle();
}

export function operating(portal: () => PortalInBrowser): void {
  browserTest(
    'DE-3 an administrator sees a dead letter and its alarm, looks into it, has it redriven, and restarts a workflow',
    async () => {
      const { stage, open } = portal();
      const jobs = stage.cloud.template
        .ofType('AWS::SQS::Queue')
        .find(({ path }) => path.endsWith('/Jobs/Jobs/Queue/Resource'));
      stage.cloud.sqs.put(jobs?.arn ?? '', '{"job":"unheard-of","phone":"+12065550123"}');
      // Ten receives, six minutes apart.
      await stage.advance(70 * minuteMs);
      const page = await open(undefined, '/', { size: deskSize });
      await page.getByRole('button', { name: 'Admin' }).click();
      await page.getByRole('link', { name: 'Operations' }).click();
      await page.getByText('jobs gave up on messages').waitFor();
      await page.getByText('Then: fix, then redrive').waitFor();
      // Each queue is named by what it holds.
      const rows = page.getByRole('table', { name: 'Queues' }).locator('tbody td:first-child');
      await rows.getByText('daily jobs').waitFor();
      expect(await rows.locator('> div > code').count()).toBe(0);
      expect(await seriousFindings(page, 'all')).toEqual([]);

      await page.getByRole('link', { name: '1 dead letter' }).click();
      await page.getByRole('cell', { name: 'daily job' }).waitFor();
      await page.getByText('unheard-of').waitFor();
      await page.getByText('ZodError').waitFor();
      expect(await page.getByText('2065550123').count()).toBe(0);
      expect(await seriousFindings(page, 'all')).toEqual([]);

      await page.getByRole('button', { name: 'Redrive' }).click();
      await page.getByRole('dialog').getByText('Move 1 dead letter of jobs back?').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Redrive' }).click();
      await page.getByText('This queue has no dead letters.').waitFor();
      await page.getByRole('link', { name: 'Operations' }).first().click();
      const row = page.getByRole('row').filter({ has: page.getByText('jobs', { exact: true }) });
      await row.getByText('moved back: 1 of 1').waitFor();

      const team = await aTeam(stage, 1);
      const referralId = await aReferral(stage, referralFor(team.teamId));
      await stage.settle();
      await page.getByLabel('Referral or phone').fill('nobody');
      await page.getByRole('button', { name: 'Replay' }).click();
      await page.getByText('Enter a referral’s ID').waitFor();
      await page.getByLabel('Referral or phone').fill(referralId);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click();
      const order = page.getByRole('row').filter({ has: page.getByRole('link', { name: referralId }) });
      await order.getByText('done,').waitFor();

      // A workflow that somebody stopped by hand goes on.
      await stopExecution(stage, referralId);
      await page.reload();
      const broken = page.getByRole('row').filter({ has: page.getByText(referralId, { exact: true }) });
      await broken.getByText(/^stopped/).waitFor();
      await broken.getByRole('button', { name: 'Restart' }).click();
      await page.getByRole('dialog').getByText(`Restart ${referralId}?`).waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Restart' }).click();
      await page.getByText(`${referralId} continues.`).first().waitFor();
      await page.getByRole('button', { name: `Restart ${referralId}` }).waitFor({ state: 'detached' });
    },
  );
}
