// The stream: every reaction to a decision starts from the table's stream, so that a crash after the write loses nothing.
import { CfnOutput, Duration } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { brandsEnvironment } from '../config/brand-facts.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { LiveApi } from '../live/live-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';
import type { Workflow } from '../platform/workflow.ts';
import { feedFromStream } from './stream-feed.ts';

/** What the reactions publish to, start and feed. */
type Downstream = {
  bus: EventBus;
  offerReferral: Workflow;
  callMe: Workflow;
  requestConsent: Workflow;
  remindOwner: Workflow;
  sendPlanSteps: Workflow;
  outboxes: Delivery['outboxes'];
  standing: WorkQueue;
  invitations: WorkQueue;
  replyDigests: Delivery['replyDigests'];
  bulkTexts: WorkQueue;
  live: LiveApi;
};

/** A page of a replay takes a minute at most, and is begun within the first 45 seconds. */
const replayTimeout = Duration.minutes(2);
const impactOfOperations = 'Replays that operators ordered don’t run.';

export class Stream extends Construct {
  constructor(
    scope: Construct,
    shared: SharedResources,
    {
      bus,
      offerReferral,
      callMe,
      requestConsent,
      remindOwner,
      sendPlanSteps,
      outboxes,
      standing,
      invitations,
      replyDigests,
      bulkTexts,
      live,
    }: Downstream,
  ) {
    super(scope, 'Stream');
    const { config } = shared;
    const operations = new WorkQueue(this, shared, {
      name: 'operations',
      impact: impactOfOperations,
      consumerTimeout: replayTimeout,
      maxReceives: 5,
      staleAfter: Duration.hours(1),
    });
    const queues = [
      outboxes.text,
      outboxes.email,
      outboxes.push,
      standing,
      invitations,
      replyDigests,
      bulkTexts,
      operations,
    ].map(({ queue }) => queue);
    const offerReferralArn = offerReferral.stateMachine.stateMachineArn;
    const callMeArn = callMe.stateMachine.stateMachineArn;
    const requestConsentArn = requestConsent.stateMachine.stateMachineArn;
    const remindOwnerArn = remindOwner.stateMachine.stateMachineArn;
    const sendPlanStepsArn = sendPlanSteps.stateMachine.stateMachineArn;

    const reactor = (name: string, impact: string): ServiceFunction => {
      const made = new ServiceFunction(this, shared, {
        name: `stream/${name}`,
        impact,
        timeout: Duration.seconds(60),
        environment: {
          EVENT_BUS_NAME: bus.eventBusName,
          EVENTS: JSON.stringify(config.events),
          OFFER_REFERRAL_ARN: offerReferralArn,
          CALL_ME_ARN: callMeArn,
          REQUEST_CONSENT_ARN: requestConsentArn,
          REMIND_OWNER_ARN: remindOwnerArn,
          SEND_PLAN_STEPS_ARN: sendPlanStepsArn,
          REPLY_DIGESTS_QUEUE_URL: replyDigests.queue.queueUrl,
          OUTBOX_QUEUES: `{"text":"${outboxes.text.queue.queueUrl}","email":"${outboxes.email.queue.queueUrl}","push":"${outboxes.push.queue.queueUrl}"}`,
          STANDING_QUEUE: standing.queue.queueUrl,
          INVITATIONS_QUEUE: invitations.queue.queueUrl,
          OPERATIONS_QUEUE: operations.queue.queueUrl,
          BULK_TEXTS_QUEUE: bulkTexts.queue.queueUrl,
          PORTAL_URL: config.portalUrl,
          RETURNING_CLIENTS: config.returningClients,
          ...brandsEnvironment(
            config,
            ...(['name', 'optOutInstructions', 'numbers', 'consentRequestPrefix', 'stopCovers'] as const),
          ),
        },
      })
        .mayUseTable({
          'REF#*': ['PutItem', 'UpdateItem', 'Query', 'ConditionCheckItem'],
          'TEAM#*': ['Query', 'UpdateItem'],
          'OUTBOX#*': ['PutItem', 'UpdateItem'],
          'TEAM-EMAIL#*': ['PutItem'],
          'CONSENT#*': ['PutItem', 'UpdateItem'],
          'CONSENT-REQUEST#*': ['PutItem', 'UpdateItem'],
          'ANSWERS#*': ['PutItem'],
          'LEDGER#*': ['PutItem', 'Query'],
          'LEDGER-EVENT#*': ['PutItem'],
          'AUDIT#*': ['PutItem'],
          'CLIENT#*': ['PutItem', 'UpdateItem', 'Query'],
          'LIVE#*': ['Query', 'UpdateItem'],
          'CAMPAIGN-TEXTS#*': ['PutItem', 'UpdateItem'],
          'CLIENT-LIST#*': ['PutItem'],
          'CLIENT-WORDS#*': ['UpdateItem'],
          // Also to remove what was corrected, or was a name.
          'REFERRAL-WORDS#*': ['BatchWriteItem'],
          'TEAM-WORDS#*': ['BatchWriteItem'],
          'AGENT-WORDS#*': ['BatchWriteItem'],
        })
        .mayReadTogether(
          'REF#*',
          'TEAM#*',
          'OUTBOX#*',
          'PLANS#*',
          'TEMPLATES#*',
          'CONSENT#*',
          'CONSENT-REQUEST#*',
          'ANSWERS#*',
          'LEDGER-EVENT#*',
          'CLIENT#*',
          'CONCIERGE#*',
          'CLIENT-LIST#*',
        )
        .mayQueryInbox()
        .may(['states:StartExecution', 'states:SendTaskSuccess'], [offerReferralArn, requestConsentArn])
        .may(['states:StartExecution', 'states:SendTaskSuccess', 'states:SendTaskFailure'], [callMeArn])
        .may(['states:StartExecution'], [remindOwnerArn, sendPlanStepsArn])
        .may(['events:PutEvents'], [bus.eventBusArn])
        .may(
          ['sqs:SendMessage'],
          queues.map((queue) => queue.queueArn),
        );
      live.grantTell(made);
      return made;
    };

    feedFromStream(
      this,
      shared,
      reactor(
        'dispatch-changes',
        'Agents aren’t told of new referrals nor of outcomes, and no text is sent.',
      ),
    );
    // Run by hand, see docs/operations.md.
    const replay = reactor('replay', 'Operators can’t replay what an outage left undone.');
    const runReplay = new ServiceFunction(this, shared, {
      name: 'stream/run-replay',
      impact: impactOfOperations,
      timeout: replayTimeout,
      environment: { REPLAY_NAME: replay.function.functionName },
    })
      .mayUseTable({ 'OPERATION#*': ['GetItem', 'UpdateItem'] })
      .may(['lambda:InvokeFunction'], [replay.function.functionArn]);
    operations.feed(runReplay, { batchSize: 1, maxConcurrency: 2, mayPostpone: true });
    new CfnOutput(this, 'ReplayName', { value: replay.function.functionName });
    new CfnOutput(this, 'OfferReferralArn', { value: offerReferralArn });
    new CfnOutput(this, 'CallMeArn', { value: callMeArn });
    new CfnOutput(this, 'RequestConsentArn', { value: requestConsentArn });
    new CfnOutput(this, 'RemindOwnerArn', { value: remindOwnerArn });
    new CfnOutput(this, 'SendPlanStepsArn', { value: sendPlanStepsArn });
  }
}
