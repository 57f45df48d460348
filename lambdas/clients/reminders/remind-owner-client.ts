// The workflow `remind-owner`: started for each time that a reminder waits for.
import { startWorkflow } from '../../platform/workflow-client.ts';
import { executionNameOf, type Reminder } from './reminder.ts';

export function remindOwnerClient(stateMachineArn: string) {
  return {
    startRemindOwner(reminder: Reminder): Promise<void> {
      const { referralId, reminderId, at } = reminder;
      return startWorkflow(stateMachineArn, executionNameOf(reminder), { referralId, reminderId, at });
    },
  };
}
