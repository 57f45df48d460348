// What happened in a history, as the reference remembers it: who has each client, what each phone agreed to, and what was called off (CP-3, CP-4,
// CO-20).
import type { AgentId } from '../campaigns/history.ts';
import type { Place } from '../campaigns/homes.ts';
import { lagMs } from '../campaigns/local-clocks.ts';

type Client = Place & {
  owner: AgentId | undefined;
  ownedSince: number;
  /** Which of all events the last hand-over was. */
  handedOver: number;
  repliedAt: number;
  takenOffAt: number;
  /** When their last plan began. */
  begunAt: number;
  stage: string;
  /** When they were last archived or closed, whatever they are by now. */
  overAt: number;
  cameAt: number;
  /** TX-1: they agreed to texts with this referral. */
  wantsTexts: boolean;
  /** CP-8: by what is known of the greeting. */
  isGreeted: 'yes' | 'no' | 'unsure';
  /** When somebody claimed them, or put them on a plan, and which of all events that was. */
  beganAt: Map<number, number>;
};

const never = Number.NEGATIVE_INFINITY;

export type Events = ReturnType<typeof theEvents>;

export function theEvents() {
  const phones = new Map<string, { isOn: boolean; isCovered: boolean; stoppedAt: number }>();
  const clients = new Map<string, Client>();
  const cancelled = new Set<string>();
  const unlicensed = new Set<AgentId>();
  const removedPlans = new Map<string, number>();
  const lapsedAt = new Map<AgentId, number>();
  const bulks: { bulkId: string; count: number }[] = [];
  let happened = 0;
  /** Two may happen in one millisecond, and one of them is the later all the same. */
  const next = () => {
    happened += 1;
    return happened;
  };

  const clientOf = (referralId: string): Client => {
    const client = clients.get(referralId);
    if (client === undefined) throw new Error('There is no such client');
    return client;
  };

  return {
    bulks,
    clientOf,
    lastBulk: () => bulks.at(-1)?.bulkId,
    ownerOf: (referralId: string) => clientOf(referralId).owner,
    consentOf: (phone: string) => phones.get(phone),
    hasLicense: (agent: AgentId) => !unlicensed.has(agent),
    isCancelled: (bulkId: string) => cancelled.has(bulkId),
    removedAt: (planId: string) => removedPlans.get(planId) ?? never,

    cancelled: (bulkId: string) => void cancelled.add(bulkId),
    came(referralId: string, place: Place, covers: readonly string[] | undefined, at: number): void {
      const none = {
        owner: undefined,
        ownedSince: never,
        handedOver: never,
        repliedAt: never,
        takenOffAt: never,
        begunAt: never,
      };
      const begun = { stage: 'new', overAt: never, cameAt: at, beganAt: new Map<number, number>() };
      const texts = { wantsTexts: covers !== undefined, isGreeted: 'no' as const };
      clients.set(referralId, { ...place, ...none, ...begun, ...texts });
      const known = phones.get(place.phone);
      if (covers === undefined) return;
      phones.set(place.phone, {
        isOn: known?.isOn ?? true,
        isCovered: (known?.isCovered ?? false) || covers.includes('automated'),
        stoppedAt: known?.stoppedAt ?? never,
      });
    },
    claimed(referralId: string, agent: AgentId, at: number): void {
      const client = clientOf(referralId);
      client.beganAt.set(at, next());
      Object.assign(client, { owner: agent, ownedSince: at });
    },
    greeted: (referralId: string, isGreeted: Client['isGreeted']) =>
      Object.assign(clientOf(referralId), { isGreeted }),
    handedOver: (referralId: string, to: AgentId, at: number) =>
      Object.assign(clientOf(referralId), { owner: to, ownedSince: at, handedOver: next() }),
    putOn: (referralId: string, at: number) => void clientOf(referralId).beganAt.set(at, next()),
    begun: (referralId: string, at: number) => Object.assign(clientOf(referralId), { begunAt: at }),
    takenOff: (referralId: string, at: number) => Object.assign(clientOf(referralId), { takenOffAt: at }),
    removed: (planId: string, at: number) => void removedPlans.set(planId, at),
    /** The same stage again changes nothing: who was archived before a plan began is meant to get it. */
    staged(referralId: string, stage: string, at: number): void {
      const client = clientOf(referralId);
      const isOver = client.stage !== stage && (stage === 'closed' || stage === 'archived');
      Object.assign(client, { stage, ...(isOver && { overAt: at }) });
    },
    licensed(agent: AgentId, isLicensed: boolean, at: number): void {
      if (isLicensed) unlicensed.delete(agent);
      else unlicensed.add(agent);
      if (!isLicensed && !lapsedAt.has(agent)) lapsedAt.set(agent, at);
    },

    wrote(referralId: string, phone: string, body: string, at: number): void {
      const consent = phones.get(phone) ?? { isOn: false, isCovered: false, stoppedAt: never };
      if (body === 'STOP') phones.set(phone, { ...consent, isOn: false, stoppedAt: at });
      // CO-20: what START brings back is the conversation.
      const isBack = body === 'START' && !consent.isOn && consent.stoppedAt > never;
      if (isBack) phones.set(phone, { ...consent, isOn: true, isCovered: false });
      if (body === 'Sounds good') clientOf(referralId).repliedAt = at;
    },

    /** Whether a plan that `since` had begun stopped for a reason that is true. */
    isRightlyStopped(referralId: string, reason: string, planId: string, since: number, at: number): boolean {
      const client = clientOf(referralId);
      switch (reason) {
        case 'replied':
          // What was answered right before a claim may have come in after it.
          return client.repliedAt >= since - lagMs;
        case 'opted-out':
          return (phones.get(client.phone)?.stoppedAt ?? never) > never;
        case 'closed':
        case 'archived':
          return client.overAt > since;
        case 'handed-over':
          return isHandedOverSince(client, since);
        case 'by-hand':
          return client.takenOffAt >= since;
        case 'plan-removed':
          return (removedPlans.get(planId) ?? never) > never;
        case 'license-lapsed':
          return [...lapsedAt.values()].some((lapsed) => lapsed <= at);
        default:
          return false;
      }
    },

    /** What stops a plan at once (CP-4), and happened since it began: while it runs there is nothing of that kind. */
    whyOver(referralId: string, since: number): string | undefined {
      const client = clientOf(referralId);
      if (client.repliedAt > since) return 'the client answered';
      if ((phones.get(client.phone)?.stoppedAt ?? never) > since) return 'the client opted out';
      if (isHandedOverSince(client, since)) return 'the client was handed over';
      if (client.takenOffAt > since) return 'it was stopped';
      return client.overAt > since ? 'the client was archived or closed' : undefined;
    },
  };
}

/** A plan that began with the claim, or by hand, at `since`. */
function isHandedOverSince({ handedOver, beganAt }: Client, since: number): boolean {
  return handedOver > (beganAt.get(since) ?? never);
}
