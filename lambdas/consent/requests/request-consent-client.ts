// The workflow `request-consent`: started when a consent request begins, told when it is over.
import { completeTask, startWorkflow } from '../../platform/workflow-client.ts';
import { type ConsentRequest, executionNameOf, firstWaitOf } from './consent-request.ts';

export function requestConsentClient(stateMachineArn: string) {
  return {
    startRequestConsent: (request: ConsentRequest) =>
      startWorkflow(stateMachineArn, executionNameOf(request), {
        consentRequestId: request.consentRequestId,
        next: { waitSeconds: firstWaitOf(request) },
      }),
    completeRequestConsent: (taskToken: string) => completeTask(taskToken, { isOver: true }),
  };
}
