// What chapters do in the name of the people of the story: the source, agents, and clients who are new each time.
import * as z from 'zod';
import { DEMO_TEAM } from '../../demo/team.ts';
import type { Question } from '../world/ask.ts';
import { Refusal } from '../world/ask.ts';
import { referralsOf } from '../world/referrals.ts';
import type { World } from '../world/world.ts';
import type { Stage } from './step.ts';

const login = z.object({ token: z.string() });

/** Asks the API as an agent, or as the source. */
export async function askAs(
  who: { agentId: string } | { client: 'source' },
  { ask }: Stage,
  path: string,
  question: Question = {},
): Promise<unknown> {
  const { token } = login.parse(await ask('/_local/login', { body: who }));
  return ask(path, { ...question, token });
}

export type NewClient = {
  city: string;
  side: 'buyer' | 'seller';
  kind?: 'standard' | 'warm-transfer';
  agreesToTexts: boolean;
  notes?: string;
};

/** The source offers a client with a phone of their own to the demo team. */
export async function offerClient(stage: Stage, { city, side, kind, agreesToTexts, notes }: NewClient) {
  const at = stage.world.now;
  const words = 'Agents may text me about homes.';
  const body = {
    teamId: DEMO_TEAM.teamId,
    side,
    kind,
    notes,
    area: { city, state: 'WA' },
    client: {
      name: 'Client Example',
      phone: aNewPhone(stage.world),
      ...(agreesToTexts && { textConsent: { at, source: 'web form', words } }),
    },
  };
  await askAs({ client: 'source' }, stage, '/referrals', { body });
}

/** The numbers that are kept free for fiction, of four area codes. */
const AREA_CODES = ['206', '253', '360', '425'];
const FICTIONAL = AREA_CODES.flatMap((areaCode) =>
  Array.from({ length: 50 }, (_, place) => `+1${areaCode}5550${150 + place}`),
);

/** Another for each referral: a client who comes back is their agent's (CL-14), and one who said STOP is never met again. */
export function aNewPhone(world: World): string {
  const { phones, agents, numbers } = world;
  const ours = [...numbers.texts, ...numbers.calls].map(({ number }) => number);
  const others = new Set([...agents.map(({ phone }) => phone), ...ours]);
  const met = new Set(phones.map(({ phone }) => phone));
  const [phone] = FICTIONAL.filter((each) => !others.has(each))
    .slice(referralsOf(world).length)
    .filter((each) => !met.has(each));
  if (phone === undefined) {
    throw new Error('Every phone in the story has been used: start Dibs again without --data.');
  }
  return phone;
}

/** The agent's first text, or another; answers what came of it in words, a refusal included. */
export async function sendText(stage: Stage, agentId: string, referralId: string, body: string) {
  try {
    await askAs({ agentId }, stage, `/referrals/${referralId}/messages`, { body: { body } });
    return `${nameOf(agentId, stage.world)} was in time.`;
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return `${nameOf(agentId, stage.world)} was answered ${fault.status} ${fault.code}.`;
  }
}

export function nameOf(agentId: string, { agents }: Pick<World, 'agents'>): string {
  return agents.find((agent) => agent.agentId === agentId)?.name ?? agentId;
}

export async function moveClock({ ask }: Stage, advance: string): Promise<undefined> {
  await ask('/_local/clock', { body: { advance } });
}
