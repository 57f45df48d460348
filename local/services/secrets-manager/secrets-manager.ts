// Secrets Manager on the laptop: the secrets that the template has generated, of which each has one version.
import { createHmac, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { AwsError, type AwsService } from '../../aws/service.ts';
import { inMemory, type State } from '../../state/state.ts';
import { propertiesOf, wholeNumber } from '../../template/properties.ts';
import type { DeployedTemplate, Resource } from '../../template/resources.ts';

export type SecretsManager = {
  service: AwsService;
  /** What the secret of that ARN says. */
  stringOf(arn: string): string;
};

const properties = z.object({
  SecretString: z.never({ error: 'a secret that the template tells is none' }).optional(),
  GenerateSecretString: z.strictObject({
    ExcludePunctuation: z.literal(true, { error: 'the local cloud makes letters and digits alone' }),
    PasswordLength: wholeNumber,
  }),
});

const valueInput = z.object({
  SecretId: z.string().min(1),
  VersionStage: z.string().default('AWSCURRENT'),
});

export function createSecretsManager(deps: {
  template: DeployedTemplate;
  state?: State | undefined;
}): SecretsManager {
  const secrets = deps.template.ofType('AWS::SecretsManager::Secret');
  /** Every secret is derived from this one, so that they stay the same over a restart. */
  const kept = (deps.state ?? inMemory).rows('secrets-manager', z.string());
  const seed = new Map(kept.entries()).get('seed') ?? randomBytes(32).toString('hex');
  kept.put('seed', seed);

  function named(id: string): Resource {
    const found = secrets.find(({ arn }) => id === arn);
    if (found === undefined) throw notFound('secret');
    return found;
  }

  function notFound(what: string): AwsError {
    return new AwsError('ResourceNotFoundException', `Secrets Manager can't find the specified ${what}.`);
  }

  function stringOf(arn: string): string {
    const { PasswordLength } = propertiesOf(named(arn), properties).GenerateSecretString;
    return createHmac('sha512', seed).update(arn).digest('hex').slice(0, PasswordLength);
  }

  for (const secret of secrets) propertiesOf(secret, properties);

  return {
    stringOf,
    service: {
      signingName: 'secretsmanager',
      protocol: 'json-1.1',
      actions: {
        GetSecretValue: {
          permissions: (input) => [
            {
              action: 'secretsmanager:GetSecretValue',
              resource: parseInput(valueInput, input).SecretId,
            },
          ],
          run: async (input) => {
            const { SecretId, VersionStage } = parseInput(valueInput, input);
            const { arn } = named(SecretId);
            if (VersionStage !== 'AWSCURRENT') throw notFound('secret value for staging label: AWSPREVIOUS');
            return {
              ARN: arn,
              Name: arn.split(':').at(-1),
              SecretString: stringOf(arn),
              VersionStages: [VersionStage],
            };
          },
        },
      },
    },
  };
}
