// Faults of DynamoDB for tests, put in between the SDK's retries and the engine: what AWS does on a bad day.
import {
  type DynamoDBClient,
  type DynamoDBClientConfig,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';

/** `lost-answer`: the call is carried out, and the connection breaks before its answer. */
export type Fault = 'conflict' | 'throttle' | 'lost-answer' | { canceled: string[] } | undefined;

const about = { message: 'injected', $metadata: {} };

/** Has each call that `client` makes fail as `next` says; undefined lets it through. */
export function injectFaults(client: DynamoDBClient, next: (command: string) => Fault): void {
  client.middlewareStack.add(
    (send, { commandName = '' }) =>
      async (args) => {
        const fault = next(commandName);
        if (fault === undefined) return send(args);
        if (fault === 'conflict') throw new TransactionConflictException(about);
        if (fault === 'throttle') throw new ProvisionedThroughputExceededException(about);
        if (fault === 'lost-answer') {
          await send(args).catch(() => {});
          throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });
        }
        const CancellationReasons = fault.canceled.map((Code) => ({ Code }));
        throw new TransactionCanceledException({ ...about, CancellationReasons });
      },
    { step: 'finalizeRequest', priority: 'low' },
  );
}

/** How often a call is tried in all. */
export const promptTries = 10;

/** The SDK's retries without their waits. */
export const promptRetries = {
  retryStrategy: {
    acquireInitialRetryToken: async () => tokenAfter(0),
    refreshRetryTokenForRetry: async (
      token: { getRetryCount(): number },
      { errorType }: { errorType: string },
    ) => {
      const tried = token.getRetryCount() + 1;
      if (errorType === 'CLIENT_ERROR' || tried >= promptTries) throw new Error('not to be tried again');
      return tokenAfter(tried);
    },
    recordSuccess: () => {},
  },
} satisfies DynamoDBClientConfig;

function tokenAfter(tries: number) {
  return { getRetryCount: () => tries, getRetryDelay: () => 0 };
}
