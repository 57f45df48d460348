// The whole system for a story: the synthesized stage in the local cloud, time standing still, and everyone in it.
import { DisableRuleCommand, EnableRuleCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import * as z from 'zod';
import { type Bearer, type Dibs, openDibs, senderFor } from '../../../client/src/dibs.ts';
import { bootCloud, type Cloud, type CloudOptions } from '../../../local/cloud.ts';

export const startedAt = Date.parse('2026-03-02T15:00:00.000Z');
export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const dayMs = 24 * 60 * minuteMs;
const sessionMs = 60 * minuteMs;

export type Answer = { status: number; body: unknown };
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Someone who calls the API with a token of their own. A body that is text goes out as it is. */
export type Client = (
  method: Method,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

type SignsIn = { agentId: string } | { client: 'source' | 'admin' } | { person: 'source' | 'admin' };

export type Stage = Awaited<ReturnType<typeof bootStage>>;

const texts = z.object({
  texts: z.array(z.object({ body: z.string(), from: z.string(), direction: z.string() })),
});
const emails = z.object({
  emails: z.array(z.object({ subject: z.string(), text: z.string(), at: z.string() })),
});

/** Boots the stage, its functions in realms of this thread; `close` it after all tests of the file. */
export async function bootStage(options: Partial<CloudOptions> = {}) {
  const templateDir = options.templateDir ?? process.env.DIBS_TEMPLATE_DIR;
  if (templateDir === undefined)
    throw new Error('The stage is built before all tests: see test/support/build-stage.js');
  const cloud = await bootCloud({
    clock: 'frozen',
    startAtMs: startedAt,
    functionProcesses: 'realms',
    ...options,
    templateDir,
  });

  const call = callerBy(cloud.url, fetch);
  const withToken = (token: string): Client => callerBy(cloud.url, senderFor({ bearer: token }));
  const signIn = async (who: SignsIn): Promise<Client> =>
    callerBy(cloud.url, senderFor({ bearer: await sessionOf(who) }));
  /** The same by the typed client. */
  const dibsOf = async (who: SignsIn): Promise<Dibs> =>
    openDibs({ apiUrl: cloud.url, bearer: await sessionOf(who) });
  /** Signs in anew when time has moved so far that the token may have expired. */
  async function sessionOf(who: SignsIn): Promise<Bearer> {
    const open = async () => ({ token: await tokenFor(who), since: cloud.clock.now() });
    let session = await open();
    return {
      token: async () => {
        if (cloud.clock.now() - session.since > sessionMs) session = await open();
        return session.token;
      },
      renew: async () => false,
    };
  }
  async function tokenFor(who: SignsIn): Promise<string> {
    const login = 'agentId' in who ? { agentId: who.agentId } : who;
    const { body } = await call('POST', '/_local/login', login);
    return z.object({ token: z.string() }).parse(body).token;
  }

  return {
    cloud,
    call,
    withToken,
    tokenFor,
    signIn,
    source: await signIn({ client: 'source' }),
    admin: await signIn({ client: 'admin' }),
    /** The machine clients by the typed client; its problems are thrown. */
    dibs: { source: await dibsOf({ client: 'source' }), admin: await dibsOf({ client: 'admin' }) },
    /** Until all that was set in motion is done; time stands still. */
    settle: () => cloud.clock.advance(0),
    advance: (byMs: number) => cloud.clock.advance(byMs),
    /** Over days on which no daily job has anything to do: its rules are switched off till then. */
    advanceIdly: async (byMs: number) => {
      await switchSchedules(cloud, DisableRuleCommand);
      await cloud.clock.advance(byMs);
      await switchSchedules(cloud, EnableRuleCommand);
    },
    textsOf: async (phone: string) => texts.parse((await call('GET', `/_local/phones/${phone}`)).body).texts,
    emailsTo: async (address: string) =>
      emails.parse((await call('GET', `/_local/emails/${address}`)).body).emails,
    close: cloud.close,
  };
}

/** What `send` comes to, of whatever method, path and body, right or wrong. */
function callerBy(url: string, send: (request: Request) => Promise<Response>): Client {
  return async (method, path, body, headers = {}) => {
    const request = new Request(url + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const response = await send(request);
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, body: answer };
  };
}

async function switchSchedules(
  { awsOrigin: endpoint, operator: credentials, template }: Cloud,
  Switch: typeof DisableRuleCommand | typeof EnableRuleCommand,
): Promise<void> {
  const eventBridge = new EventBridgeClient({ region: 'us-east-1', endpoint, credentials });
  const rules = template
    .ofType('AWS::Events::Rule')
    .filter(({ properties }) => 'ScheduleExpression' in properties);
  await Promise.all(rules.map(({ ref: Name }) => eventBridge.send(new Switch({ Name }))));
  eventBridge.destroy();
}

/** The full name of a deployed function, by its construct's. */
export function functionNamed({ cloud }: Stage, name: string): string {
  const found = cloud.template.ofType('AWS::Lambda::Function').find(({ path }) => path.includes(`/${name}/`));
  if (found === undefined) throw new Error(`There is no function ${name}`);
  return found.ref;
}
