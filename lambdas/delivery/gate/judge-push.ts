// The gate for pushes: on time, and of an offer only while its agent can claim it (LI-3): one that went out late would outlive the news that it is over.
import { type Race, undecidedIn } from '../../claiming/referral.ts';
import type { PushContent } from '../outbox/outbox-message.ts';
import { type Verdict, verdictOnTime } from './gate.ts';

export type JudgePushDeps = { races: { read(referralId: string): Promise<Race | undefined> } };

export async function judgePush(push: PushContent, now: Date, deps: JudgePushDeps): Promise<Verdict> {
  const onTime = await verdictOnTime(push, now);
  const { purpose } = push;
  const isOffer = purpose.kind === 'notification' && purpose.notification === 'referral-offered';
  if (onTime.verdict !== 'send' || !isOffer) return onTime;
  const { referralId, agentId, round } = purpose;
  const race = await deps.races.read(referralId);
  const isOpen = race?.status === 'offered' && race.round === round && undecidedIn(race).includes(agentId);
  return isOpen ? onTime : { verdict: 'refuse', reason: 'stale' };
}
