// The PIN line: the number that agents dial after two missed calls, and the function that claims by their PIN (CA-5).
import { CfnOutput, Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { brandsEnvironment, whoseLines } from '../config/brand-facts.ts';
import type { StageConfig } from '../config/stage-config.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { ContactFlow } from './contact-flow.ts';
import { pinLineFlow } from './contact-flows/pin-line.ts';

export class PinLine extends Construct {
  constructor(
    scope: Construct,
    shared: SharedResources,
    line: NonNullable<StageConfig['pinLine']>,
    pinKey: IKey,
  ) {
    super(scope, 'PinLine');
    const enterPin = new ServiceFunction(this, shared, {
      name: 'calling/enter-pin',
      impact: 'Agents who missed both calls can’t claim by PIN, and lose the client.',
      // The flow waits 8 seconds: nobody would hear a later response.
      timeout: Duration.seconds(8),
      reserved: shared.config.reservedConcurrency?.claims,
      environment: { PIN_KEY_ID: pinKey.keyArn, ...brandsEnvironment(shared.config, 'name') },
    })
      .mayUseTable({
        'PIN#*': ['GetItem', 'PutItem'],
        'CALLER#*': ['GetItem', 'PutItem', 'Query'],
        'REF#*': ['GetItem', 'UpdateItem'],
        'TEAM#*': ['GetItem'],
      })
      .may(['kms:GenerateMac'], [pinKey.keyArn]);

    const flow = new ContactFlow(this, shared, {
      name: 'pin-line',
      description: 'Dibs: asks an agent for the PIN of a referral, and connects whoever gets the client',
      ...line,
      use: 'answers',
      content: pinLineFlow({
        whose: whoseLines(shared.config),
        number: line.number,
        enterPin: enterPin.function.functionArn,
      }),
      invokes: enterPin,
    });
    new CfnOutput(this, 'FlowId', {
      description: `The contact flow to attach to ${line.number}, once; until then nobody answers there`,
      value: flow.flowId,
    });
  }
}
