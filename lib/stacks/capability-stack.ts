// The stack of one capability, `dibs-<stage>-<capability>`: its functions, their routes, its queues and its workflow.
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { BaseStack } from './base-stack.ts';

/** Each has a folder of that name in `lib/`, and in `lambdas/` if it has functions. */
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
  /** In the account and region of `base`, with the same tags and termination protection. `does` becomes its description. */
  constructor(scope: Construct, base: BaseStack, capability: Capability, does: string) {
    super(scope, `${base.stackName}-${capability}`, {
      env: { account: base.account, region: base.region },
      description: `Dibs: ${does}`,
      terminationProtection: base.terminationProtection,
      tags: base.tags.tagValues(),
    });
  }
}
