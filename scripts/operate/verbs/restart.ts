// restart: a workflow’s execution that failed or hangs, started again from what the table says.
import { SFNClient, StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { CannotOperate } from '../cannot-operate.ts';
import type { Operator } from '../operator.ts';
import { restartInputOf } from '../restart-input.ts';
import { restartNameOf } from '../restart-name.ts';
import { verb } from '../verb.ts';
import { type Execution, failedOf, isFailed, newestOf, type Workflow, workflows } from '../workflows.ts';

type Found = Execution & { workflow: Workflow; workflowArn: string };

const names = Object.keys(workflows).join(', ');
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
      workflow: z
        .custom<Workflow>((name) => typeof name === 'string' && Object.hasOwn(workflows, name), {
          error: `name a workflow: ${names}`,
        })
        .optional(),
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
  const { workflow, name, status } = found;
  if (isFailed(found)) return found;
  if (status === 'SUCCEEDED') return [];
  if (isStuck) return found;
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
  for (const [workflow, output] of Object.entries(workflows)) {
    if (!isWorkflow(workflow) || (only !== undefined && only !== workflow)) continue;
    const workflowArn = stage.output(output);
    for (const each of await failedOf(client, workflowArn)) found.push({ ...each, workflow, workflowArn });
  }
  return found;
}

function isWorkflow(name: string): name is Workflow {
  return Object.hasOwn(workflows, name);
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
    if (!isFailed(each)) await stop(client, each);
    const name = restartNameOf(each.name);
    await client.send(
      new StartExecutionCommand({
        stateMachineArn: each.workflowArn,
        name,
        input: restartInputOf(each.workflow, each.input),
      }),
    );
    operator.say(`${each.workflow} goes on as ${name}.`);
  }
}

async function stop(client: SFNClient, { arn }: Found): Promise<void> {
  const cause = 'An operator stopped it and starts it again.';
  await client.send(new StopExecutionCommand({ executionArn: arn, error: 'Restarted', cause }));
}
