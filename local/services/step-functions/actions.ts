// The Step Functions actions that Dibs and its engineers call, with the service's own checks and error codes.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { type AwsAction, AwsError, type AwsInput, type AwsService } from '../../aws/service.ts';
import type { TaskOutcome } from './engine-messages.ts';
import type { Execution } from './executions.ts';
import { apiHistory } from './history.ts';

const startInput = z.object({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().default('{}'),
});
const executionInput = z.object({ executionArn: z.string() });
const stopInput = executionInput.extend({ error: z.string().optional(), cause: z.string().optional() });
const MAX_PAGE = 1000;
const DEFAULT_PAGE = 100;
const listInput = z.object({
  stateMachineArn: z.string(),
  statusFilter: z.string().optional(),
  maxResults: z.int().min(0).max(MAX_PAGE).default(0),
  nextToken: z.string().optional(),
});
const historyInput = executionInput.extend({ reverseOrder: z.boolean().default(false) });
const tokenInput = z.object({ taskToken: z.string() });
const successInput = tokenInput.extend({ output: z.string() });
const failureInput = tokenInput.extend({ error: z.string().default(''), cause: z.string().default('') });

export function stepFunctionsActions(deps: {
  start(stateMachineArn: string, name: string | undefined, inputText: string): Promise<Execution>;
  stop(execution: Execution, error?: string, cause?: string): Promise<Execution>;
  find(executionArn: string): Execution;
  list(stateMachineArn: string): readonly Execution[];
  answer(token: string, outcome: TaskOutcome): Promise<void>;
  expectOpen(token: string): void;
}): AwsService['actions'] {
  function action<Schema extends z.ZodType>(
    name: string,
    schema: Schema,
    resourceOf: (input: z.infer<Schema>) => string,
    run: (input: z.infer<Schema>) => AwsInput | Promise<AwsInput>,
  ): AwsAction {
    return {
      permissions: (input) => [{ action: `states:${name}`, resource: resourceOf(parseInput(schema, input)) }],
      run: async (input) => run(parseInput(schema, input)),
    };
  }
  const ofExecution = (input: { executionArn: string }) => input.executionArn;
  const ofMachine = (input: { stateMachineArn: string }) => input.stateMachineArn;
  const ofToken = (input: { taskToken: string }) => stateMachineOf(input.taskToken);

  return {
    StartExecution: action('StartExecution', startInput, ofMachine, async (input) => {
      if (input.name !== undefined && !/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u.test(input.name)) {
        throw new AwsError('InvalidName', `Invalid Name: '${input.name}'`);
      }
      jsonOf(input.input, 'InvalidExecutionInput');
      const execution = await deps.start(input.stateMachineArn, input.name, input.input);
      return { executionArn: execution.arn, startDate: execution.startedAtMs / 1000 };
    }),

    StopExecution: action('StopExecution', stopInput, ofExecution, async (input) => {
      const execution = await deps.stop(deps.find(input.executionArn), input.error, input.cause);
      return { stopDate: (execution.stoppedAtMs ?? 0) / 1000 };
    }),

    DescribeExecution: action('DescribeExecution', executionInput, ofExecution, (input) => {
      const execution = deps.find(input.executionArn);
      const output = execution.status === 'SUCCEEDED' ? { output: JSON.stringify(execution.output) } : {};
      const fault = { error: execution.error, cause: execution.cause };
      return { ...summary(execution), input: execution.inputText, ...output, ...fault };
    }),

    ListExecutions: action('ListExecutions', listInput, ofMachine, (input) => {
      const matching = deps
        .list(input.stateMachineArn)
        .filter((each) => input.statusFilter === undefined || each.status === input.statusFilter);
      // A page that nobody asked a size for has a hundred.
      const size = input.maxResults === 0 ? DEFAULT_PAGE : input.maxResults;
      const start = Number(input.nextToken ?? 0);
      const newestFirst = matching.toReversed();
      const end = start + size;
      return {
        executions: newestFirst.slice(start, end).map(summary),
        ...(end < newestFirst.length && { nextToken: String(end) }),
      };
    }),

    GetExecutionHistory: action('GetExecutionHistory', historyInput, ofExecution, (input) => {
      const events = apiHistory(deps.find(input.executionArn));
      return { events: input.reverseOrder ? events.toReversed() : events };
    }),

    SendTaskSuccess: action('SendTaskSuccess', successInput, ofToken, async (input) => {
      await deps.answer(input.taskToken, { ok: true, output: jsonOf(input.output, 'InvalidOutput') });
      return {};
    }),

    SendTaskFailure: action('SendTaskFailure', failureInput, ofToken, async (input) => {
      await deps.answer(input.taskToken, { ok: false, error: input.error, cause: input.cause });
      return {};
    }),

    SendTaskHeartbeat: action('SendTaskHeartbeat', tokenInput, ofToken, (input) => {
      deps.expectOpen(input.taskToken);
      return {};
    }),
  };
}

function summary(execution: Execution) {
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.stateMachineArn,
    name: execution.name,
    status: execution.status,
    startDate: execution.startedAtMs / 1000,
    ...(execution.stoppedAtMs === undefined ? {} : { stopDate: execution.stoppedAtMs / 1000 }),
  };
}

function jsonOf(text: string, code: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError(code, `Invalid JSON: '${text.slice(0, 80)}'`);
  }
}

/** A token names its execution, as AWS's own sealed tokens do. */
function stateMachineOf(token: string): string {
  const [executionArn = ''] = Buffer.from(token, 'base64').toString('utf8').split(' ');
  const parts = executionArn.split(':');
  if (parts[2] !== 'states' || parts[5] !== 'execution') {
    throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
  }
  return [...parts.slice(0, 5), 'stateMachine', parts[6]].join(':');
}
