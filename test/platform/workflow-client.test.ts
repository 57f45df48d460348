// Starting workflows and completing their tasks: each may be done twice, and what is over already is no fault.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { answeringService } from '../delivery/support/http-service.ts';

const stepFunctions = await answeringService('SFN');
const { startWorkflow, completeTask, failTask } = await import('../../lambdas/platform/workflow-client.ts');

beforeEach(() => {
  Object.assign(stepFunctions, { asked: [], answer: { status: 200 } });
});

const arn = 'arn:aws:states:us-east-1:000000000000:stateMachine:call-me';
const completions = {
  result: () => completeTask('token-1', { state: 'claimed' }),
  error: () => failTask('token-1', 'Missed'),
};

describe('a workflow', () => {
  test('CA-1 is started by its name, with its input', async () => {
    await startWorkflow(arn, 'ref_1-ada', { agentId: 'ada' });
    expect(stepFunctions.asked).toEqual([
      { stateMachineArn: arn, name: 'ref_1-ada', input: '{"agentId":"ada"}' },
    ]);
  });

  test('CA-1 that ran before is not started again, and that is no fault', async () => {
    stepFunctions.answer = { status: 400, type: 'ExecutionAlreadyExists' };
    await startWorkflow(arn, 'ref_1-ada', {});
    stepFunctions.answer = { status: 400, type: 'StateMachineDoesNotExist' };
    await expect(startWorkflow(arn, 'ref_1-ada', {})).rejects.toThrow();
  });

  test('CA-2 is completed with a result, or with an error by its name', async () => {
    await completions.result();
    await completions.error();
    expect(stepFunctions.asked).toEqual([
      { taskToken: 'token-1', output: '{"state":"claimed"}' },
      { taskToken: 'token-1', error: 'Missed' },
    ]);
  });

  test.each(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'])(
    'CA-2 that waits no more (%s) needs no completion',
    async (type) => {
      stepFunctions.answer = { status: 400, type };
      for (const wake of Object.values(completions)) await wake();
      expect(stepFunctions.asked).toHaveLength(2);
    },
  );

  test('CA-2 that could not be completed is a fault: the stream tells it again', async () => {
    stepFunctions.answer = { status: 400, type: 'AccessDeniedException' };
    for (const wake of Object.values(completions)) await expect(wake()).rejects.toThrow();
  });
});
