// How well a team's automated texts are taken: shares of what was sent, and whether to go on.
import type { CampaignText } from './campaign-text.ts';
import { countsOf, fateOf } from './figures.ts';
import { lastWeeks, weekOf } from './week.ts';

export type Health = {
  sent: number;
  delivered: number;
  failed: number;
  replied: number;
  optedOut: number;
  /** What a carrier called spam or blocked. */
  spam: number;
  /** Of those that the carrier was given, from 0 to 1. */
  shares: { delivered: number; failed: number; replied: number; optedOut: number; spam: number };
  verdict: 'good' | 'watch' | 'stop';
  because?: 'opt-outs' | 'spam' | 'failures' | undefined;
};

/** What the verdict of today looks back on. */
const recentMs = 7 * 86_400_000;
/** What carriers say of a text that their filters took (delivery/failures.ts). */
const filtered = new Set(['spam', 'carrier-blocked']);

/**
 * Above these shares. Carriers publish no figures; platforms that sell sending suspend at 3 % of opt-outs and warn at 8 % of failures
 * (docs/decisions.md). A few of a handful are no share: `atLeast` so many.
 */
export const limits = {
  stop: [
    { what: 'optedOut', because: 'opt-outs', above: 0.03, atLeast: 5 },
    { what: 'spam', because: 'spam', above: 0.02, atLeast: 5 },
  ],
  watch: [
    { what: 'optedOut', because: 'opt-outs', above: 0.01, atLeast: 2 },
    { what: 'spam', because: 'spam', above: 0.005, atLeast: 2 },
    { what: 'failed', because: 'failures', above: 0.08, atLeast: 5 },
  ],
} as const;

export function healthOf(texts: readonly CampaignText[]): Health {
  const { sent, delivered, failed, replied, optedOut } = countsOf(texts);
  const counted = { delivered, failed, replied, optedOut, spam: texts.filter(isSpam).length };
  const refusedAsSpam = texts.filter((text) => isSpam(text) && fateOf(text) === 'refused').length;
  const given = sent + refusedAsSpam;
  const share = (count: number) => (given === 0 ? 0 : count / given);
  const shares = {
    delivered: share(delivered),
    failed: share(failed),
    replied: share(replied),
    optedOut: share(optedOut),
    spam: share(counted.spam),
  };
  const passed = (verdict: keyof typeof limits) =>
    limits[verdict].find(({ what, above, atLeast }) => counted[what] >= atLeast && shares[what] > above);
  const [stop, watch] = [passed('stop'), passed('watch')];
  const verdict = stop ? 'stop' : watch ? 'watch' : 'good';
  return { sent, ...counted, shares, verdict, because: (stop ?? watch)?.because };
}

/** A carrier that filters refuses the text at once, or says so in its receipt. */
function isSpam(text: CampaignText): boolean {
  const fate = fateOf(text);
  if (fate === 'failed') return filtered.has(text.failedBy ?? '');
  return fate === 'refused' && filtered.has(text.refusedBy ?? '');
}

export type SendingHealth = { weeks: (Health & { week: string; from: string })[]; recent: Health };

/** Of the last `count` weeks, the oldest first, and of the last seven days. */
export function sendingHealth(texts: readonly CampaignText[], count: number, now: Date): SendingHealth {
  const byWeek = Map.groupBy(texts, ({ at }) => weekOf(at));
  const weeks = lastWeeks(now, count).map((week) => ({ ...week, ...healthOf(byWeek.get(week.week) ?? []) }));
  const since = recentFrom(now);
  return { weeks, recent: healthOf(texts.filter(({ at }) => at >= since)) };
}

export function recentFrom(now: Date): string {
  return new Date(now.getTime() - recentMs).toISOString();
}

/** No new bulk text at `stop`. It passes by itself: after seven days without sending there is nothing left to judge by. */
export function mayStartBulk({ verdict }: Pick<Health, 'verdict'>): boolean {
  return verdict !== 'stop';
}
