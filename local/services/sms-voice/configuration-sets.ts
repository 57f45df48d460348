// The configuration sets of the template: which SNS topics are told of which events.
import * as z from 'zod';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';

const properties = z.object({
  EventDestinations: z
    .array(
      z.object({
        Enabled: z.boolean(),
        MatchingEventTypes: z.array(z.string()),
        SnsDestination: z.object({ TopicArn: z.string() }).optional(),
      }),
    )
    .max(5)
    .default([]),
});

export type ConfigurationSet = {
  arn: string;
  /** Topics that want events of the type. */
  topicsFor(eventType: string): readonly string[];
};

/** By name or ARN. */
export type ConfigurationSets = { find(nameOrArn: string): ConfigurationSet | undefined };

export function readConfigurationSets(template: DeployedTemplate): ConfigurationSets {
  const sets = template.ofType('AWS::SMSVOICE::ConfigurationSet').map((resource) => {
    const destinations = propertiesOf(resource, properties).EventDestinations.filter((each) => each.Enabled);
    return {
      arn: resource.arn,
      name: resource.arn.split('/').at(-1),
      topicsFor: (eventType: string) =>
        destinations
          .filter(({ MatchingEventTypes }) => wants(MatchingEventTypes, eventType))
          .flatMap(({ SnsDestination }) => (SnsDestination ? [SnsDestination.TopicArn] : [])),
    };
  });
  return { find: (nameOrArn) => sets.find((set) => set.name === nameOrArn || set.arn === nameOrArn) };
}

function wants(matching: readonly string[], eventType: string): boolean {
  const [kind = ''] = eventType.split('_');
  return ['ALL', `${kind}_ALL`, eventType].some((each) => matching.includes(each));
}
