// Who is told of a client's replies, and in which words (TX-4).
import {
  askedToStopNotification,
  type Notification,
  repliesNotification,
  unansweredRepliesNotification,
} from '../claiming/notifications.ts';
import type { Details } from '../claiming/referral.ts';
import type { KnownTeam } from '../people/known-team.ts';
import type { ClientsMessage } from './message.ts';

/** `cannotAnswer`: the owner's name, when it is the lead who is told instead. */
export type Reader = { agentId: string; cannotAnswer?: string };

/** PE-4, PE-5: the lead hears of what an owner who left or has no license can't answer. */
export function readerOf({ team, agentOf, nameOf }: KnownTeam, owner: string): Reader {
  if (owner === team.leadAgentId || agentOf(owner)?.licensed === true) return { agentId: owner };
  return { agentId: team.leadAgentId, cannotAnswer: nameOf(owner) };
}

/** What is told at once. */
export function replyNotification(
  { cannotAnswer }: Reader,
  { body, askedToStop }: ClientsMessage,
  details: Details,
  link: string,
): Notification {
  const mayAskToStop = askedToStop === 'open';
  if (cannotAnswer !== undefined) {
    return unansweredRepliesNotification(
      details,
      { words: [body], more: 0, mayAskToStop },
      link,
      cannotAnswer,
    );
  }
  return mayAskToStop
    ? askedToStopNotification(details, body, link)
    : repliesNotification(details, { words: [body], more: 0 }, link);
}

/** What is told of all that came since. */
export function digestNotification(
  { cannotAnswer }: Reader,
  { replies, more }: { replies: readonly ClientsMessage[]; more: number },
  details: Details,
  link: string,
): Notification {
  const told = {
    words: replies.map(({ body }) => body),
    more,
    mayAskToStop: replies.some(({ askedToStop }) => askedToStop === 'open'),
  };
  return cannotAnswer === undefined
    ? repliesNotification(details, told, link)
    : unansweredRepliesNotification(details, told, link, cannotAnswer);
}
