// Simple Queue Service on the laptop: the template's queues, their functions, and what other services need of it.
import * as z from 'zod';
import { AwsError, type AwsService, type Permission } from '../../aws/service.ts';
import type { Functions } from '../../functions/functions.ts';
import { inMemory, type State } from '../../state/state.ts';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Activity, Clock } from '../../time/clock.ts';
import { allowsService } from '../resource-policy.ts';
import { sqsActions } from './actions.ts';
import { readQueues } from './deployed-queues.ts';
import { createEventSource, type EventSource, readMapping } from './event-source.ts';
import { createMoveTasks } from './move-tasks.ts';
import { add, enqueue, type NewMessage, type Queue, receive, type StoredMessage, takeOut } from './queue.ts';

export type SqsDeps = {
  template: DeployedTemplate;
  clock: Clock;
  activity: Activity;
  functions: Functions;
  newId(): string;
  /** Throws AccessDenied unless the role grants it; the functions' own roles must let Lambda read their queues. */
  authorize?: (roleArn: string, permission: Permission) => void;
  /** Functions by their descriptions that are handed nothing. */
  closed?: readonly string[] | undefined;
  state?: State | undefined;
};

/** Another AWS service that sends to a queue, for example SNS on behalf of a topic. */
export type SendingService = { principal: string; sourceArn: string };

export type Sqs = {
  service: AwsService;
  /** Sends for another AWS service; refused unless the queue's policy allows it. */
  deliver(queueArn: string, body: string, from: SendingService): void;
  /** Sends for the cloud itself where AWS asks no queue policy: a stream's failure destination. */
  put(queueArn: string, body: string): void;
  inspect(): readonly {
    name: string;
    purpose: QueuePurpose;
    messages: readonly StoredMessage[];
    deadLetterOf: readonly string[];
  }[];
  /** Moves what lies in a dead-letter queue back to where it came from; answers how many, undefined if no such queue. */
  redrive(name: string): number | undefined;
  /** How old the oldest message of a queue is, in seconds; undefined when it is empty or is none. */
  oldestSecondsOf(name: string): number | undefined;
  /** How many a queue shows, and since when the first of them lies there. */
  visibleIn(name: string): { count: number; sinceMs: number | undefined };
  /** What was in the queues before a restart is handed on; what was in flight, after its visibility timeout. */
  resume(): void;
};

/** `work`: a function reads it. `dead-letters`: what a queue or a stream gave up. `kept`: nothing reads it until somebody needs it. */
export type QueuePurpose = 'work' | 'dead-letters' | 'kept';

const mappingDestinations = z.object({
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
});
const functionProperties = z.object({ Role: z.string(), Description: z.string().default('') });

