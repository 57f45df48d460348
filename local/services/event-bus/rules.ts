// The rules of the template: which events, or which times, reach which targets; what can't be run is refused at load.
import * as z from 'zod';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate, Resource } from '../../template/resources.ts';
import { readFilter } from '../dynamodb/event-filter.ts';
import { requirePermission } from '../lambda-permissions.ts';
import { readSchedule, type Schedule } from './schedule.ts';

const target = z.object({
  Arn: z.string(),
  Input: z.string().optional(),
  InputPath: z.never({ error: 'input paths are not run by the local cloud' }).optional(),
  InputTransformer: z.never({ error: 'input transformers are not run by the local cloud' }).optional(),
});
const properties = z.object({
  EventBusName: z.string().default('default'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  ScheduleExpression: z.string().optional(),
  Targets: z.array(target).default([]),
});
export type RuleTarget = { kind: 'queue' | 'function'; arn: string; input?: string | undefined };
export type Rule = {
  arn: string;
  bus: string;
  matches(event: unknown): boolean;
  schedule?: Schedule | undefined;
  targets: readonly RuleTarget[];
};

export function readRules(template: DeployedTemplate): readonly Rule[] {
  function toTarget(rule: Resource, { Arn, Input }: z.infer<typeof target>): RuleTarget[] {
    const service = Arn.split(':')[2];
    // Logs are for people to read in AWS.
    if (service === 'logs') return [];
    if (service === 'sqs') return [{ kind: 'queue', arn: Arn, input: Input }];
    if (service !== 'lambda') throw new Error(`${rule.path}: the local cloud has no target like ${Arn}`);
    const by = { principal: 'events.amazonaws.com', sourceArn: rule.arn, resource: rule };
    requirePermission(template, Arn, by);
    return [{ kind: 'function', arn: Arn, input: Input }];
  }

  return template.ofType('AWS::Events::Rule').flatMap((resource) => {
    const read = propertiesOf(resource, properties);
    if (read.State === 'DISABLED') return [];
    const { EventPattern, ScheduleExpression, EventBusName, Targets } = read;
    const filter = EventPattern && readFilter({ Filters: [{ Pattern: JSON.stringify(EventPattern) }] });
    return [
      {
        arn: resource.arn,
        bus: EventBusName.split('/').at(-1) ?? EventBusName,
        matches: (event: unknown) => filter?.(event) ?? false,
        schedule: ScheduleExpression === undefined ? undefined : readSchedule(ScheduleExpression),
        targets: Targets.flatMap((each) => toTarget(resource, each)),
      },
    ];
  });
}
