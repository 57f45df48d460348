// The stack of one capability, `dibs-<stage>-<capability>`: its functions, their routes, its queues and its workflow.
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { BaseStack } from './base-stack.ts';
import type { Capability } from './capabilities.ts';

export class CapabilityStack extends Stack {
  /**
   * In the account and region of `base`, with the same tags. `does` becomes its description. Without termination protection: it holds nothing that a
   * deploy doesn't make again, and a capability that a later release adds has a first deploy, too (DE-1).
   */
  constructor(scope: Construct, base: BaseStack, capability: Capability, does: string) {
    super(scope, `${base.stackName}-${capability}`, {
      env: { account: base.account, region: base.region },
      description: `Dibs: ${does}`,
      tags: base.tags.tagValues(),
    });
  }
}
