// Agents with many clients as they lie in the table: referrals, conversations, the lists of clients and the words of their notes.
import type { Details, Race, Talk } from '../../../lambdas/claiming/referral.ts';
import { type Entry, entryOf, type Owner, partOf, written } from '../../../lambdas/clients/list/entry.ts';
import { wordsOf } from '../../../lambdas/clients/list/words.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import type { Item } from '../../../lambdas/platform/table/table-requests.ts';

export const teamId = 'tm_bench';
export const agents = {
  many: { agentId: 'agt_many', clients: 5000 },
  few: { agentId: 'agt_few', clients: 100 },
};

export const at = (place: number) => new Date(Date.UTC(2026, 0, 1) + place * 60_000).toISOString();
const padded = (place: number) => String(place).padStart(5, '0');
const stages = ['new', 'contacted', 'active', 'under-contract', 'closed', 'archived'] as const;
const cities = ['Springfield', 'Seattle', 'Tacoma', 'Portland', 'Boise', 'Spokane', 'Eugene', 'Salem'];

/** Names, tags and notes that one client in 5,000 has stand beside those that half of them have. */
export function client(
  agentId: string,
  place: number,
): { race: Race; details: Details; talk: Talk; note: string } {
  const referralId = `ref_${agentId.slice(4)}_${padded(place)}`;
  const when = at(place);
  const isRare = place === 17;
  const stage = isRare ? 'archived' : stages[place % 5];
  const isTextable = place % 4 !== 0;
  return {
    race: {
      referralId,
      teamId,
      offered: [agentId],
      declined: new Set(),
      offerUntil: when,
      textingPreferred: isTextable,
      status: 'claimed',
      claim: { agentId, by: place % 3 === 0 ? 'returning' : 'call', at: when, actId: `act_${place}` },
      ...(place % 2 === 0 && { repliedAt: when }),
    },
    details: {
      referralId,
      teamId,
      sourceClientId: 'source',
      fingerprint: 'print',
      side: place % 2 === 0 ? 'buyer' : 'seller',
      kind: 'standard',
      area: {
        city: cities[place % cities.length] ?? '',
        state: isRare ? 'AK' : place % 2 === 0 ? 'WA' : 'OR',
      },
      priceRange: { min: 300_000, max: 400_000 },
      client: {
        name: `${isRare ? 'Zebulon' : 'Client'} Example${padded(place)}`,
        phone: `+1415${2_000_000 + place}`,
      },
      notes: 'Wants a garden.',
      createdAt: when,
    },
    talk: {
      ...(place % 3 !== 0 && { lastSentAt: when }),
      ...(place % 10 === 0 && { lastReplyAt: at(place + 1) }),
      client: {
        revision: 1,
        stage,
        stageAt: when,
        tags: [isRare ? 'Lighthouse' : 'Garden', `Street ${place % 50}`],
      },
    },
    note: `Wants a ${place % 2 === 0 ? 'garage' : 'porch'}. ${isRare ? 'Keeps llamas.' : 'Lease ends in June.'}`,
  };
}

export function* itemsOf({ agentId, clients }: { agentId: string; clients: number }): Generator<Item> {
  const owner: Owner = { teamId, agentId };
  const parts = new Map<number, Entry[]>();
  const words = new Map<string, Item & { places: Set<string> }>();
  for (let place = 0; place < clients; place += 1) {
    const { race, details, talk, note } = client(agentId, place);
    const { referralId } = race;
    const { declined: _, ...kept } = race;
    yield { ...keys.race(referralId), type: 'race', ...kept };
    yield { ...keys.details(referralId), type: 'details', ...details };
    yield { ...keys.conversation(referralId), type: 'conversation', referralId, ...talk };
    const [entry, part] = [entryOf({ race, details, talk }), partOf(referralId)];
    if (entry !== undefined) parts.set(part, [...(parts.get(part) ?? []), entry]);
    for (const word of wordsOf(note)) {
      const key = keys.clientWord(owner, word, part);
      const item = words.get(key.sk) ?? { ...key, type: 'client-word', places: new Set<string>() };
      words.set(key.sk, { ...item, places: item.places.add(referralId) });
    }
  }
  for (const [part, entries] of parts) {
    yield {
      ...keys.clientListPart(owner, part),
      type: 'client-list',
      revision: 1,
      entries: written(entries),
    };
  }
  yield* words.values();
}
