// Workflows beside a table that was restored: each is started again from what the table says, if it knows what it is about (DE-7).
import {
  paginateListExecutions,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { type Key, keys } from '../../../lambdas/platform/table/keys.ts';
import type { Table } from '../../../lambdas/platform/table/table.ts';
import { restartInputOf } from '../restart-input.ts';
import { firstNameOf, restartNameOf } from '../restart-name.ts';
import type { DeployedStage } from '../stacks.ts';
import { newestOf, type Workflow, workflows } from '../workflows.ts';

const referral = z.looseObject({ referralId: z.string() });
const call = referral.extend({ agentId: z.string(), round: z.int().nullish() });
const request = z.looseObject({ consentRequestId: z.string() });

/** The item that the execution is about. */
const keyOf = {
  'offer-referral': (input: unknown) => keys.race(referral.parse(input).referralId),
  'call-me': (input: unknown) => {
    const { referralId, agentId, round } = call.parse(input);
    return keys.call(referralId, agentId, round ?? undefined);
  },
  'request-consent': (input: unknown) => keys.consentRequest(request.parse(input).consentRequestId),
} satisfies Record<Workflow, (input: unknown) => Key>;

const all: readonly Workflow[] = ['offer-referral', 'call-me', 'request-consent'];

export async function startAllAgain(
  client: SFNClient,
  table: Pick<Table, 'get'>,
  stage: Pick<DeployedStage, 'output'>,
  since: Date,
): Promise<{ again: number; lost: string[] }> {
  let again = 0;
  const lost: string[] = [];
  for (const workflow of all) {
    const stateMachineArn = stage.output(workflows[workflow]);
    for (const name of await namesSince(client, stateMachineArn, since)) {
      const newest = await newestOf(client, stateMachineArn, name);
      if (newest === undefined) continue;
      if (newest.status === 'RUNNING') {
        await client.send(new StopExecutionCommand({ executionArn: newest.arn, error: 'Restored' }));
      }
      if ((await table.get(keyOf[workflow](JSON.parse(newest.input)))) === undefined) {
        lost.push(`${workflow} ${name}`);
        continue;
      }
      const started = {
        stateMachineArn,
        name: restartNameOf(newest.name),
        input: restartInputOf(workflow, newest.input),
      };
      await client.send(new StartExecutionCommand(started));
      again += 1;
    }
  }
  return { again, lost };
}

/** Of those that run and those that ended since, once for all that were started again. */
async function namesSince(client: SFNClient, stateMachineArn: string, since: Date): Promise<string[]> {
  const names = new Set<string>();
  for await (const { executions = [] } of paginateListExecutions({ client }, { stateMachineArn })) {
    for (const { name = '', stopDate } of executions) {
      if (stopDate === undefined || stopDate >= since) names.add(firstNameOf(name));
    }
  }
  return [...names];
}
