// The stack of one capability, `dibs-<stage>-<capability>`: its functions, their routes, its queues and its workflow.
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { BaseStack } from './base-stack.ts';

/** Each names a folder here and in `lambdas/`; of the portal there is only the one here. */
export type Capability =
  | 'people'
  | 'routing'
  | 'claiming'
  | 'calling'
  | 'texting'
  | 'consent'
  | 'delivery'
  | 'live'
  | 'stream'
  | 'portal';

export class CapabilityStack extends Stack {
  /** Deployed where `base` is, and protected as it is. `does` becomes its description. */
  constructor(scope: Construct, base: BaseStack, capability: Capability, does: string) {
    super(scope, `${base.stackName}-${capability}`, {
      env: { account: base.account, region: base.region },
      description: `Dibs: ${does}`,
      terminationProtection: base.terminationProtection,
    });
  }
}
