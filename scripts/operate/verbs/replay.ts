// replay: all that follows from the items of a referral, a phone or a team, once more.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { listStore } from '../../../lambdas/office/list-store.ts';
import type { Replayed } from '../../../lambdas/office/operations/aws/replay-client.ts';
import { openTable } from '../../../lambdas/platform/table/table.ts';
import { CannotOperate } from '../cannot-operate.ts';
import { phone } from '../given.ts';
import type { Operator } from '../operator.ts';
import { replayAll, replayTeams } from '../replaying.ts';
import { verb } from '../verb.ts';

export const replay = verb({
  name: 'replay',
  summary: 'Does once more what follows from a referral, a phone’s consent or a team',
  details: [
    'For what an outage or a faulty deploy left undone: workflows, events, notifications, texts that a queue lost.',
    'What was done is not done twice: every consequence has an id of its own.',
    'A team is found by its name again, and its agents by theirs: --teams after the deploy of a version that says so.',
  ],
  options: {
    referral: { value: 'ID', does: 'the referral, ref_…' },
    phone: { value: 'E164', does: 'the phone, +12065550112' },
    team: { value: 'ID', does: 'the team, tm_…' },
    teams: { does: 'every team' },
  },
  given: z
    .object({
      referral: z.string().min(1).optional(),
      phone: phone.optional(),
      team: z.string().min(1).optional(),
      teams: z.boolean().default(false),
    })
    .refine(
      ({ teams, ...one }) =>
        Object.values(one).filter((value) => value !== undefined).length + Number(teams) === 1,
      'give one of --referral, --phone, --team and --teams',
    ),
  async run({ referral, phone: number, team, teams }, operator) {
    if (teams) return replayEveryTeam(operator);
    if (referral !== undefined) {
      const does = `replay the referral ${referral}: its workflow, events, notifications and texts`;
      return replayOne({ referralId: referral }, does, operator);
    }
    if (team !== undefined) {
      return replayOne(
        { teamId: team },
        `replay the team ${team}: the words that it and its agents are found by`,
        operator,
      );
    }
    const does = 'replay the consent of the phone: the text that asks, the answer to its last word';
    return replayOne({ phone: number ?? '' }, does, operator);
  },
});

async function replayOne(about: Replayed, does: string, operator: Operator): Promise<void> {
  const functionName = (await operator.stage()).output('StreamReplayName');
  await operator.agree([does]);
  const client = new LambdaClient(operator.target.client);
  try {
    const replayed = await replayAll(client, functionName, about, operator.say);
    operator.say(`Replayed ${replayed === 1 ? '1 item' : `${replayed} items`}.`);
  } finally {
    client.destroy();
  }
}

/** One that fails holds back no other. */
async function replayEveryTeam(operator: Operator): Promise<void> {
  const stage = await operator.stage();
  await operator.agree(['replay every team: the words that it and its agents are found by']);
  const [lambda, dynamo] = [
    new LambdaClient(operator.target.client),
    new DynamoDBClient(operator.target.client),
  ];
  try {
    const teamIds = await teamIdsIn(dynamo, stage.output('TableName'));
    const failed = await replayTeams(lambda, stage.output('StreamReplayName'), teamIds, operator.say);
    for (const { item, reason } of failed) operator.print(`failed  ${item}: ${reason}`);
    if (failed.length > 0)
      throw new CannotOperate(`${failed.length} failed: fix the cause, and run this again.`);
    operator.say(`Replayed ${teamIds.length === 1 ? '1 team' : `${teamIds.length} teams`}.`);
  } finally {
    for (const client of [lambda, dynamo]) client.destroy();
  }
}

async function teamIdsIn(client: DynamoDBClient, tableName: string): Promise<string[]> {
  const lists = listStore(openTable(tableName, client), 'inbox');
  const teamIds: string[] = [];
  let after: string | undefined;
  do {
    const { entries, isMore } = await lists.teams(after);
    teamIds.push(...entries.map(({ teamId }) => teamId));
    after = isMore ? entries.at(-1)?.place : undefined;
  } while (after !== undefined);
  return teamIds;
}
