// All that the desk shows, read from the control routes and parsed here.
import * as z from 'zod';
import type { Ask } from './ask.ts';

const at = z.iso.datetime();

const text = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  body: z.string(),
  at,
  direction: z.enum(['inbound', 'outbound']),
});
export type Text = z.infer<typeof text>;

const call = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  state: z.enum(['initiated', 'ringing', 'answered', 'completed', 'busy', 'no-answer', 'failed']),
  message: z.string(),
  at,
});
export type Call = z.infer<typeof call>;

const phone = z.object({ phone: z.string(), texts: z.array(text), calls: z.array(call) });
export type Phone = z.infer<typeof phone>;

const agent = z.object({
  agentId: z.string(),
  teamId: z.string(),
  name: z.string(),
  teamName: z.string(),
  /** As their people know it (PE-1). */
  brand: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
});
export type Agent = z.infer<typeof agent>;

const email = z.object({ id: z.string(), to: z.string(), subject: z.string(), text: z.string(), at });
export type Email = z.infer<typeof email>;

const execution = z.object({
  name: z.string(),
  stateMachine: z.string(),
  status: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']),
  startedAt: at,
  stoppedAt: at.optional(),
  currentState: z.string().optional(),
  transitions: z.number(),
  error: z.string().optional(),
  cause: z.string().optional(),
  history: z.array(
    z.object({ at, type: z.string(), state: z.string().optional(), error: z.string().optional() }),
  ),
});
export type Execution = z.infer<typeof execution>;

const event = z.object({ bus: z.string(), type: z.string(), detail: z.unknown(), at });

const message = z.object({
  id: z.string(),
  body: z.string(),
  sentAt: at,
  visibleAt: at,
  receiveCount: z.number(),
});
const queue = z.object({
  name: z.string(),
  purpose: z.enum(['work', 'dead-letters', 'kept']),
  deadLetterOf: z.array(z.string()),
  messages: z.array(message),
});
export type Queue = z.infer<typeof queue>;

const fault = z.object({
  service: z.string(),
  action: z.string(),
  kind: z.enum(['throttle', 'timeout-after-commit', 'crash', 'error', 'crash-before']),
  count: z.number(),
  after: z.number().optional(),
  functionName: z.string().optional(),
});
export type Fault = z.infer<typeof fault>;

const numbers = z.object({
  texts: z.array(z.object({ number: z.string(), name: z.string() })),
  calls: z.array(z.object({ number: z.string() })),
});

export type Moment = Awaited<ReturnType<typeof readMoment>>;
export type World = Moment & { agents: readonly Agent[] };

export async function readWorld(ask: Ask): Promise<World> {
  const [moment, agents] = await Promise.all([readMoment(ask), readAgents(ask)]);
  return { ...moment, agents };
}

/** Apart from the rest, for the local cloud looks through its whole table for them. */
export async function readAgents(ask: Ask): Promise<readonly Agent[]> {
  return z.object({ agents: z.array(agent) }).parse(await ask('/_local/agents')).agents;
}

export async function readClock(ask: Ask): Promise<{ now: string }> {
  return z.object({ now: at }).parse(await ask('/_local/clock'));
}

/** Of the lists that grow without end only the newest entries, and enough of them for the story. */
export async function readMoment(ask: Ask) {
  const read = async <Answer>(path: string, answer: z.ZodType<Answer>) =>
    answer.parse(await ask(`/_local/${path}`));
  // First and alone: while the cloud is away, one request is refused and not eight.
  const clock = await readClock(ask);
  const [phones, reached, emails, executions, events, queues, faults] = await Promise.all([
    read('phones', z.object({ phones: z.array(phone) })),
    read('numbers', numbers),
    read('emails?last=300', z.object({ emails: z.array(email) })),
    read('executions?last=60', z.object({ executions: z.array(execution) })),
    read('events?last=300', z.object({ events: z.array(event) })),
    read('queues', z.object({ queues: z.array(queue) })),
    read('faults', z.object({ pending: z.array(fault) })),
  ]);
  return {
    ...clock,
    ...phones,
    ...emails,
    ...executions,
    ...events,
    ...queues,
    numbers: reached,
    faults: faults.pending,
  };
}
