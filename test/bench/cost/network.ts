// What a month of a network costs: referrals as they were counted, and open portals by what one of them does in an hour.
import { assumedMs, billedFor, without } from './bill.ts';
import type { Counts } from './one-referral.ts';
import { costOf, type Priced } from './prices.ts';

/** A month. */
export const network = { agents: 1000, referrals: 10_000, portalHoursEach: 160 };

/** An agent who is told to look reads the list and the referral; told when it is open, and when it is over. */
const reading = { times: 2, requests: 2, readUnits: 6 };
/** A portal asks every four minutes whether its channel still hears, and connects anew at least every two hours. */
const liveHour = { pings: 15, connections: 0.5 };
const pulseHour = { asks: 3600 };

type Billed = Partial<Record<Priced, number>>;

/** What each agent of ten reads of a referral with an open portal, and the messages that told them to. */
const readsOfReferral: Billed = scaled(10 * reading.times, {
  ...handled({ invocations: reading.requests, calls: 2 * reading.requests }),
  apiRequests: reading.requests,
  readUnits: reading.readUnits,
  socketMessages: 1,
});

/** A ping and its answer; a ticket and the connection by it, each a write. */
const hourByChannel: Billed = added(
  { connectionMinutes: 60 },
  scaled(liveHour.pings, { ...handled({ invocations: 1, calls: 1 }), socketMessages: 2, readUnits: 1 }),
  scaled(liveHour.connections, {
    ...handled({ invocations: 2, calls: 3 }),
    apiRequests: 1,
    writeUnits: 2,
    readUnits: 1,
  }),
);

/** The same by the pulse that the channel replaced: a request a second, each a read. */
const hourByPulse: Billed = scaled(pulseHour.asks, {
  ...handled({ invocations: 1, calls: 1 }),
  apiRequests: 1,
  readUnits: 1,
});

export type NetworkMonth = { what: string; dollars: number }[];

/** By what it is for; `counts` of one referral. */
export function monthOf(counts: Counts): NetworkMonth {
  const billed = billedFor(counts);
  const { agents, referrals, portalHoursEach } = network;
  const cloud = costOf(without(['textSegments', 'carrierFees', 'emails'], billed));
  const texts = costOf({ textSegments: billed.textSegments, carrierFees: billed.carrierFees });
  const hours = agents * portalHoursEach;
  const rows = {
    referrals: referrals * cloud,
    read: referrals * costOf(readsOfReferral),
    portals: hours * costOf(hourByChannel),
    emails: referrals * costOf({ emails: billed.emails }),
    texts: referrals * texts,
  };
  const withoutTexts = rows.referrals + rows.read + rows.portals + rows.emails;
  return [
    { what: 'referrals, the cloud alone', dollars: rows.referrals },
    { what: 'what their agents read of them', dollars: rows.read },
    { what: 'portals that are open, by the live channel', dollars: rows.portals },
    { what: 'emails', dollars: rows.emails },
    { what: '**together, without texts**', dollars: withoutTexts },
    { what: 'texts to clients', dollars: rows.texts },
    { what: '**together, with texts**', dollars: withoutTexts + rows.texts },
    { what: 'portals that ask every second instead', dollars: hours * costOf(hourByPulse) },
  ];
}

function handled({ invocations, calls }: { invocations: number; calls: number }): Billed {
  const ms = invocations * assumedMs.perInvocation + calls * assumedMs.perCall;
  return { invocations, gigabyteSeconds: ms / 1000 };
}

function scaled(times: number, billed: Billed): Billed {
  return Object.fromEntries(Object.entries(billed).map(([name, count]) => [name, times * count]));
}

function added(...all: readonly Billed[]): Billed {
  const sums = new Map<string, number>();
  for (const [name, count] of all.flatMap((each) => Object.entries(each))) {
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return Object.fromEntries(sums);
}
