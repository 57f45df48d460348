// What agents' consent should be who share, change and lose phones, written from the contract's words and not from the code:
// recomputed from all facts at every look.

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** `at`: by its own time; `knownAt`: when Dibs heard of it. */
type Fact = { at: number; knownAt: number; phone: string } & (
  | { what: 'stop' | 'start'; carrierId: string }
  | { what: 'asks' | 'leaves' | 'loses' | 'is asked again'; agent: string }
  | { what: 'is silent'; agent: string; request: number }
);

export type AgentsStand = {
  status: 'pending' | 'on' | 'off' | 'opted-out';
  reason?: 'left' | 'stop' | 'no-reply' | 'reconfirmation-lapsed';
  since: number;
  /** When the 18 months began. */
  optedInAt?: number;
  /** When the consent request that waits was made. */
  request?: number;
};

/** On one phone: nobody stands there who never asked for it, or lost it. */
type PhonesStand = { isStopped: boolean; agents: Map<string, AgentsStand> };

export function aPhonesReference() {
  const facts: Fact[] = [];
  const profiles = new Map<string, string | undefined>();
  const sent = new Map<string, number>();

  function standOn(phone: string, now: number): PhonesStand {
    const stand: PhonesStand = { isStopped: false, agents: new Map() };
    const known = facts.filter((fact) => fact.phone === phone && fact.knownAt <= now);
    const isStop = ({ what }: Fact) => Number(what === 'stop');
    for (const fact of known
      .filter((fact) => isFirstTelling(fact, known))
      .toSorted((one, other) => one.at - other.at || isStop(one) - isStop(other))) {
      happen(stand, fact);
    }
    return stand;
  }

  function happen(stand: PhonesStand, fact: Fact): void {
    const { agents } = stand;
    const { at } = fact;
    switch (fact.what) {
      case 'stop': {
        if (stand.isStopped) return;
        stand.isStopped = true;
        for (const [agent, { status }] of agents) {
          if (status === 'pending' || status === 'on') {
            agents.set(agent, { status: 'opted-out', reason: 'stop', since: at });
          }
        }
        return;
      }
      case 'start': {
        const all = [...agents];
        const waiting = all.filter(([, { request }]) => request !== undefined);
        if (waiting.length === 0 && all.some(([, { status }]) => status === 'on')) return;
        const stopped = all.filter(([, { reason }]) => reason === 'stop');
        const last = all
          .toSorted(([one], [other]) => (one < other ? -1 : 1))
          .toSorted(([, one], [, other]) => other.since - one.since)
          .slice(0, 1);
        const meant = [waiting, stopped, last].find((some) => some.length > 0) ?? [];
        for (const [agent, { status, since }] of meant) {
          agents.set(agent, { status: 'on', since: status === 'on' ? since : at, optedInAt: at });
        }
        if (waiting.length === 0) stand.isStopped = false;
        return;
      }
      case 'asks': {
        const before = agents.get(fact.agent);
        if (before?.status === 'pending' || before?.status === 'on' || before?.reason === 'stop') return;
        agents.set(
          fact.agent,
          stand.isStopped
            ? { status: 'opted-out', reason: 'stop', since: at }
            : { status: 'pending', since: at, request: at },
        );
        return;
      }
      case 'leaves': {
        const before = agents.get(fact.agent);
        if (before === undefined || before.reason === 'left') return;
        agents.set(fact.agent, { status: 'off', reason: 'left', since: at });
        return;
      }
      case 'loses':
        agents.delete(fact.agent);
        return;
      case 'is asked again': {
        const before = agents.get(fact.agent);
        if (before !== undefined && isDue(before, at)) agents.set(fact.agent, { ...before, request: at });
        return;
      }
      case 'is silent': {
        const before = agents.get(fact.agent);
        if (before?.request !== fact.request) return;
        const reason = before.status === 'on' ? 'reconfirmation-lapsed' : 'no-reply';
        agents.set(fact.agent, { status: 'opted-out', reason, since: at });
      }
    }
  }

  const standOf = (agent: string, phone: string | undefined, now: number): AgentsStand | undefined =>
    phone === undefined ? undefined : standOn(phone, now).agents.get(agent);
  const deadline = (agent: string, request: number) => {
    const sentAt = sent.get(`${agent} ${request}`);
    return sentAt === undefined ? undefined : sentAt + 36 * hourMs;
  };

  return {
    standOn,
    own: (agent: string, now: number) => standOf(agent, profiles.get(agent), now),
    hear(phone: string, what: 'stop' | 'start', carrierId: string, stamp: number, now: number): void {
      facts.push({ what, phone, carrierId, at: stamp, knownAt: now });
    },
    /** Whoever's phone it was has to be asked anew. */
    change(agent: string, phone: string | undefined, now: number): void {
      const former = profiles.get(agent);
      profiles.set(agent, phone);
      if (former !== undefined && former !== phone) {
        facts.push({ what: 'loses', agent, phone: former, at: now, knownAt: now });
      }
    },
    /** Answers whether a text asks the phone. */
    enroll(agent: string, now: number): boolean {
      const phone = profiles.get(agent);
      if (phone === undefined) return false;
      const { isStopped, agents } = standOn(phone, now);
      const status = agents.get(agent)?.status;
      if (isStopped || status === 'pending' || status === 'on') return false;
      const today = facts.filter(
        (fact) => fact.what === 'asks' && fact.phone === phone && fact.at > now - dayMs,
      );
      if (today.length >= 10 || today.filter((fact) => 'agent' in fact && fact.agent === agent).length >= 3) {
        return false;
      }
      facts.push({ what: 'asks', agent, phone, at: now, knownAt: now });
      return true;
    },
    leave(agent: string, now: number): void {
      const phone = profiles.get(agent);
      const status = standOf(agent, phone, now)?.status;
      if (phone !== undefined && (status === 'pending' || status === 'on')) {
        facts.push({ what: 'leaves', agent, phone, at: now, knownAt: now });
      }
    },
    /** The text that asks went out. */
    sent: (agent: string, request: number, now: number) => void sent.set(`${agent} ${request}`, now),
    /** Somebody looks whether the agent was silent for 36 hours. */
    look(agent: string, phone: string, now: number): void {
      const request = standOf(agent, phone, now)?.request;
      const at = request === undefined ? undefined : deadline(agent, request);
      if (request !== undefined && at !== undefined && at <= now) {
        facts.push({ what: 'is silent', agent, phone, request, at, knownAt: now });
      }
    },
    /** Whether a consent request waits on that should have ended by now. */
    isOverdue(agent: string, phone: string, now: number): boolean {
      const request = standOf(agent, phone, now)?.request;
      const at = request === undefined ? undefined : deadline(agent, request);
      const lastNews = Math.max(...facts.map(({ knownAt }) => knownAt));
      return at !== undefined && Math.max(at, lastNews) + 2000 < now;
    },
    runJobs(phones: readonly string[], now: number): void {
      for (const phone of phones) {
        for (const [agent, stand] of standOn(phone, now).agents) {
          if (isDue(stand, now)) facts.push({ what: 'is asked again', agent, phone, at: now, knownAt: now });
        }
      }
    },
    /** Whose alerts a referral brings to which phone. */
    alerts(now: number): string[] {
      return [...profiles]
        .filter(([agent, phone]) => standOf(agent, phone, now)?.status === 'on')
        .map(([agent, phone]) => `${agent} ${phone}`)
        .toSorted();
    },
    /**
     * From the facts alone: the phone's last word is a YES, and one came after the agent's asking, on a phone that they have not lost
     * since.
     */
    hasYes(agent: string, phone: string, now: number): boolean {
      const known = facts.filter((fact) => fact.phone === phone && fact.knownAt <= now);
      const isTheirs = (fact: Fact) => 'agent' in fact && fact.agent === agent;
      const lost = last(known.filter((fact) => fact.what === 'loses' && isTheirs(fact)));
      const asked = known.filter((fact) => fact.what === 'asks' && isTheirs(fact) && fact.at > lost);
      const words = known.filter((fact) => isFirstTelling(fact, known));
      const started = last(words.filter(({ what }) => what === 'start'));
      return (
        asked.some(({ at }) => at <= started) && started > last(words.filter(({ what }) => what === 'stop'))
      );
    },
  };
}

const last = (facts: readonly Fact[]) => Math.max(0, ...facts.map(({ at }) => at));

/** Told twice, a word counts by the earlier time. */
function isFirstTelling(fact: Fact, known: readonly Fact[]): boolean {
  if (!('carrierId' in fact)) return true;
  return !known.some(
    (other) => 'carrierId' in other && other.carrierId === fact.carrierId && other.at < fact.at,
  );
}

/** CO-11: 18 calendar months after the opt-in. */
function isDue({ status, request, optedInAt }: AgentsStand, at: number): boolean {
  if (status !== 'on' || request !== undefined || optedInAt === undefined) return false;
  const from = new Date(optedInAt);
  const month = from.getUTCMonth() + 18;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  return Date.UTC(from.getUTCFullYear(), month, day) + (optedInAt % dayMs) <= at;
}
