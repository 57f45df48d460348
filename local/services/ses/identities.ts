// The verified senders and the configuration sets of the template.
import * as z from 'zod';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';

const identityProperties = z.object({ EmailIdentity: z.string() });
const destinationProperties = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    SnsDestination: z.object({ TopicARN: z.string() }).optional(),
  }),
});

export type EmailSenders = {
  /** Whether there is an identity of exactly that name. */
  has(identity: string): boolean;
  /** ARN of the identity that covers the address: itself, its domain or a domain above it. Nothing else may send. */
  identityOf(address: string): string | undefined;
  configurationSet(
    name: string,
  ): { arn: string; topicsFor(eventType: string): readonly string[] } | undefined;
};

export function readEmailSenders(template: DeployedTemplate): EmailSenders {
  const identities = template.ofType('AWS::SES::EmailIdentity').map((resource) => ({
    arn: resource.arn,
    name: propertiesOf(resource, identityProperties).EmailIdentity.toLowerCase(),
  }));
  const sets = template.ofType('AWS::SES::ConfigurationSet');
  const destinations = template
    .ofType('AWS::SES::ConfigurationSetEventDestination')
    .map((resource) => propertiesOf(resource, destinationProperties))
    .filter((each) => each.EventDestination.Enabled);

  return {
    has: (identity) => identities.some(({ name }) => name === identity.toLowerCase()),
    identityOf(address) {
      const lower = address.toLowerCase();
      const domain = lower.split('@').at(-1) ?? '';
      const covers = (name: string) => name === lower || name === domain || domain.endsWith(`.${name}`);
      return identities.find(({ name }) => covers(name))?.arn;
    },
    configurationSet(name) {
      const set = sets.find((each) => each.ref === name);
      return (
        set && {
          arn: set.arn,
          topicsFor: (eventType) =>
            destinations
              .filter((each) => each.ConfigurationSetName === name)
              .map((each) => each.EventDestination)
              .filter(({ MatchingEventTypes }) =>
                MatchingEventTypes.some((type) => type.toLowerCase() === eventType.toLowerCase()),
              )
              .flatMap(({ SnsDestination }) => (SnsDestination ? [SnsDestination.TopicARN] : [])),
        }
      );
    },
  };
}
