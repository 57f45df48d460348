// What was texted to a phone, newest first. Texts have no index by their receiver, which would cost a write each: what caused them is there
// by the phone, and names them.
import { outboxIdOf as alertIdOf } from '../claiming/notifications.ts';
import type { LedgerEvent } from '../consent/ledger/ledger.ts';
import { type OutboxMessage, wentOutAt } from '../delivery/outbox/outbox-message.ts';
import type { BrandId } from '../people/brand.ts';

/** What texts followed from. `place`: `<time>#<id>`, what a cursor means. */
export type Cause = { place: string; outboxIds: readonly string[] };
/** One source's next causes, newest first. `end`: as far as they go, when it goes on. */
export type Causes = { causes: readonly Cause[]; end: string | undefined };

type DerivedId = (prefix: 'out', ...parts: string[]) => string;

/** Of these, one is told once about an offer. */
const offerAlerts = ['referral-offered', 'referral-claimed', 'referral-returned', 'client-returned'];

/** The next causes of all sources, each complete from the newest down to the page's end. */
export function nextCauses(
  sources: readonly Causes[],
  most: number,
): { causes: Cause[]; next: string | undefined } {
  const end = sources
    .flatMap((source) => source.end ?? [])
    .toSorted()
    .at(-1);
  // Two agents with one phone were offered the same referral.
  const byPlace = Map.groupBy(
    sources.flatMap(({ causes }) => causes),
    ({ place }) => place,
  );
  const complete = [...byPlace]
    .filter(([place]) => end === undefined || place >= end)
    .map(([place, causes]) => ({ place, outboxIds: causes.flatMap(({ outboxIds }) => outboxIds) }))
    .toSorted((one, other) => (one.place < other.place ? 1 : -1));
  const causes = complete.slice(0, most);
  return { causes, next: complete.length > most ? causes.at(-1)?.place : end };
}

/** The question that an agent's phone was asked, and the answers to its words. */
export function causesInLedger(
  ledger: readonly LedgerEvent[],
  before: string | undefined,
  derivedId: DerivedId,
): Causes {
  const causes = ledger.flatMap((event): Cause[] => {
    const place = `${event.at}#${event.eventId}`;
    if (before !== undefined && place >= before) return [];
    if (event.act === 'consent-request-sent') return [{ place, outboxIds: [event.outboxId] }];
    if (event.act !== 'word-received') return [];
    return [{ place, outboxIds: [derivedId('out', 'answer', event.eventId)] }];
  });
  return { causes: causes.toReversed(), end: undefined };
}

/** By text, of what an agent was told about an offer. */
export function alertIdsOf(
  offer: { referralId: string; agentId: string; round: number | undefined },
  derivedId: DerivedId,
): string[] {
  return offerAlerts.map((kind) => alertIdOf({ ...offer, kind, occasion: '' }, 'text', derivedId));
}

/** The agents whose phone it is or was, as far as they were ever asked. */
export function agentsIn(ledger: readonly LedgerEvent[]): { teamId: string; agentId: string }[] {
  const agents = ledger.flatMap((event) =>
    event.program === 'lead-alerts' && 'agentId' in event && event.agentId !== undefined
      ? [{ teamId: event.teamId ?? '', agentId: event.agentId }]
      : [],
  );
  return [...new Map(agents.map((agent) => [agent.agentId, agent])).values()];
}

/** The texts about consent that Dibs words itself: what they said is evidence (CO-13), and nobody's conversation. */
const ownWords = ['consent-request', 'answer'];

/**
 * One text to `phone`, with the words that Dibs put into it, as they were then, and without those of people; undefined for what went by
 * another way or to another phone.
 */
export function sendOf({ content, state, traces }: OutboxMessage, phone: string, firstBrand: BrandId) {
  if (content.channel !== 'text' || content.to !== phone) return undefined;
  const { purpose, from, program, brand = firstBrand, createdAt, outboxId, body } = content;
  const { appended, carrierId } = traces;
  const sentAt = wentOutAt(state);
  return {
    at: createdAt,
    outboxId,
    kind: purpose.kind,
    ...(ownWords.includes(purpose.kind) && { words: body }),
    ...(appended !== undefined && appended !== '' && { optOutInstructions: appended.trim() }),
    ...(carrierId !== undefined && { carrierId }),
    program,
    brand,
    delivery: state.status,
    ...('reason' in state && { reason: state.reason }),
    ...(sentAt !== undefined && { sentAt }),
    ...(from !== undefined && { from }),
    ...('referralId' in purpose && { referralId: purpose.referralId }),
    ...(purpose.kind === 'notification' && {
      notification: purpose.notification,
      agentId: purpose.agentId,
    }),
    ...(purpose.kind === 'message' && {
      agentId: purpose.agentId ?? purpose.sender.agentId,
      ...(purpose.automated && { automated: purpose.automated.kind }),
    }),
  };
}
