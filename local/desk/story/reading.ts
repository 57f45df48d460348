// What chapters read in the world to know how far they are. A chapter's referral is the latest one in its city.
import { DEMO_AGENTS } from '../../demo/team.ts';
import { type Referral, referralsOf } from '../world/referrals.ts';
import type { Email, Execution, Phone, Text, World } from '../world/world.ts';

export function referralIn(city: string, world: World): Referral | undefined {
  return referralsOf(world).find(({ headline }) => headline?.includes(` in ${city},`));
}

export function emailsAfter(at: string | undefined, { emails }: World, subject: RegExp): Email[] {
  return at === undefined ? [] : emails.filter((email) => email.at >= at && subject.test(email.subject));
}

/** PE-8: what subjects begin with, in the languages of the demo's agents. */
const offered = /^(?:New|Nuevo|Nouveau) /;
const gone = /^(?:Claimed by a teammate|Lo tomó otra persona del equipo|Pris par un collègue)/;

/** How many agents were told that the referral is there; and once claimed, that it is gone. */
export function countTold(referral: Referral | undefined, world: World): { offered: number; gone: number } {
  if (referral === undefined) return { offered: 0, gone: 0 };
  const { headline = '', referralId, claim } = referral;
  // The place reads the same in each language.
  const [, place] = / in (.+)$/.exec(headline) ?? [];
  const emails = world.emails.filter(({ subject }) => place !== undefined && subject.endsWith(place));
  return {
    offered: emailsAfter(referral.offeredAt, { ...world, emails }, offered).filter(({ text }) =>
      text.includes(referralId),
    ).length,
    gone: emailsAfter(claim?.at, { ...world, emails }, gone).length,
  };
}

/** The client's handset: no agent's, and the first to have been sent these words since the offer. */
export function clientTexted(words: string, since: string, { phones, agents }: World): Phone | undefined {
  const isAgents = ({ phone }: Phone) => agents.some((agent) => agent.phone === phone);
  return phones.find((phone) => !isAgents(phone) && textsAfter(since, phone, words).length > 0);
}

export function textsAfter(since: string, { texts }: Phone, words: string): Text[] {
  return texts.filter(
    ({ direction, at, body }) => direction === 'outbound' && at >= since && body.includes(words),
  );
}

export function repliesAfter(since: string, { texts }: Phone): Text[] {
  return texts.filter(({ direction, at }) => direction === 'inbound' && at >= since);
}

export function handsetOf(agentId: string, { phones, agents }: World): Phone {
  const phone = phoneOf(agentId, { agents });
  return phones.find((each) => each.phone === phone) ?? { phone, texts: [], calls: [] };
}

/** As the table has it, for an agent may have corrected it; before anything was read, as the demo seeds it. */
export function phoneOf(agentId: string, { agents }: Pick<World, 'agents'>): string {
  const known = [...agents, ...DEMO_AGENTS].find((agent) => agent.agentId === agentId);
  return known?.phone ?? '';
}

export function executionNamed(name: string, { executions }: World): Execution | undefined {
  return executions.findLast((execution) => execution.name === name);
}

export function hasEntered(execution: Execution | undefined, state: string): boolean {
  return execution?.history.some((each) => each.type === 'StateEntered' && each.state === state) ?? false;
}
