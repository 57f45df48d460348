// Faults ordered by a test or by /_local/faults: the next calls of an action fail in the ordered way.
import * as z from 'zod';
import { inMemory, type State } from '../state/state.ts';
import { AwsError } from './service.ts';

/** The services by the names people use for them, to the name that signs their calls. */
const SIGNING_NAMES: Readonly<Record<string, string>> = {
  dynamodb: 'dynamodb',
  states: 'states',
  sfn: 'states',
  'step-functions': 'states',
  sns: 'sns',
  sqs: 'sqs',
  ses: 'ses',
  sesv2: 'ses',
  email: 'ses',
  'sms-voice': 'sms-voice',
  'pinpoint-sms-voice-v2': 'sms-voice',
  kms: 'kms',
  connect: 'connect',
  events: 'events',
  eventbridge: 'events',
  'web-push': 'web-push',
  webhook: 'webhook',
  secretsmanager: 'secretsmanager',
  'execute-api': 'execute-api',
  apigatewaymanagementapi: 'execute-api',
};

/**
 * Before the call has an effect: `throttle`, `error` (a 500) and `crash-before` (the calling function's process dies).
 * After it: `timeout-after-commit` (no answer ever comes) and `crash`.
 */
export const faultKind = z.enum(['throttle', 'timeout-after-commit', 'crash', 'error', 'crash-before']);
export type FaultKind = z.infer<typeof faultKind>;

export const faultOrder = z.strictObject({
  service: z.string().transform((given, context) => {
    const name = SIGNING_NAMES[given.toLowerCase()];
    if (name !== undefined) return name;
    context.addIssue(`must be one of ${Object.keys(SIGNING_NAMES).join(', ')}`);
    return z.NEVER;
  }),
  action: z.string().regex(/^[A-Z][A-Za-z]+$/, 'must be an action by its API name, for example UpdateItem'),
  count: z.int().min(0).max(10_000).default(1),
  kind: faultKind,
  /** The full name of the one function whose calls fail; without it, whoever calls first. */
  functionName: z.string().optional(),
  /** How many calls go well before the first that fails. */
  after: z.int().min(0).max(10_000).optional(),
});
export type FaultOrder = z.infer<typeof faultOrder>;

export type Faults = {
  /** Replaces what was ordered for the same action and function before; a count of 0 cancels it. */
  order(fault: FaultOrder): void;
  /** The fault that this call must suffer, counted off. What is ordered for its function comes first. */
  take(call: { service: string; action: string; caller: string }): FaultKind | undefined;
  /** What was ordered and has not happened yet. */
  pending(): readonly FaultOrder[];
};

export function createFaults(state: State = inMemory): Faults {
  const kept = state.rows('ordered-faults', faultOrder);
  const ordered = new Map(kept.entries());
  const keyOf = ({ service, action, functionName = 'anyone' }: Omit<FaultOrder, 'count' | 'kind'>) =>
    `${functionName} ${service}:${action}`;

  function keep(fault: FaultOrder): void {
    const key = keyOf(fault);
    if (fault.count > 0) {
      ordered.set(key, fault);
      kept.put(key, fault);
    } else {
      ordered.delete(key);
      kept.delete(key);
    }
  }

  return {
    order: keep,
    take: ({ service, action, caller: functionName }) => {
      const fault =
        ordered.get(keyOf({ service, action, functionName })) ?? ordered.get(keyOf({ service, action }));
      if (fault === undefined) return undefined;
      const { after = 0, count, kind } = fault;
      keep(after > 0 ? { ...fault, after: after - 1 } : { ...fault, count: count - 1 });
      return after > 0 ? undefined : kind;
    },
    pending: () => [...ordered.values()],
  };
}

/** How each service says that it is asked too often. */
const THROTTLES: Readonly<Record<string, { code: string; status: number }>> = {
  sns: { code: 'Throttled', status: 429 },
  sqs: { code: 'RequestThrottled', status: 403 },
  ses: { code: 'TooManyRequestsException', status: 429 },
  connect: { code: 'TooManyRequestsException', status: 429 },
  'execute-api': { code: 'LimitExceededException', status: 429 },
};

export function throttled(service: string): AwsError {
  const { code, status } = THROTTLES[service] ?? { code: 'ThrottlingException', status: 400 };
  return new AwsError(code, 'Rate exceeded', { status });
}

export function internalError(): AwsError {
  return new AwsError('InternalServerError', 'The request failed because of an internal error.', {
    status: 500,
  });
}
