// Workflows beside a table that was restored: each is started again from what the table says, if it knows what it is about (DE-7).
import {
  paginateListExecutions,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { newestOf } from '../../../lambdas/office/operations/aws/executions-client.ts';
import { restartInputOf } from '../../../lambdas/office/operations/restart-input.ts';
import { type Workflow, workflowNames } from '../../../lambdas/office/operations/workflows.ts';
import { type Key, keys } from '../../../lambdas/platform/table/keys.ts';
import type { Table } from '../../../lambdas/platform/table/table.ts';
import { familyOf, restartNameOf, timesStarted } from '../../../lambdas/platform/workflows/restart-name.ts';
import type { DeployedStage } from '../stacks.ts';
import { workflows } from '../workflows.ts';
import { type Failed, sideBySide } from './side-by-side.ts';

/** Step Functions’ limit. */
const largestPage = 1000;

const referral = z.looseObject({ referralId: z.string() });
const call = referral.extend({ agentId: z.string(), round: z.int().nullish() });
const reminder = referral.extend({ reminderId: z.string() });
const request = z.looseObject({ consentRequestId: z.string() });

/** The item that the execution is about; a slot of plans is about whoever is due by then. */
const keyOf = {
  'offer-referral': (input: unknown) => keys.race(referral.parse(input).referralId),
  'call-me': (input: unknown) => {
    const { referralId, agentId, round } = call.parse(input);
    return keys.call(referralId, agentId, round ?? undefined);
  },
  'request-consent': (input: unknown) => keys.consentRequest(request.parse(input).consentRequestId),
  'remind-owner': (input: unknown) => {
    const { referralId, reminderId } = reminder.parse(input);
    return keys.reminder(referralId, reminderId);
  },
  'send-plan-steps': () => undefined,
} satisfies Record<Workflow, (input: unknown) => Key | undefined>;

export type StartedAgain = { again: number; lost: string[]; failed: readonly Failed<string>[] };

export async function startAllAgain(
  client: SFNClient,
  table: Pick<Table, 'get'>,
  stage: Pick<DeployedStage, 'output'>,
  since: Date,
  say: (line: string) => void,
): Promise<StartedAgain> {
  let again = 0;
  const lost: string[] = [];
  const failed: Failed<string>[] = [];
  for (const workflow of workflowNames) {
    const stateMachineArn = stage.output(workflows[workflow]);
    async function startAgain(name: string): Promise<void> {
      const newest = await newestOf(client, stateMachineArn, name);
      if (newest === undefined) return;
      if (newest.status === 'RUNNING') {
        await client.send(new StopExecutionCommand({ executionArn: newest.arn, error: 'Restored' }));
      }
      const key = keyOf[workflow](JSON.parse(newest.input));
      if (key !== undefined && (await table.get(key)) === undefined) {
        lost.push(`${workflow} ${name}`);
        return;
      }
      const started = {
        stateMachineArn,
        name: restartNameOf(newest.name),
        input: restartInputOf(workflow, newest.input),
      };
      await client.send(new StartExecutionCommand(started));
      again += 1;
    }
    const names = await namesSince(client, stateMachineArn, since);
    const tell = (done: number) => say(`${done} of ${names.length} workflows ${workflow} …`);
    const unstarted = await sideBySide(names, startAgain, tell);
    failed.push(...unstarted.map(({ item, reason }) => ({ item: `${workflow} ${item}`, reason })));
  }
  return { again, lost, failed };
}

/** The newest known of each family of executions in which one runs or ended since. */
async function namesSince(client: SFNClient, stateMachineArn: string, since: Date): Promise<string[]> {
  const newest = new Map<string, string>();
  const pages = paginateListExecutions({ client }, { stateMachineArn, maxResults: largestPage });
  for await (const { executions = [] } of pages) {
    for (const { name = '', stopDate } of executions) {
      if (stopDate !== undefined && stopDate < since) continue;
      const family = familyOf(name);
      const known = newest.get(family);
      if (known === undefined || timesStarted(name) > timesStarted(known)) newest.set(family, name);
    }
  }
  return [...newest.values()];
}
