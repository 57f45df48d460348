// What an administrator operates in the evening: a dead letter is seen, looked into and redriven, a referral replayed, a workflow restarted.
import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aReferral, aTeam, referralFor } from '../../../stories/support/builders.ts';
import { minuteMs, type Stage } from '../../../stories/support/stage.ts';
import { seriousFindings } from '../../support/accessibility.ts';

export async function redriveDeadLetter(stage: Stage, page: Page): Promise<void> {
  const jobs = stage.cloud.template
    .ofType('AWS::SQS::Queue')
    .find(({ path }) => path.endsWith('/Jobs/Jobs/Queue/Resource'));
  stage.cloud.sqs.put(jobs?.arn ?? '', '{"job":"unheard-of","phone":"+12065550123"}');
  // Ten receives, six minutes apart.
  await stage.advance(70 * minuteMs);
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
}

/** Answers the referral, which is offered. */
export async function replayReferral(stage: Stage, page: Page): Promise<string> {
  const { teamId } = await aTeam(stage, 1);
  const referralId = await aReferral(stage, referralFor(teamId));
  await stage.settle();
  await page.getByLabel('Referral or phone').fill('nobody');
  await page.getByRole('button', { name: 'Replay' }).click();
  await page.getByText('Enter a referral’s ID').waitFor();
  await page.getByLabel('Referral or phone').fill(referralId);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click();
  const order = page.getByRole('row').filter({ has: page.getByRole('link', { name: referralId }) });
  await order.getByText('done,').waitFor();
  return referralId;
}

/** A workflow that somebody stopped by hand goes on. */
export async function restartWorkflow(stage: Stage, page: Page, referralId: string): Promise<void> {
  await stopExecution(stage, referralId);
  await page.reload();
  const broken = page.getByRole('row').filter({ has: page.getByText(referralId, { exact: true }) });
  await broken.getByText(/^stopped/).waitFor();
  await broken.getByRole('button', { name: 'Restart' }).click();
  await page.getByRole('dialog').getByText(`Restart ${referralId}?`).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Restart' }).click();
  await page.getByText(`${referralId} continues.`).first().waitFor();
  await page.getByRole('button', { name: `Restart ${referralId}` }).waitFor({ state: 'detached' });
}

/** As an engineer does in the console. */
async function stopExecution(stage: Stage, name: string): Promise<void> {
  const { awsOrigin: endpoint, operator: credentials, stepFunctions } = stage.cloud;
  const client = new SFNClient({ endpoint, credentials, region: 'us-east-1' });
  const found = stepFunctions.executions().find((each) => each.name === name);
  await client.send(new StopExecutionCommand({ executionArn: found?.arn ?? '' }));
  client.destroy();
  await stage.settle();
}
