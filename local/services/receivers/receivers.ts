// The receivers of webhooks on the laptop: what each was sent, taken here, or by a server on this machine that stands for it.
import * as z from 'zod';
import { inMemory, type State } from '../../state/state.ts';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';

const posted = z.object({
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  /** What was answered; absent when nothing was. */
  status: z.number().optional(),
  atMs: z.number(),
});
export type Posted = z.infer<typeof posted>;

const told = z.object({
  Environment: z
    .object({
      Variables: z.looseObject({
        WEBHOOK_URL: z.string().optional(),
        WEBHOOK_KEY_ARN: z.string().optional(),
      }),
    })
    .optional(),
});

/** What the receiver doesn't get from a function of AWS. */
const ofThisMachine =
  /^(x-local-|connection$|host$|content-length$|transfer-encoding$|accept|sec-|keep-alive$)/;

export type Receivers = {
  /** The webhooks of the stage, with what the receiver shares. */
  readonly webhooks: readonly { url: string; secretArn: string }[];
  /** Posts to the receiver; answers its status, or undefined when it gave none. */
  post(request: {
    url: string;
    headers: Readonly<Record<string, string | undefined>>;
    body: Buffer;
  }): Promise<number | undefined>;
  /** From now on a server of this machine answers for the receiver; without `origin` the local cloud takes all. */
  standIn(url: string, at: string | undefined): void;
  standsIn(url: string): string | undefined;
  postsTo(url: string): readonly Posted[];
};

export function createReceivers(deps: {
  template: DeployedTemplate;
  nowMs(): number;
  newId(): string;
  state?: State | undefined;
}): Receivers {
  const { state = inMemory } = deps;
  const keptPosts = state.rows('webhook-posts', posted);
  const keptStandIns = state.rows('webhook-stand-ins', z.string());
  const posts: Posted[] = keptPosts.entries().map(([, each]) => each);
  const standIns = new Map(keptStandIns.entries());
  const webhooks = deps.template.ofType('AWS::Lambda::Function').flatMap((resource) => {
    const { WEBHOOK_URL: url, WEBHOOK_KEY_ARN: secretArn } =
      propertiesOf(resource, told).Environment?.Variables ?? {};
    return url === undefined || secretArn === undefined ? [] : [{ url, secretArn }];
  });

  return {
    webhooks,
    async post({ url, headers, body }) {
      const sent = Object.fromEntries(
        Object.entries(headers).flatMap(([name, value]) =>
          value === undefined || ofThisMachine.test(name) ? [] : [[name, value]],
        ),
      );
      const at = standIns.get(url);
      const status = at === undefined ? 204 : await statusOf(at, sent, body);
      const seen = {
        url,
        headers: sent,
        body: body.toString('utf8'),
        ...(status !== undefined && { status }),
        atMs: deps.nowMs(),
      };
      posts.push(seen);
      keptPosts.put(deps.newId(), seen);
      return status;
    },
    standIn(url, at) {
      if (at === undefined) {
        standIns.delete(url);
        keptStandIns.delete(url);
      } else {
        standIns.set(url, at);
        keptStandIns.put(url, at);
      }
    },
    standsIn: (url) => standIns.get(url),
    postsTo: (url) => posts.filter((each) => each.url === url),
  };
}

async function statusOf(
  at: string,
  headers: Record<string, string>,
  body: Buffer,
): Promise<number | undefined> {
  try {
    const request = { method: 'POST', headers, body: new Uint8Array(body), redirect: 'manual' } as const;
    const answer = await fetch(at, request);
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return undefined;
  }
}
