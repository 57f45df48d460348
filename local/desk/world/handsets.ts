// The handsets of the desk: whose each is, what lies on it, and which come first.
import type { Agent, Call, Text, World } from './world.ts';

export type Handset = {
  phone: string;
  /** The agent's name, or that it is no agent's: a client's. */
  owner: string;
  agent?: Agent;
  /** Texts and calls, oldest first. */
  entries: readonly Entry[];
  isRinging: boolean;
  lastAt?: string;
};
export type Entry = ({ kind: 'text' } & Text) | ({ kind: 'call' } & Call);

/** Whose an agent is, as people know them. */
export function teamAndBrand(agent: Pick<Agent, 'teamName' | 'brand'> | undefined): string {
  return [agent?.teamName, agent?.brand].filter((name) => name !== undefined).join(', ');
}

export function isRinging({ state }: Pick<Call, 'state'>): boolean {
  return state === 'initiated' || state === 'ringing';
}

/**
 * Those of all agents and all that were ever reached: ringing ones first, then by what happened last on them, then
 * the silent ones by name.
 */
export function handsetsOf({ phones, agents }: Pick<World, 'phones' | 'agents'>): Handset[] {
  const owners = new Map(
    agents.flatMap((agent) => (agent.phone === undefined ? [] : [[agent.phone, agent]])),
  );
  const silent = [...owners.keys()].filter((own) => phones.every(({ phone }) => phone !== own));
  const all = [...phones, ...silent.map((phone) => ({ phone, texts: [], calls: [] }))];
  return all
    .map(({ phone, texts, calls }): Handset => {
      const agent = owners.get(phone);
      const entries = [
        ...texts.map((text) => ({ kind: 'text' as const, ...text })),
        ...calls.map((call) => ({ kind: 'call' as const, ...call })),
      ].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
      const lastAt = entries.at(-1)?.at;
      return {
        phone,
        entries,
        owner: agent?.name ?? 'Client',
        ...(agent !== undefined && { agent }),
        ...(lastAt !== undefined && { lastAt }),
        isRinging: calls.some(isRinging),
      };
    })
    .toSorted(byUrgency);
}

function byUrgency(one: Handset, other: Handset): number {
  if (one.isRinging !== other.isRinging) return one.isRinging ? -1 : 1;
  if (one.lastAt !== other.lastAt) return (one.lastAt ?? '') > (other.lastAt ?? '') ? -1 : 1;
  return (one.agent?.agentId ?? one.phone) < (other.agent?.agentId ?? other.phone) ? -1 : 1;
}
