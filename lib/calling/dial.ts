// What both voice carriers share: the task that places a call.
import type { Construct } from 'constructs';
import { brandsEnvironment } from '../config/brand-facts.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { workflowArn } from '../platform/workflow.ts';

/**
 * The function `calling/<name>`. The carrier adds the permissions that it needs. It calls its workflow back only when the
 * carrier is busy: after an answer or a miss the stream does.
 */
export function dialFunction(
  scope: Construct,
  shared: SharedResources,
  { name, environment }: { name: string; environment: Record<string, string> },
): ServiceFunction {
  return new ServiceFunction(scope, shared, {
    name: `calling/${name}`,
    impact: 'Agents who ask to be called aren’t called: they can claim by PIN or text only.',
    environment: { ...brandsEnvironment(shared.config, 'name'), ...environment },
  })
    .mayUseTable({ 'REF#*': ['BatchGetItem', 'UpdateItem'], 'TEAM#*': ['GetItem'] })
    .may(['states:SendTaskFailure'], [workflowArn(scope, shared, 'call-me')]);
}
