// restored: what follows when the table was put back to an earlier point in time (DE-7), step by step; docs/operations.md has the whole.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import { openTable } from '../../../lambdas/platform/table/table.ts';
import { CannotOperate } from '../cannot-operate.ts';
import type { Operator } from '../operator.ts';
import { replayEach, replayTeams } from '../replaying.ts';
import { deliverAgain, hiddenSeconds } from '../restoring/kept-texts.ts';
import { subjectsIn, textsInDoubt } from '../restoring/restored-table.ts';
import { startAllAgain } from '../restoring/restored-workflows.ts';
import { verb } from '../verb.ts';

/** AWS slows down who asks for thousands of things. */
const maxAttempts = 10;
/** What came in before the point in time may have waited then: for its function, for two hours of tries, for a redrive. */
const mayHaveWaitedMs = 24 * 3_600_000;

export const restored = verb({
  name: 'restored',
  summary: 'Makes good what a table that was restored to a point in time no longer knows',
  details: [
    'Three steps, in this order, while the API and send-texts are closed:',
    '  inbound  hands every text that came in since then to receive-texts once more, STOP above all',
    '  work     starts every workflow again from the table, and replays every referral, team and phone',
    '  texts    leaves texts unconfirmed that may have gone out meanwhile: none is sent twice',
    'Each may be run again. What is lost is printed.',
  ],
  words: ['step'],
  options: {
    to: { value: 'TIME', does: 'the point in time, 2026-11-27T09:00:00Z' },
  },
  given: z.object({
    step: z.enum(['inbound', 'work', 'texts'], 'name the step: inbound, work or texts'),
    to: z.iso.datetime('give --to as 2026-11-27T09:00:00Z').transform((at) => new Date(at)),
  }),
  run({ step, to }, operator) {
    if (to > operator.target.now())
      throw new CannotOperate(`${to.toISOString()} is yet to come: give the point in time in UTC.`);
    return steps[step](to, operator);
  },
});

const steps = {
  async inbound(to: Date, operator: Operator): Promise<void> {
    const stage = await operator.stage();
    const since = new Date(to.getTime() - mayHaveWaitedMs);
    await operator.agree([
      `hand the texts that came in since ${since.toISOString()} to receive-texts once more: a day before, for what waited then`,
    ]);
    const client = new SQSClient(operator.target.client);
    const queues = { from: stage.output('InboundTextsKeptUrl'), to: stage.output('InboundTextsQueueUrl') };
    const { again, oldest, unread } = await deliverAgain(client, queues, since);
    client.destroy();
    operator.say(`${again === 1 ? '1 text' : `${again} texts`} on the way once more.`);
    if (unread > 0)
      throw new CannotOperate(
        `${unread} more are kept, and out of sight for now: another run reads them, or one ended halfway. Run this again in ${hiddenSeconds / 60} minutes, or their STOPs are lost.`,
      );
    if (oldest !== undefined && oldest <= to) return;
    operator.say(
      `The oldest that is kept is ${oldest === undefined ? 'none' : `of ${oldest.toISOString()}`}. Texts are kept for two weeks: what came in before is lost, STOPs too.`,
    );
  },

  async work(to: Date, operator: Operator): Promise<void> {
    const stage = await operator.stage();
    await operator.agree([
      'stop every workflow that is running, and start it again if the table knows what it is about',
      `do the same for those that ended since ${to.toISOString()}`,
      'replay every referral, every team and every phone’s consent',
    ]);
    const config = { ...operator.target.client, maxAttempts };
    const [sfn, lambda, dynamo] = [
      new SFNClient(config),
      new LambdaClient(config),
      new DynamoDBClient(config),
    ];
    try {
      const tableName = stage.output('TableName');
      const table = openTable(tableName, dynamo);
      const { again, lost, failed } = await startAllAgain(sfn, table, stage, to, operator.say);
      for (const each of lost) operator.print(`lost  ${each}`);
      for (const { item, reason } of failed) operator.print(`failed  ${item}: ${reason}`);
      operator.say(
        `${again} workflows started again; ${lost.length} were about what the table doesn’t know.`,
      );
      const unreplayed = await replayEverything(
        lambda,
        stage.output('StreamReplayName'),
        await subjectsIn(dynamo, tableName),
        operator,
      );
      const count = failed.length + unreplayed;
      if (count > 0)
        throw new CannotOperate(`${count} failed: fix the cause, and run this step again. All else is done.`);
    } finally {
      for (const client of [sfn, lambda, dynamo]) client.destroy();
    }
  },

  async texts(_: Date, operator: Operator): Promise<void> {
    const stage = await operator.stage();
    const client = new DynamoDBClient(operator.target.client);
    const tableName = stage.output('TableName');
    const now = operator.target.now();
    const outboxIds = await textsInDoubt(client, tableName, now);
    if (outboxIds.length === 0) return operator.say('None is in doubt: now open send-texts and the API.');
    await operator.agree([`leave ${outboxIds.length} texts unconfirmed that may have gone out meanwhile`]);
    const outbox = outboxStore(openTable(tableName, client));
    for (const outboxId of outboxIds) {
      if (await outbox.leaveUnconfirmed(outboxId, now)) operator.print(`unconfirmed  ${outboxId}`);
    }
    client.destroy();
    operator.say('Run this again until none is in doubt: what the stream still makes would be sent twice.');
  },
};

/** Answers how many could not be replayed. A phone is told to nobody. */
async function replayEverything(
  lambda: LambdaClient,
  replayName: string,
  { referralIds, phones, teamIds }: Awaited<ReturnType<typeof subjectsIn>>,
  { print, say }: Operator,
): Promise<number> {
  const referrals = await replayEach(
    lambda,
    replayName,
    { ids: referralIds, aboutOf: (referralId) => ({ referralId }) },
    (done) => say(`${done} of ${referralIds.length} referrals replayed …`),
  );
  for (const { item, reason } of referrals) print(`failed  ${item}: ${reason}`);
  const consents = await replayEach(
    lambda,
    replayName,
    { ids: phones, aboutOf: (phone) => ({ phone }) },
    (done) => say(`the consent of ${done} of ${phones.length} phones replayed …`),
  );
  const teams = await replayTeams(lambda, replayName, teamIds, say);
  for (const { item, reason } of teams) print(`failed  ${item}: ${reason}`);
  for (const _ of consents) print('failed  the consent of a phone: see the log of stream/replay');
  say(
    `Replayed ${referralIds.length - referrals.length} referrals, ${teamIds.length - teams.length} teams and the consent of ${phones.length - consents.length} phones.`,
  );
  return referrals.length + consents.length + teams.length;
}
