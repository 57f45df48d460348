// smoke-test: a referral to a test team of the deployed stage, from its creation to the end of its workflow.
import { randomUUID } from 'node:crypto';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { findExecution } from '../../../lambdas/office/operations/aws/executions-client.ts';
import type { Api } from '../api.ts';
import { CannotOperate } from '../cannot-operate.ts';
import { deadLettersOf } from '../dead-letters.ts';
import { phone } from '../given.ts';
import type { Operator } from '../operator.ts';
import { verb } from '../verb.ts';
import { eventually } from '../waiting.ts';
import { workflows } from '../workflows.ts';

const teamId = 'smoke-test';
const leadAgentId = 'smoke-test-lead';
/** Reserved for fiction: stages that serve people refuse it. */
const nobodysPhone = '+12065550142';

export const smokeTest = verb({
  name: 'smoke-test',
  summary: 'Offers a referral to a test team of the stage, withdraws it, and tells what worked',
  details: [
    'It goes through API, sign-in of machines, table, stream, workflow and its callback. The team smoke-test has one agent, without a',
    'phone; nothing is texted and nobody is called. The referral is withdrawn at the end, also when the test fails. What stays: the team,',
    'and the withdrawn referral. The bus carries its events ReferralOffered and ReferralWithdrawn.',
  ],
  options: {
    phone: {
      value: 'E164',
      does: 'the client’s phone, one of yours: a stage for people takes no made-up one',
    },
    email: {
      value: 'ADDRESS',
      does: 'gives the agent this email: the offer, or that it was withdrawn, must arrive there',
    },
  },
  given: z.object({
    phone: phone.optional(),
    email: z.email('give an email, for example ana@example.com').optional(),
  }),
  async run({ phone, email }, operator) {
    await operator.agree([
      `save the team ${teamId} with one agent`,
      'create a referral for it, wait until it is offered, and withdraw it',
      ...(email === undefined ? [] : ['have the offer emailed to the address that you gave']),
    ]);
    const workflowsClient = new SFNClient(operator.target.client);
    const queues = new SQSClient({ ...operator.target.client, useQueueUrlAsEndpoint: false });
    try {
      const before = await deadLetterCount(queues, operator);
      const source = await operator.api('source');
      await isPublic(source, operator);
      await saveTeam(await operator.api('admin'), email);
      operator.print('ok  the API takes an administrator: the test team is saved');
      const referralId = await createReferral(source, phone);
      operator.print(`ok  the API takes the source: ${referralId} is created`);
      try {
        await followWorkflow(workflowsClient, referralId, 'RUNNING', operator);
        operator.print('ok  the stream started its workflow, which holds the offer open');
      } finally {
        await source.ask('POST', `/referrals/${referralId}/withdraw`, { body: { reason: 'Smoke test' } });
      }
      operator.print('ok  the source withdrew it');
      await followWorkflow(workflowsClient, referralId, 'SUCCEEDED', operator);
      await isReturned(source, referralId);
      operator.print('ok  the workflow was told, and has ended');
      if ((await deadLetterCount(queues, operator)) > before)
        throw new CannotOperate('A queue gave up a message meanwhile: see the verb redrive, and the alarms.');
      operator.print('ok  no queue gave up a message');
      operator.say(
        email === undefined
          ? 'The stage works.'
          : 'The stage works. Now look for the offer, or its withdrawal, in the mailbox.',
      );
    } finally {
      workflowsClient.destroy();
      queues.destroy();
    }
  },
});

async function isPublic({ url }: Api, { print }: Operator): Promise<void> {
  const { status } = await fetch(`${url}/openapi.json`);
  if (status !== 200)
    throw new CannotOperate(`${url}/openapi.json was answered ${status}: look at the API’s access log.`);
  print('ok  the API answers, and gives tokens to machines');
}

async function saveTeam(admin: Api, email: string | undefined): Promise<void> {
  await admin.ask('PUT', `/teams/${teamId}`, { body: { name: 'Smoke test', leadAgentId } });
  await admin.ask('PUT', `/teams/${teamId}/agents/${leadAgentId}`, {
    // They get the offer, and no account.
    body: { name: 'Smoke Test', licensed: true, invite: false, ...(email !== undefined && { email }) },
  });
}

async function createReferral(source: Api, phone: string | undefined): Promise<string> {
  const body = {
    teamId,
    side: 'buyer',
    area: { city: 'Seattle', state: 'WA' },
    notes: 'A smoke test: please leave it alone.',
    // Withdrawn long before, but it closes by itself if this program dies.
    offerMinutes: 10,
    client: { name: 'Smoke Test', phone: phone ?? nobodysPhone },
  };
  try {
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await source.ask('POST', '/referrals', { body, headers });
    return z.object({ referralId: z.string() }).parse(answer).referralId;
  } catch (fault) {
    if (phone !== undefined || !(fault instanceof CannotOperate)) throw fault;
    throw new CannotOperate(
      `${fault.message} If it is the phone: give one of yours by --phone, nothing is texted to it.`,
    );
  }
}

async function followWorkflow(
  client: SFNClient,
  referralId: string,
  wanted: 'RUNNING' | 'SUCCEEDED',
  operator: Operator,
): Promise<void> {
  const workflowArn = (await operator.stage()).output(workflows['offer-referral']);
  const what =
    wanted === 'RUNNING'
      ? `offer-referral was not started for ${referralId}: look at the log of stream/dispatch-changes`
      : `offer-referral did not end for ${referralId}: look at its execution, and at the log of stream/dispatch-changes`;
  await eventually(what, async () => {
    const status = (await findExecution(client, workflowArn, referralId))?.status;
    if (status !== undefined && status !== 'RUNNING' && status !== 'SUCCEEDED')
      throw new CannotOperate(`offer-referral ended ${status} for ${referralId}: look at its execution.`);
    return status === wanted ? status : undefined;
  });
}

async function isReturned(source: Api, referralId: string): Promise<void> {
  const answer = await source.ask('GET', `/referrals/${referralId}`);
  const { status, returned } = z
    .object({ status: z.string(), returned: z.object({ reason: z.string() }).optional() })
    .parse(answer);
  if (status === 'returned' && returned?.reason === 'withdrawn') return;
  throw new CannotOperate(`${referralId} is ${status}, ${returned?.reason ?? ''}, and should be withdrawn.`);
}

async function deadLetterCount(client: SQSClient, operator: Operator): Promise<number> {
  const all = await deadLettersOf(client, await operator.stage());
  return all.reduce((sum, { count }) => sum + count, 0);
}
