// What both voice lines have in common: the task that places a call, whoever carries it.
import type { Construct } from 'constructs';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { workflowArn } from '../platform/workflow.ts';

/**
 * The function `calling/<name>`; what it needs of its carrier is for the line to add. It tells its workflow only that the
 * line is busy: answers and misses are told by the stream.
 */
export function dialFunction(
  scope: Construct,
  shared: SharedResources,
  { name, environment }: { name: string; environment: Record<string, string> },
): ServiceFunction {
  return new ServiceFunction(scope, shared, {
    name: `calling/${name}`,
    impact: 'Agents who ask to be called aren’t: they can claim by PIN or text only.',
    environment: { BRAND: shared.config.brand, ...environment },
  })
    .mayUseTable({ 'REF#*': ['BatchGetItem', 'UpdateItem'], 'TEAM#*': ['GetItem'] })
    .may(['states:SendTaskFailure'], [workflowArn(scope, 'call-me')]);
}
