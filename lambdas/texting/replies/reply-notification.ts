// Who is told of a client's replies, and in which words (TX-4).
import {
  askedToStopNotification,
  type Notification,
  reachNotification,
  repliesNotification,
  unansweredRepliesNotification,
} from '../../claiming/notifications.ts';
import type { Details } from '../../claiming/referral.ts';
import type { KnownTeam } from '../../people/known-team.ts';
import type { ClientsMessage } from '../message.ts';

/** `cannotAnswer`: the owner's name, when it is the lead who is told instead. */
export type Reader = { agentId: string; cannotAnswer?: string };

/** PE-4, PE-5: the lead hears of what an owner who left or has no license can't answer. */
export function readerOf({ team, agentOf, nameOf }: KnownTeam, owner: string): Reader {
  if (owner === team.leadAgentId || agentOf(owner)?.licensed === true) return { agentId: owner };
  return { agentId: team.leadAgentId, cannotAnswer: nameOf(owner) };
}

/** What is told at once. CO-16: of a client who has opted out nobody is asked whether they want to. */
export function replyNotification(
  { cannotAnswer }: Reader,
  { body, askedToStop }: ClientsMessage,
  hasOptedOut: boolean,
  details: Details,
  link: string,
): Notification {
  const mayAskToStop = askedToStop === 'open' && !hasOptedOut;
  const told = { words: [body], more: 0, mayAskToStop, hasOptedOut };
  if (cannotAnswer !== undefined) return unansweredRepliesNotification(details, told, link, cannotAnswer);
  return mayAskToStop
    ? askedToStopNotification(details, body, link)
    : repliesNotification(details, told, link);
}

/** What is told of all that came since. `isCutOff`: that the client can be reached by phone alone, or by texts again. */
export function digestNotification(
  { cannotAnswer }: Reader,
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
  return cannotAnswer === undefined
    ? repliesNotification(details, told, link)
    : unansweredRepliesNotification(details, told, link, cannotAnswer);
}
