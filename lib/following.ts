// Following: what follows from a decision starts from the table's stream, so that a crash after the write loses nothing.
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { Delivery } from './delivery.ts';
import type { House } from './platform/house.ts';
import { ServiceFunction } from './platform/service-function.ts';
import type { Workflow } from './platform/workflow.ts';
import { feedFromStream } from './stream-feed.ts';

const whoIsHurt = 'Agents aren’t told of new referrals nor of outcomes, and no text leaves.';

type Followed = {
  offerReferral: Workflow;
  callMe: Workflow;
  confirmTexting: Workflow;
  outboxes: Delivery['outboxes'];
};

export class Following extends Construct {
  constructor(scope: Construct, house: House, { offerReferral, callMe, confirmTexting, outboxes }: Followed) {
    super(scope, 'Following');
    const { config } = house;
    const bus = new EventBus(this, 'Bus', { eventBusName: 'dibs' });
    const queues = [outboxes.text, outboxes.email, outboxes.push].map((outbox) => outbox.queue);
    const offerReferralArn = offerReferral.stateMachine.stateMachineArn;
    const callMeArn = callMe.stateMachine.stateMachineArn;
    const confirmTextingArn = confirmTexting.stateMachine.stateMachineArn;

    const follower = (name: string, hurt: string): ServiceFunction =>
      new ServiceFunction(this, house, {
        name: `following/${name}`,
        whoIsHurt: hurt,
        timeout: Duration.seconds(60),
        environment: {
          EVENT_BUS_NAME: bus.eventBusName,
          OFFER_REFERRAL_ARN: offerReferralArn,
          CALL_ME_ARN: callMeArn,
          CONFIRM_TEXTING_ARN: confirmTextingArn,
          OUTBOX_QUEUES: `{"text":"${outboxes.text.queue.queueUrl}","email":"${outboxes.email.queue.queueUrl}","push":"${outboxes.push.queue.queueUrl}"}`,
          PORTAL_URL: config.portalUrl,
          BRAND: config.brand,
          LEAD_ALERT_NUMBER: config.leadAlertNumber.e164,
          SUPPORT_CONTACT: config.supportContact,
          QUESTION_PREFIX: config.questionPrefix,
          INTRODUCTION_NUMBERS: JSON.stringify(config.introductionNumbers.map((number) => number.e164)),
        },
      })
        .mayUseTable({
          'REF#*': ['GetItem', 'PutItem', 'UpdateItem', 'Query'],
          'TEAM#*': ['Query', 'GetItem'],
          'SEND#*': ['PutItem', 'UpdateItem'],
          'CONSENT#*': ['GetItem', 'PutItem', 'UpdateItem'],
          'EPISODE#*': ['PutItem', 'UpdateItem'],
          'LEDGER#*': ['PutItem', 'Query'],
          'CLIENT#*': ['GetItem', 'PutItem', 'UpdateItem', 'Query'],
          'PULSE#*': ['UpdateItem'],
        })
        .may(['states:StartExecution', 'states:SendTaskSuccess'], [offerReferralArn, confirmTextingArn])
        .may(['states:StartExecution', 'states:SendTaskSuccess', 'states:SendTaskFailure'], [callMeArn])
        .may(['events:PutEvents'], [bus.eventBusArn])
        .may(
          ['sqs:SendMessage'],
          queues.map((queue) => queue.queueArn),
        );

    feedFromStream(this, house, follower('follow-changes', whoIsHurt));
    // Run by hand, see docs/operations.md.
    const followAgain = follower('follow-again', 'Operators can’t make good what an outage left undone.');
    followAgain.mayUseTable({
      'SEND#*': ['GetItem'],
      'INBOUND#*': ['GetItem'],
      'CONSENT#*': ['BatchGetItem'],
      'EPISODE#*': ['BatchGetItem'],
    });
    new CfnOutput(this, 'FollowAgainName', { value: followAgain.function.functionName });
    new CfnOutput(this, 'OfferReferralArn', { value: offerReferralArn });
    new CfnOutput(this, 'CallMeArn', { value: callMeArn });
    new CfnOutput(this, 'ConfirmTextingArn', { value: confirmTextingArn });
  }
}
