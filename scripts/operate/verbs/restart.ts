// restart: a workflow’s execution that failed or hangs, started again from what the table says.
import { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { failedOf, newestOf, startAgain } from '../../../lambdas/office/operations/aws/executions-client.ts';
import {
  type Execution,
  isFailed,
  mendingOf,
  type Workflow,
  workflowNames,
} from '../../../lambdas/office/operations/workflows.ts';
import { CannotOperate } from '../cannot-operate.ts';
import type { Operator } from '../operator.ts';
import { verb } from '../verb.ts';
import { workflows } from '../workflows.ts';

type Found = Execution & { workflow: Workflow; workflowArn: string };

const names = workflowNames.join(', ');
const nothingFailed = 'No workflow failed that has not been started again.';

export const restart = verb({
  name: 'restart',
  summary: 'Starts a failed or stuck workflow again, from what the table says',
  details: [
    `Without an execution it lists those that failed and for which none goes on. Workflows: ${names}.`,
    'What the failed one had done is not done again. The new one is named after it, so that two operators start one.',
  ],
  words: ['workflow', 'execution'],
  wordsAreOptional: true,
  options: {
    all: { does: 'every execution that the list names' },
    stuck: { does: 'one that still runs, too: it is stopped first' },
  },
  given: z
    .object({
      workflow: z.enum(workflowNames, `name a workflow: ${names}`).optional(),
      execution: z.string().optional(),
      all: z.boolean().default(false),
      stuck: z.boolean().default(false),
    })
    .refine(
      ({ execution, all }) => execution === undefined || !all,
      'name an execution or give --all, not both',
    )
    .refine(
      ({ execution, stuck }) => execution !== undefined || !stuck,
      'name the workflow and the execution that is stuck: most run for hours as they should',
    ),
  async run({ workflow, execution, all, stuck }, operator) {
    const client = new SFNClient(operator.target.client);
    try {
      if (workflow !== undefined && execution !== undefined) {
        const found = await findIn(client, workflow, execution, operator);
        return await restartAll(client, [ofState(found, stuck)].flat(), operator);
      }
      const failed = await allFailed(client, workflow, operator);
      if (failed.length === 0) return operator.say(nothingFailed);
      if (all) return await restartAll(client, failed, operator);
      for (const each of failed) {
        const at = each.stoppedAt?.toISOString() ?? '';
        operator.print([at, each.status.padEnd(9), each.workflow, each.name].join('  '));
      }
      operator.say('Start one again: restart <workflow> <execution>; or all of them: restart --all.');
    } finally {
      client.destroy();
    }
  },
});

async function findIn(
  client: SFNClient,
  workflow: Workflow,
  name: string,
  operator: Operator,
): Promise<Found> {
  const workflowArn = (await operator.stage()).output(workflows[workflow]);
  const found = await newestOf(client, workflowArn, name);
  if (found !== undefined) return { ...found, workflow, workflowArn };
  throw new CannotOperate(
    `${workflow} has no execution ${name}. If it was never started, replay its referral or phone: that starts it.`,
  );
}

/** The execution if there is something to start again; nothing if it ended well. */
function ofState(found: Found, isStuck: boolean): Found | [] {
  const { workflow, name } = found;
  // What was found is the one that goes on: an operator at a terminal is asked before it is stopped.
  const mending = mendingOf(name, found, isStuck);
  if (mending === 'restart') return found;
  if (mending === 'ended-well') return [];
  throw new CannotOperate(
    `${name} of ${workflow} is running, and most wait for hours as they should. To stop it and start it again give --stuck.`,
  );
}

async function allFailed(
  client: SFNClient,
  only: Workflow | undefined,
  operator: Operator,
): Promise<readonly Found[]> {
  const stage = await operator.stage();
  const found: Found[] = [];
  for (const workflow of only === undefined ? workflowNames : [only]) {
    const workflowArn = stage.output(workflows[workflow]);
    const { failed } = await failedOf(client, workflowArn);
    for (const each of failed) found.push({ ...each, workflow, workflowArn });
  }
  return found;
}

async function restartAll(client: SFNClient, all: readonly Found[], operator: Operator): Promise<void> {
  if (all.length === 0) return operator.say('It has ended well: nothing was done.');
  await operator.agree(
    all.map((each) =>
      isFailed(each)
        ? `start ${each.workflow} again for ${each.name}, which ended ${each.status}`
        : `stop ${each.name} of ${each.workflow}, which is running, and start it again`,
    ),
  );
  for (const each of all) {
    const name = await startAgain(client, each.workflowArn, each.workflow, each);
    operator.say(`${each.workflow} goes on as ${name}.`);
  }
}
