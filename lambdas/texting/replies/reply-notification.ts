// Who is told of a client's replies, and in which words (TX-4).
import {
  answeredGreetingNotification,
  askedToStopNotification,
  type Notification,
  reachNotification,
  repliesNotification,
  unansweredRepliesNotification,
} from '../../claiming/notifications.ts';
import { type Details, ownerOf, type Race } from '../../claiming/referral.ts';
import type { KnownTeam } from '../../people/known-team.ts';
import type { ClientsMessage } from '../message.ts';
import { withoutIdentity } from '../without-identity.ts';

/** `cannotAnswer`: the owner's name, when it is the lead who is told instead. `isBeforeClaim`: the lead, while nobody has the client. */
export type Reader = { agentId: string; cannotAnswer?: string; isBeforeClaim?: true };

/** PE-4, PE-5: the lead hears of what an owner who left or has no license can't answer; CP-8: and of what nobody has claimed. */
export function readerOf({ team, agentOf, nameOf }: KnownTeam, race: Race): Reader | undefined {
  if (race.status === 'offered') return { agentId: team.leadAgentId, isBeforeClaim: true };
  const owner = ownerOf(race);
  if (owner === undefined) return undefined;
  if (owner === team.leadAgentId || agentOf(owner)?.licensed === true) return { agentId: owner };
  return { agentId: team.leadAgentId, cannotAnswer: nameOf(owner) };
}

/** What is told at once. CO-16: of a client who has opted out nobody is asked whether they want to. */
export function replyNotification(
  { cannotAnswer, isBeforeClaim }: Reader,
  { body, askedToStop }: ClientsMessage,
  hasOptedOut: boolean,
  details: Details,
  link: string,
): Notification {
  const mayAskToStop = askedToStop === 'open' && !hasOptedOut;
  const told = { words: [body], more: 0, mayAskToStop, hasOptedOut };
  if (isBeforeClaim) return answeredGreetingNotification(details, withoutWho(told, details), link);
  if (cannotAnswer !== undefined) return unansweredRepliesNotification(details, told, link, cannotAnswer);
  return mayAskToStop
    ? askedToStopNotification(details, body, link)
    : repliesNotification(details, told, link);
}

/** What is told of all that came since. `isCutOff`: that the client can be reached by phone alone, or by texts again. */
export function digestNotification(
  { cannotAnswer, isBeforeClaim }: Reader,
  {
    replies,
    more,
    isCutOff,
    hasOptedOut = false,
  }: {
    replies: readonly ClientsMessage[];
    more: number;
    isCutOff?: boolean | undefined;
    hasOptedOut?: boolean | undefined;
  },
  details: Details,
  link: string,
): Notification {
  if (replies.length === 0 && isCutOff !== undefined) return reachNotification(details, isCutOff, link);
  const told = {
    words: replies.map(({ body }) => body),
    more,
    mayAskToStop: !hasOptedOut && replies.some(({ askedToStop }) => askedToStop === 'open'),
    hasOptedOut,
  };
  if (isBeforeClaim) return answeredGreetingNotification(details, withoutWho(told, details), link);
  return cannotAnswer === undefined
    ? repliesNotification(details, told, link)
    : unansweredRepliesNotification(details, told, link, cannotAnswer);
}

/** CL-9. */
function withoutWho<T extends { words: readonly string[] }>(told: T, { client }: Details): T {
  return { ...told, words: told.words.map((words) => withoutIdentity(words, client)) };
}
