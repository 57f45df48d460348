// Calling: agents are called to claim, twice at most, and can then claim by PIN (CA).
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import * as callingApi from '../../lambdas/calling/api.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { Workflow } from '../platform/workflow.ts';
import { PinLine } from './pin-line.ts';
import { type VoiceCarrier, voiceCarrierOf } from './voice-carrier.ts';

export class Calling extends Construct {
  readonly callMe: Workflow;
  private readonly pinKey: IKey;
  /** For functions that issue or show PINs. The number is empty when the stage has no PIN line. */
  private readonly pins: Record<string, string>;

  constructor(scope: Construct, shared: SharedResources, api: HttpApi, pinKey: IKey) {
    super(scope, 'Calling');
    const { pinLine } = shared.config;
    this.pinKey = pinKey;
    this.pins = { PIN_KEY_ID: this.pinKey.keyArn, PIN_LINE_NUMBER: pinLine?.number ?? '' };

    this.addRoutes(shared, api);
    const voice = voiceCarrierOf(this, shared);
    this.callMe = this.addCallMe(shared, voice);
    this.addTestCall(shared, api, voice);
    if (pinLine !== null) new PinLine(this, shared, pinLine, this.pinKey);
  }

  private addRoutes(shared: SharedResources, api: HttpApi): void {
    const requestCall = new ServiceFunction(this, shared, {
      name: 'calling/request-call',
      impact: 'Agents can’t ask to be called: clients without consent to texts can’t be claimed.',
    }).mayUseTable({
      'REF#*': ['GetItem', 'PutItem', 'UpdateItem'],
      'TEAM#*': ['GetItem'],
      'LIMIT#*': ['GetItem', 'PutItem'],
    });
    api.route(callingApi.requestCall, requestCall);

    const readMyCall = new ServiceFunction(this, shared, {
      name: 'calling/read-my-call',
      impact: 'Agents don’t see that they missed a call, nor their PIN.',
      environment: this.pins,
    })
      .mayUseTable({ 'REF#*': ['GetItem'], 'TEAM#*': ['GetItem'] })
      .may(['kms:GenerateMac'], [this.pinKey.keyArn]);
    api.route(callingApi.readMyCall, readMyCall);
  }

  /** An agent hears that calls get through before one is about a client. */
  private addTestCall(shared: SharedResources, api: HttpApi, voice: VoiceCarrier): void {
    const requestTestCall = new ServiceFunction(this, shared, {
      name: 'calling/request-test-call',
      impact: 'Agents can’t try whether calls reach them.',
      environment: { ...brandsEnvironment(shared.config, 'name'), VOICE_LINE: voice.line },
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'LIMIT#*': ['GetItem', 'PutItem'] });
    voice.allow(requestTestCall);
    api.route(callingApi.requestTestCall, requestTestCall);
  }

  /** CA-1 to CA-4: the workflow that waits for the phone and for the agent, and its tasks. The stream completes them. */
  private addCallMe(shared: SharedResources, { dial }: VoiceCarrier): Workflow {
    const awaitCallAgain = new ServiceFunction(this, shared, {
      name: 'calling/await-call-again',
      impact: 'Agents who missed a call aren’t called again.',
    }).mayUseTable({ 'REF#*': ['UpdateItem'] });

    const issuePin = new ServiceFunction(this, shared, {
      name: 'calling/issue-pin',
      impact: 'Agents who missed both calls get no PIN, and lose the client.',
      environment: this.pins,
    })
      .mayUseTable({
        'REF#*': ['GetItem', 'UpdateItem'],
        'PIN#*': ['PutItem'],
        'CALLER#*': ['PutItem'],
      })
      .may(['kms:GenerateMac'], [this.pinKey.keyArn]);

    return new Workflow(this, shared, {
      name: 'call-me',
      tasks: { Dial: dial, AwaitCallAgain: awaitCallAgain, IssuePin: issuePin },
      impact: 'Agents whose call stalled aren’t called, or get no PIN.',
    });
  }
}
