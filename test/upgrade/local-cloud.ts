// A local cloud as the upgrade story sees it: over HTTP alone, so that each release is played by the same script.
import { createServer } from 'node:http';
import * as z from 'zod';
import { listen } from '../../local/platform/listen.ts';
import type { Answer, Client } from '../stories/support/stage.ts';

const minuteMs = 60_000;
const sessionMs = 60 * minuteMs;

const session = z.object({ token: z.string() });
const clock = z.object({ now: z.string() });
const phone = z.object({
  texts: z.array(z.object({ body: z.string(), from: z.string(), direction: z.string() })),
  calls: z.array(z.object({ id: z.string(), state: z.string() })),
});
const emails = z.object({ emails: z.array(z.object({ subject: z.string() })) });
const executions = z.object({
  executions: z.array(z.object({ name: z.string(), stateMachine: z.string(), status: z.string() })),
});
const queues = z.object({
  queues: z.array(
    z.object({
      name: z.string(),
      deadLetterOf: z.array(z.string()),
      messages: z.array(z.looseObject({ body: z.string() })),
    }),
  ),
});
const meter = z.object({ invocations: z.record(z.string(), z.number()) });
const faults = z.object({ pending: z.array(z.looseObject({ count: z.number() })) });
const logs = z.object({
  lines: z.array(z.looseObject({ functionName: z.string(), level: z.string(), line: z.string() })),
});

type Login = { agentId: string } | { client: 'source' | 'admin' };

export type LocalCloud = ReturnType<typeof localCloudAt>;

export function localCloudAt(url: string) {
  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(url + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  async function told<T>(shape: z.ZodType<T>, path: string, body?: unknown): Promise<T> {
    const { status, body: answer } = await call(body === undefined ? 'GET' : 'POST', path, body);
    if (status >= 300) throw new Error(`${path} answered ${status}: ${JSON.stringify(answer)}`);
    return shape.parse(answer);
  }

  const now = async () => Date.parse((await told(clock, '/_local/clock')).now);

  /** Signs in anew when time has moved so far that the token may have expired. */
  function clientOf(login: Login): Client {
    let known: { token: string; since: number } | undefined;
    return async (method, path, body, headers = {}) => {
      const at = await now();
      if (known === undefined || at - known.since > sessionMs) {
        known = { token: (await told(session, '/_local/login', login)).token, since: at };
      }
      return call(method, path, body, { authorization: `Bearer ${known.token}`, ...headers });
    };
  }

  const inspectQueues = async () => (await told(queues, '/_local/queues')).queues;

  return {
    call,
    now,
    source: clientOf({ client: 'source' }),
    admin: clientOf({ client: 'admin' }),
    signIn: async ({ agentId }: { agentId: string }) => clientOf({ agentId }),
    /** Until all that was set in motion, or falls due in that time, is done. */
    advance: (duration: string) => told(clock, '/_local/clock', { advance: duration }),
    act: (path: string, body: object) => told(z.unknown(), path, body),
    textsTo: async (number: string) =>
      (await told(phone, `/_local/phones/${number}`)).texts.filter(
        ({ direction }) => direction === 'outbound',
      ),
    callsTo: async (number: string) => (await told(phone, `/_local/phones/${number}`)).calls,
    emailsTo: async (address: string) =>
      (await told(emails, `/_local/emails/${address}`)).emails.map(({ subject }) => subject),
    executions: async () => (await told(executions, '/_local/executions')).executions,
    /** What lies in the queue whose name contains `part`, dead letters apart. */
    async waitingIn(part: string) {
      const found = (await inspectQueues()).filter(
        ({ name, deadLetterOf }) => name.includes(part) && deadLetterOf.length === 0,
      );
      return found.flatMap(({ messages }) => messages);
    },
    queueNames: async () => (await inspectQueues()).map(({ name }) => name),
    deadLetters: async () =>
      (await inspectQueues()).flatMap(({ deadLetterOf, messages }) =>
        deadLetterOf.length === 0 ? [] : messages.map(({ body }) => `${deadLetterOf}: ${body}`),
      ),
    async liftFaults() {
      const { pending } = await told(faults, '/_local/faults');
      for (const each of pending) await told(z.unknown(), '/_local/faults', { ...each, count: 0 });
    },
    /** The full name of a function that has run, by its construct's. */
    async functionNamed(construct: string): Promise<string> {
      const names = Object.keys((await told(meter, '/_local/meter')).invocations);
      const found = names.find((name) => name.includes(construct));
      if (found === undefined) throw new Error(`No function ${construct} has run: ${names.join(', ')}`);
      return found;
    },
    faultsLogged: async () =>
      (await told(logs, '/_local/logs')).lines.flatMap(({ functionName, level, line }) =>
        level === 'error' ? [`${functionName}: ${line}`] : [],
      ),
  };
}

/** Kept over restarts, so that whoever is signed in stays so. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
