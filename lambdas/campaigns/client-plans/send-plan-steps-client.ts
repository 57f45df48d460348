// The workflow `send-plan-steps`: one execution for each quarter of an hour in which somebody is due.
import { startWorkflow } from '../../platform/workflow-client.ts';
import { slotName, sweepAt } from './schedule.ts';

export function sendPlanStepsClient(stateMachineArn: string) {
  return {
    /** Whoever starts the same slot again finds it started. */
    startSendPlanSteps(slot: string): Promise<void> {
      return startWorkflow(stateMachineArn, slotName(slot), {
        slot,
        at: sweepAt(slot),
        after: '',
        more: true,
      });
    },
  };
}
