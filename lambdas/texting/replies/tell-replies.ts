// Tells the owner, or the lead in their place, of replies that waited for their digest (TX-4), and whether texts reach the client.
import type { AgentNotification } from '../../claiming/notifications.ts';
import { type Details, isCutOff, type Race } from '../../claiming/referral.ts';
import type { KnownTeam } from '../../people/known-team.ts';
import type { ClientsMessage } from '../message.ts';
import type { Telling } from './reply-digest.ts';
import { digestNotification, readerOf } from './reply-notification.ts';

export type TellRepliesDeps = {
  races: { read(referralId: string): Promise<Race | undefined> };
  replyDigests: {
    take(
      referralId: string,
      dueAt: string,
      agentId: string,
      now: Date,
      isCutOff: boolean,
    ): Promise<Telling | undefined>;
    readReplies(referralId: string, telling: Telling): Promise<ClientsMessage[]>;
  };
  referrals: { readDetails(referralId: string): Promise<Details | undefined> };
  readTeam(teamId: string): Promise<KnownTeam>;
  notifyAgent(notification: AgentNotification): Promise<void>;
  /** A referral's page in the portal. */
  linkTo(referralId: string): string;
};

/** Answers when to come again, for a digest that is not due yet. Whoever owns the referral by then is told. */
export async function tellReplies(
  { referralId, dueAt }: { referralId: string; dueAt: string },
  now: Date,
  deps: TellRepliesDeps,
): Promise<{ done: true } | { done: false; againInSeconds: number }> {
  const leftMs = Date.parse(dueAt) - now.getTime();
  if (leftMs > 0) return { done: false, againInSeconds: Math.ceil(leftMs / 1000) };
  const race = await deps.races.read(referralId);
  // Nobody owns it any more: what came stands in the conversation for whoever does next.
  const reader = race && readerOf(await deps.readTeam(race.teamId), race);
  if (race === undefined || reader === undefined) return { done: true };
  const isByPhone = isCutOff(race) || race.clientOptedOut === true;
  const telling = await deps.replyDigests.take(referralId, dueAt, reader.agentId, now, isByPhone);
  if (telling === undefined) return { done: true };
  const { agentId, id: occasion, more } = telling;
  const [details, replies] = await Promise.all([
    deps.referrals.readDetails(referralId),
    deps.replyDigests.readReplies(referralId, telling),
  ]);
  if (details === undefined) return { done: true };
  // Taken before the client changed hands, it is told in the words for whom it was taken.
  const told = agentId === reader.agentId ? reader : { agentId };
  const said = { replies, more, isCutOff: telling.isCutOff, hasOptedOut: race.clientOptedOut };
  const notification = digestNotification(told, said, details, deps.linkTo(referralId));
  await deps.notifyAgent({ agentId, details, notification, occasion });
  return { done: true };
}