export function createSqs(deps: SqsDeps): Sqs {
  const { template, clock, newId } = deps;
  const queues = readQueues(template, deps.state ?? inMemory);
  const sources: EventSource[] = [];
  const worked = new Set<string>();
  const failureDestinations = new Set<string>();

  function wake(queue: Queue): void {
    for (const source of sources) if (source.queue === queue) source.wake();
  }

  function send(queue: Queue, message: NewMessage): StoredMessage {
    const stored = enqueue(queue, message, clock.now(), newId());
    wake(queue);
    return stored;
  }

  function take(queue: Queue, options: { limit: number; visibilityTimeoutSeconds?: number | undefined }) {
    const deadLetters = queue.redrive && queues.byArn(queue.redrive.deadLetterArn);
    const received = receive(queue, options, clock.now(), newId, deadLetters);
    if (deadLetters) wake(deadLetters);
    return received;
  }

  for (const resource of template.ofType('AWS::Lambda::EventSourceMapping')) {
    const failed = propertiesOf(resource, mappingDestinations).DestinationConfig?.OnFailure?.Destination;
    if (failed !== undefined) failureDestinations.add(failed);
    const source = resource.properties.EventSourceArn;
    if (typeof source !== 'string' || source.split(':')[2] !== 'sqs') continue;
    const mapping = readMapping(resource);
    const queue = queues.byArn(mapping.EventSourceArn);
    if (!queue)
      throw new Error(`${resource.path} reads ${mapping.EventSourceArn}, which is not in the template`);
    worked.add(queue.arn);
    const target = findFunction(template, mapping.FunctionName);
    const { Role: role, Description: name } = propertiesOf(target, functionProperties);
    for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']) {
      deps.authorize?.(role, { action, resource: queue.arn });
    }
    if (deps.closed?.includes(name)) continue;
    sources.push(
      createEventSource({
        ...deps,
        mapping,
        queue,
        functionArn: target.arn,
        receive: (limit) => take(queue, { limit }),
      }),
    );
  }

  function redrive(queue: Queue): number {
    const moved = takeOut(queue, (message) => message.deadLetterSourceArn !== undefined);
    for (const { deadLetterSourceArn, ...message } of moved) {
      const source = deadLetterSourceArn && queues.byArn(deadLetterSourceArn);
      if (!source) continue;
      add(source, {
        ...message,
        visibleAtMs: clock.now(),
        receiveCount: 0,
        firstReceivedAtMs: undefined,
      });
      wake(source);
    }
    return moved.length;
  }

  const tasks = createMoveTasks({
    state: deps.state ?? inMemory,
    newId,
    nowMs: () => clock.now(),
    move: redrive,
  });
  const deadLetterSources = (queue: Queue) =>
    queues.all.filter((each) => each.redrive?.deadLetterArn === queue.arn);

  function purposeOf(queue: Queue): QueuePurpose {
    if (worked.has(queue.arn)) return 'work';
    const isGivenUp = deadLetterSources(queue).length > 0 || failureDestinations.has(queue.arn);
    return isGivenUp ? 'dead-letters' : 'kept';
  }

  return {
    service: {
      signingName: 'sqs',
      protocol: 'json-1.0',
      actions: sqsActions({ queues, nowMs: () => clock.now(), send, receive: take, wake, tasks }),
    },

    deliver(queueArn, body, from) {
      const queue = queues.byArn(queueArn);
      if (!queue) throw new AwsError('QueueDoesNotExist', `The specified queue does not exist: ${queueArn}`);
      const call = {
        service: from.principal,
        action: 'sqs:SendMessage',
        resource: queue.arn,
        context: { 'aws:SourceArn': from.sourceArn, 'aws:SourceAccount': from.sourceArn.split(':')[4] ?? '' },
      };
      if (!allowsService(queues.policiesOf(queue), call)) {
        const refusal = `The policy of queue ${queue.name} does not let ${from.principal} send for ${from.sourceArn}`;
        throw new AwsError('AccessDenied', refusal, { status: 403 });
      }
      send(queue, { body, senderId: from.principal });
    },

    put(queueArn, body) {
      const queue = queues.byArn(queueArn);
      if (!queue) throw new AwsError('QueueDoesNotExist', `The specified queue does not exist: ${queueArn}`);
      send(queue, { body, senderId: 'lambda.amazonaws.com' });
    },

    inspect: () =>
      queues.all.map((queue) => ({
        name: queue.name,
        purpose: purposeOf(queue),
        messages: queue.messages,
        deadLetterOf: deadLetterSources(queue).map((source) => source.name),
      })),

    redrive(name) {
      const queue = queues.byName(name);
      return queue && redrive(queue);
    },

    oldestSecondsOf(name) {
      const [first, ...others] = queues.byName(name)?.messages ?? [];
      if (first === undefined) return undefined;
      const oldestMs = others.reduce((least, each) => Math.min(least, each.sentAtMs), first.sentAtMs);
      return Math.floor((clock.now() - oldestMs) / 1000);
    },

    visibleIn(name) {
      const messages = queues.byName(name)?.messages ?? [];
      const visible = messages.filter((each) => each.visibleAtMs <= clock.now());
      const times = visible.map((each) => each.visibleAtMs);
      return { count: visible.length, sinceMs: times.length === 0 ? undefined : Math.min(...times) };
    },

    resume() {
      for (const source of sources) source.wake();
    },
  };
}

/** A mapping names its function by name or by ARN. */
function findFunction(template: DeployedTemplate, nameOrArn: string) {
  const target = template
    .ofType('AWS::Lambda::Function')
    .find((resource) => resource.arn === nameOrArn || resource.ref === nameOrArn);
  if (!target) throw new Error(`Function ${nameOrArn} is not in the template`);
  return target;
}
