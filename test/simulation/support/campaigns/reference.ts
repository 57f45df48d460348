// CP-3 to CP-9, CO-20 and TX-16 once more, from the contract alone: what was given to the carrier and what happened is remembered, and each
// automated text judged by that. It shares no code with what it judges.
import { type AgentId, dayMs, minuteMs, type places } from './history.ts';

export type Given = { outboxId: string; phone: string; at: number; part: string };

type Client = {
  phone: string;
  zone: string;
  owner: AgentId | undefined;
  ownedSince: number;
  repliedAt: number;
  takenOffAt: number;
  stage: string;
  stagedAt: number;
};

type Judged = Given & {
  referralId: string;
  automated: { kind: 'plan' | 'bulk' | 'greeting'; bulkId?: string };
  /** When it was put into the conversation, and into the outbox. */
  writtenAt: number;
  createdAt: number;
};

/** A text that is being handed to the carrier while its client is handed over still goes (CL-10). */
const inFlightMs = 15 * minuteMs;

export function aCampaignReference() {
  const given: Given[] = [];
  const phones = new Map<string, { isOn: boolean; isCovered: boolean }>();
  const clients = new Map<string, Client>();
  const cancelled = new Set<string>();
  const unlicensed = new Set<AgentId>();
  const bulks: { bulkId: string; count: number }[] = [];

  const clientOf = (referralId: string): Client => {
    const client = clients.get(referralId);
    if (client === undefined) throw new Error('There is no such client');
    return client;
  };
  const hourIn = (zone: string, at: number) =>
    Number(
      new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(at),
    );

  return {
    cancelled,
    bulks,
    lastBulk: () => bulks.at(-1)?.bulkId,
    ownerOf: (referralId: string) => clientOf(referralId).owner,

    came(
      referralId: string,
      { phone, zone }: (typeof places)[number],
      covers: readonly string[] | undefined,
    ): void {
      const never = Number.NEGATIVE_INFINITY;
      const none = { owner: undefined, ownedSince: never, repliedAt: never, takenOffAt: never };
      clients.set(referralId, { phone, zone, ...none, stage: 'new', stagedAt: never });
      const known = phones.get(phone);
      if (covers === undefined) return;
      phones.set(phone, {
        isOn: known?.isOn ?? true,
        isCovered: (known?.isCovered ?? false) || covers.includes('automated'),
      });
    },
    claimed: (referralId: string, agent: AgentId, at: number) =>
      Object.assign(clientOf(referralId), { owner: agent, ownedSince: at }),
    handedOver: (referralId: string, to: AgentId, at: number) =>
      Object.assign(clientOf(referralId), { owner: to, ownedSince: at }),
    takenOff: (referralId: string, at: number) => Object.assign(clientOf(referralId), { takenOffAt: at }),
    /** The same stage again changes nothing: who was archived before a plan began is meant to get it. */
    staged(referralId: string, stage: string, at: number): void {
      const client = clientOf(referralId);
      if (client.stage !== stage) Object.assign(client, { stage, stagedAt: at });
    },
    licensed: (agent: AgentId, isLicensed: boolean) =>
      isLicensed ? unlicensed.delete(agent) : unlicensed.add(agent),

    wrote(referralId: string, phone: string, body: string, at: number): void {
      const consent = phones.get(phone);
      if (body === 'STOP') phones.set(phone, { isCovered: consent?.isCovered ?? false, isOn: false });
      if (body === 'START') phones.set(phone, { isCovered: consent?.isCovered ?? false, isOn: true });
      if (body === 'Sounds good') clientOf(referralId).repliedAt = at;
    },

    /** What is wrong with the text's going out now; undefined when it may. */
    faultOf({
      outboxId,
      phone,
      at,
      part,
      referralId,
      automated,
      writtenAt,
      createdAt,
    }: Judged): string | undefined {
      const client = clientOf(referralId);
      const consent = phones.get(phone);
      if (consent?.isOn !== true) return 'without consent';
      if (!consent.isCovered) return 'without consent to automated texts';
      const others = given.filter((each) => each.phone === phone && each.outboxId !== outboxId);
      if (others.some((each) => at - each.at < dayMs)) return 'twice within a day';
      if (others.filter((each) => at - each.at < 7 * dayMs).length >= 3)
        return 'four times within seven days';
      if (part !== 'greeting' && others.some((each) => each.part === part)) return 'for a second time';
      const hour = hourIn(client.zone, at);
      if (hour < 8 || hour >= 21) return 'in quiet hours';
      if (automated.kind === 'greeting') return client.owner === undefined ? undefined : 'after the claim';
      if (client.owner === undefined) return 'without an owner';
      if (unlicensed.has(client.owner)) return 'though its sender has no license';
      if (client.ownedSince > writtenAt && at - createdAt > inFlightMs) return 'after a hand-over';
      if (automated.kind === 'bulk')
        return cancelled.has(automated.bulkId ?? '') ? 'after it was cancelled' : undefined;
      if (client.repliedAt > writtenAt) return 'after the client answered';
      if (client.takenOffAt > writtenAt) return 'after it was stopped';
      const isOver = client.stage === 'closed' || client.stage === 'archived';
      if (isOver && client.stagedAt > writtenAt) return `though the client is ${client.stage}`;
      return at - writtenAt > 3 * dayMs ? 'more than three days late' : undefined;
    },

    give: (text: Given) => void given.push(text),
  };
}
