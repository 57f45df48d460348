// Carries out the engine's task calls: invokes the function under the machine's role, or waits for its token's answer.
import * as z from 'zod';
import { AwsError, type Permission } from '../../aws/service.ts';
import type { Functions } from '../../functions/functions.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { TaskCall, TaskOutcome } from './engine-messages.ts';
import { INVOKE_AND_WAIT } from './supported.ts';

const lambdaCall = z.object({
  FunctionName: z.string(),
  Payload: z.unknown().optional(),
  InvocationType: z.literal('RequestResponse').optional(),
});

export type Tasks = {
  /** Runs the call; `settle` is called once, now or when its token is answered. */
  run(call: TaskCall, task: { resource: string; roleArn: string }): Promise<void>;
  /** Waits on for the answer to a token whose function was invoked before a restart. */
  waitOn(call: TaskCall): void;
  /** Answers an open token. Throws as the service does when there is none. */
  answer(token: string, outcome: TaskOutcome): Promise<void>;
  /** Whether the token waits for an answer; throws as the service does otherwise. */
  expectOpen(token: string): void;
  /** The call, or the whole execution, is over: its tokens are answered no more. */
  close(of: { callId: string } | { executionArn: string }): void;
};

export function createTasks(deps: {
  template: DeployedTemplate;
  functions: Functions;
  authorize?: ((roleArn: string, permission: Permission) => void) | undefined;
  settle(callId: string, outcome: TaskOutcome): Promise<void>;
  /** Told of each call that waits for its token: at first, and when its function has taken it. */
  onWaiting(call: TaskCall, isInvoked: boolean): void;
}): Tasks {
  const openTokens = new Map<string, TaskCall>();
  const closedTokens = new Set<string>();

  function closeToken(token: string): void {
    if (openTokens.delete(token)) closedTokens.add(token);
  }

  function expectOpen(token: string): string {
    const call = openTokens.get(token);
    if (call) return call.callId;
    if (closedTokens.has(token)) {
      throw new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    }
    throw new AwsError('TaskDoesNotExist', "Task does not exist: 'Provided task does not exist'");
  }

  async function invoke(target: string, payload: unknown, roleArn: string): Promise<TaskOutcome> {
    try {
      const functionArn = arnOfFunction(deps.template, target);
      deps.authorize?.(roleArn, { action: 'lambda:InvokeFunction', resource: functionArn });
      const invocation = await deps.functions.invoke(functionArn, payload);
      return invocation.ok ? { ok: true, output: invocation.payload ?? null } : failure(invocation.error);
    } catch (refusal) {
      if (!(refusal instanceof AwsError)) throw refusal;
      return { ok: false, error: `Lambda.${lambdaErrorName(refusal.code)}`, cause: refusal.message };
    }
  }

  return {
    async run(call, { resource, roleArn }) {
      if (resource.split(':')[2] === 'lambda') {
        return deps.settle(call.callId, await invoke(resource, call.call, roleArn));
      }
      const parsed = lambdaCall.safeParse(call.call);
      if (!parsed.success) {
        const cause = z.prettifyError(parsed.error);
        return deps.settle(call.callId, { ok: false, error: 'States.Runtime', cause });
      }
      const { FunctionName, Payload } = parsed.data;
      if (resource !== INVOKE_AND_WAIT) {
        const outcome = await invoke(FunctionName, Payload ?? {}, roleArn);
        return deps.settle(
          call.callId,
          outcome.ok ? { ok: true, output: invocationAnswer(outcome.output) } : outcome,
        );
      }
      openTokens.set(call.token, call);
      deps.onWaiting(call, false);
      const outcome = await invoke(FunctionName, Payload ?? {}, roleArn);
      // A function that fails ends the task; one that succeeds leaves it to the token, which may be answered already.
      if (!openTokens.has(call.token)) return;
      if (outcome.ok) return deps.onWaiting(call, true);
      closeToken(call.token);
      await deps.settle(call.callId, outcome);
    },

    waitOn(call) {
      openTokens.set(call.token, call);
    },

    async answer(token, outcome) {
      const callId = expectOpen(token);
      closeToken(token);
      await deps.settle(callId, outcome);
    },

    expectOpen(token) {
      expectOpen(token);
    },

    close(of) {
      for (const [token, call] of openTokens) {
        const isMeant = 'callId' in of ? call.callId === of.callId : call.executionArn === of.executionArn;
        if (isMeant) closeToken(token);
      }
    },
  };
}

/** What the optimized Lambda integration hands on, without the HTTP metadata that nobody should build on. */
function invocationAnswer(payload: unknown) {
  return { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 };
}

/** A crash before the handler could answer is `Lambda.Unknown`; all else keeps the name that the function gave it. */
function failure(error: { errorType: string; errorMessage: string }): TaskOutcome {
  const isUnknown = error.errorType === '' || error.errorType === 'Runtime.ExitError';
  return { ok: false, error: isUnknown ? 'Lambda.Unknown' : error.errorType, cause: JSON.stringify(error) };
}

/** Step Functions reports what it was refused by Lambda under these names. */
function lambdaErrorName(code: string): string {
  return code.startsWith('AccessDenied') ? 'AWSLambdaException' : code;
}

function arnOfFunction(template: DeployedTemplate, nameOrArn: string): string {
  const found = template
    .ofType('AWS::Lambda::Function')
    .find((resource) => resource.ref === nameOrArn || resource.arn === nameOrArn);
  if (!found)
    throw new AwsError('ResourceNotFoundException', `Function not found: ${nameOrArn}`, { status: 404 });
  return found.arn;
}
