// The workflow `call-me`: started for each call, told what became of it.
import { derivedId } from '../platform/ids.ts';
import { completeTask, failTask, startWorkflow } from '../platform/workflow-client.ts';
import type { Call } from './call.ts';
import { callMeInput, executionNameOf } from './call-me.ts';
import type { TaskCallback } from './task-callback.ts';

export function callMeClient(stateMachineArn: string) {
  return {
    startCallMe: (call: Call) =>
      startWorkflow(stateMachineArn, executionNameOf(call, derivedId), callMeInput(call)),
    completeCallMe: (callback: TaskCallback) =>
      'error' in callback
        ? failTask(callback.taskToken, callback.error)
        : completeTask(callback.taskToken, callback.result),
  };
}
