// Calls by Amazon Connect: dial-by-connect places them, a flow asks for a 1, accept-call claims, end-call records the end.
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { whoseLine } from '../config/brand-facts.ts';
import type { StageConfig } from '../config/stage-config.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';
import { ContactFlow } from './contact-flow.ts';
import { callMeFlow } from './contact-flows/call-me.ts';
import { callbackFlow } from './contact-flows/callback.ts';
import { dialFunction } from './dial.ts';

type Voice = Extract<StageConfig['voice'], { carrier: 'connect' }>;

export class ConnectCarrier extends Construct {
  readonly dial: ServiceFunction;
  readonly line: string;
  private readonly contacts: string;

  constructor(scope: Construct, shared: SharedResources, voice: Voice) {
    super(scope, 'VoiceCarrier');
    const { instanceArn, number } = voice;
    const flow = this.addFlow(shared, voice);
    const instanceId = instanceArn.slice(instanceArn.indexOf('/') + 1);
    this.contacts = `${instanceArn}/contact/*`;
    this.line = JSON.stringify({ carrier: 'connect', instanceId, contactFlowId: flow.flowId, number });
    this.dial = dialFunction(this, shared, {
      name: 'dial-by-connect',
      environment: {
        CONNECT_INSTANCE_ID: instanceId,
        CALL_FLOW_ID: flow.flowId,
        CALL_NUMBER: number,
      },
    });
    this.allow(this.dial);
    this.addEnds(shared, instanceArn);
    // One number has one flow: the PIN line says itself whose it is.
    if (shared.config.pinLine?.number !== number) this.addCallback(shared, voice);
  }

  allow(caller: ServiceFunction): void {
    caller
      .may(['connect:StartOutboundVoiceContact'], [this.contacts])
      .acknowledge(
        `AwsSolutions-IAM5[Resource::${this.contacts}]`,
        'A contact has no id before the call is placed: the instance is as narrow as it gets.',
      );
  }

  /** Who missed a call calls back; so does whoever once had that phone. */
  private addCallback(shared: SharedResources, { instanceArn, number }: Voice): void {
    const flow = new ContactFlow(this, shared, {
      name: 'callback',
      description: 'Dibs: says whose number it is, and how to stop texts',
      instanceArn,
      number,
      use: 'answers',
      content: callbackFlow(whoseLine(shared.config)),
    });
    new CfnOutput(this, 'CallbackFlowId', {
      description: `The contact flow to attach to ${number}, once; until then nobody answers there`,
      value: flow.flowId,
    });
  }

  private addFlow(shared: SharedResources, { instanceArn, number }: Voice): ContactFlow {
    const acceptCall = new ServiceFunction(this, shared, {
      name: 'calling/accept-call',
      impact: 'Agents who answer and press 1 don’t get the client.',
      // The flow waits 8 seconds: nobody would hear a later response.
      timeout: Duration.seconds(8),
      reserved: shared.config.reservedConcurrency?.claims,
    }).mayUseTable({
      'REF#*': ['GetItem', 'UpdateItem'],
      'TEAM#*': ['GetItem', 'UpdateItem'],
      'CONTACT#*': ['PutItem'],
    });
    return new ContactFlow(this, shared, {
      name: 'call-me',
      description: 'Dibs: tells an agent about a referral, and connects whoever presses 1 first',
      instanceArn,
      number,
      use: 'calls',
      content: callMeFlow({ number, acceptCall: acceptCall.function.functionArn }),
      invokes: acceptCall,
    });
  }

  /** CA-7: the end of an answered call triggers the email with the client's details. */
  private addEnds(shared: SharedResources, instanceArn: string): void {
    const timeout = Duration.seconds(30);
    const impact = 'Agents who claimed by call get no email with the client’s details.';
    const endCall = new ServiceFunction(this, shared, {
      name: 'calling/end-call',
      impact,
      timeout,
    }).mayUseTable({ 'CONTACT#*': ['GetItem'], 'REF#*': ['UpdateItem'] });
    const queue = new WorkQueue(this, shared, {
      name: 'call-ends',
      impact,
      consumerTimeout: timeout,
      maxReceives: 10,
      staleAfter: Duration.minutes(5),
    });
    queue.feed(endCall, { batchSize: 10, maxConcurrency: 5 });
    new Rule(this, 'CallEnded', {
      description: 'Calls that Dibs placed by Amazon Connect have ended',
      eventPattern: {
        source: ['aws.connect'],
        detailType: ['Amazon Connect Contact Event'],
        detail: { eventType: ['DISCONNECTED'], initiationMethod: ['API'], instanceArn: [instanceArn] },
      },
      targets: [new SqsQueue(queue.queue)],
    });
  }
}
