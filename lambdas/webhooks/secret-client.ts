// The secret that a webhook's receiver shares with the stage, from Secrets Manager: the one of now, and the one before it while receivers change.
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/** A new secret is used by then. */
const keptMs = 5 * 60_000;

export function secretsOf(arn: string, now: () => Date): () => Promise<readonly string[]> {
  const client = new SecretsManagerClient({});
  let kept: { values: readonly string[]; untilMs: number } | undefined;

  async function read(VersionStage: 'AWSCURRENT' | 'AWSPREVIOUS'): Promise<string[]> {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn, VersionStage }));
    return SecretString === undefined ? [] : [SecretString];
  }

  async function readBefore(): Promise<string[]> {
    try {
      return await read('AWSPREVIOUS');
    } catch (fault) {
      // It was never changed.
      if (fault instanceof ResourceNotFoundException) return [];
      throw fault;
    }
  }

  return async () => {
    const nowMs = now().getTime();
    if (kept === undefined || kept.untilMs <= nowMs) {
      const [current, previous] = await Promise.all([read('AWSCURRENT'), readBefore()]);
      kept = { values: [...current, ...previous], untilMs: nowMs + keptMs };
    }
    return kept.values;
  };
}
