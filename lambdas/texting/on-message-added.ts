// After a message was written: an agent's goes into the outbox, to the client; a client's is told to the owner (TX-4).
import type { BusEvent } from '../claiming/bus/bus-events.ts';
import { consentAhead } from '../claiming/client/consent-ahead.ts';
import { type AgentNotification, callsOnlyNotification } from '../claiming/notifications.ts';
import type { LeaseNumberDeps } from '../claiming/numbers/lease-number.ts';
import type { PoolOf } from '../claiming/numbers/number-lease.ts';
import { type OnReferralCreatedDeps, recordConsent } from '../claiming/on-referral-created.ts';
import type { Details, Race } from '../claiming/referral.ts';
import { introductions } from '../consent/program.ts';
import type { ItemBrand } from '../people/brand.ts';
import type { KnownTeam } from '../people/known-team.ts';
import { isForgotten } from '../platform/retention.ts';
import { zonesOf } from '../platform/time-zones/state-zones.ts';
import { type FollowAnswerDeps, followAnswer } from './asked-to-stop/follow-answer.ts';
import { senderIdOf } from './automated/automated.ts';
import {
  type AgentsMessage,
  type ClientsMessage,
  clientsMessageSchema,
  endOf,
  isOfRound,
  isReply,
  messageSchema,
} from './message.ts';
import { outboxIdOf } from './outbox-id.ts';
import type { ClientText } from './outbox-port.ts';
import { type CreditReplyDeps, creditReply } from './replies/credit-reply.ts';
import type { Consequence } from './replies/reply-digest.ts';
import { readerOf, replyNotification } from './replies/reply-notification.ts';

export type OnMessageAddedDeps = CreditReplyDeps &
  FollowAnswerDeps & {
    consents: OnReferralCreatedDeps['consents'];
    outbox: { find(outboxId: string): Promise<unknown>; create(text: ClientText): Promise<unknown> };
    /** The number that a conversation texts a phone from; undefined when all of the pool are taken. */
    numberLeases: Pick<LeaseNumberDeps['numberLeases'], 'take'>;
    /** Notes that the client answered; answers the race as it is then. */
    races: {
      noteReply(referralId: string, at: string): Promise<Race | undefined>;
      read(referralId: string): Promise<Race | undefined>;
    };
    conversations: {
      /** Answers when the client was last written an automated text, if ever. */
      noteReply(referralId: string, at: string, now: Date): Promise<{ lastAutomatedAt?: string | undefined }>;
      readSent(referralId: string): Promise<{ lastAutomatedAt?: string | undefined }>;
    };
    /** CP-7: whether it answers an automated text. */
    noteCampaignReply(reply: {
      referralId: string;
      phone: string;
      brand: ItemBrand;
      at: string;
    }): Promise<void>;
    readTeam(teamId: string): Promise<KnownTeam>;
    replyDigests: { add(reply: ClientsMessage, agentId: string, now: Date): Promise<Consequence> };
    /** Has the digest told when it is due. */
    askForDigest(digest: { referralId: string; dueAt: string }): Promise<void>;
    readDetails(referralId: string): Promise<Details>;
    notifyAgent(notification: AgentNotification): Promise<void>;
    publish(event: BusEvent): Promise<void>;
    derivedId(prefix: 'out' | 'evt', ...parts: string[]): string;
    /** A referral's page in the portal. */
    linkTo(referralId: string): string;
    poolOf: PoolOf;
    now(): Date;
  };

export async function onMessageAdded(
  before: unknown,
  after: unknown,
  deps: OnMessageAddedDeps,
): Promise<void> {
  const message = messageSchema.parse(after);
  if (message.direction === 'outbound') return before === undefined ? textClient(message, deps) : undefined;
  if (before === undefined) await tellReply(message, deps);
  await settleQuestion(before, message, deps);
}

/** CO-16: the owner or the lead answered whether the client asked for no more texts. After a "no" it is a reply like any other. */
async function settleQuestion(
  before: unknown,
  message: ClientsMessage,
  deps: OnMessageAddedDeps,
): Promise<void> {
  const { referralId, askedToStop, answeredBy, at } = message;
  if (answeredBy === undefined) return;
  const was = before === undefined ? undefined : clientsMessageSchema().parse(before);
  if (was?.askedToStop === askedToStop) return;
  const { client } = await deps.readDetails(referralId);
  await followAnswer(message, client.phone, deps);
  if (was !== undefined && askedToStop === 'no') {
    const [race] = await Promise.all([deps.races.noteReply(referralId, at), creditReply(message, deps)]);
    await followCampaign(message, await deps.conversations.readSent(referralId), deps);
    await publishReply(message, race, deps);
  }
}

async function textClient(message: AgentsMessage, deps: OnMessageAddedDeps): Promise<void> {
  const { referralId, messageId, agentId, body, typed, introduction, at, automated } = message;
  const outboxId = outboxIdOf(deps.derivedId, { referralId, messageId });
  // Its outbox message is not kept for ever: without one, what had left before must not leave again.
  const hasLeft = message.delivery !== 'queued' && (await deps.outbox.find(outboxId)) === undefined;
  if (hasLeft) return;
  const [race, details] = await Promise.all([deps.races.read(referralId), deps.readDetails(referralId)]);
  const { client, area, teamId } = details;
  const brand = race?.brandId;
  const known = await deps.consents.read(introductions, client.phone, undefined, brand);
  // The stream may tell of the text before it tells of the consent.
  if (consentAhead(known, client) !== known) await recordConsent(details, brand, deps);
  const from = await deps.numberLeases.take(client.phone, referralId, deps.poolOf(brand), deps.now());
  if (from === undefined && automated === undefined) {
    const notification = callsOnlyNotification(details, deps.linkTo(referralId));
    await deps.notifyAgent({ agentId, details, notification, occasion: messageId });
  }
  await deps.outbox.create({
    outboxId,
    channel: 'text',
    program: introductions,
    brand,
    to: client.phone,
    from,
    body: typed ?? body,
    introduction,
    zones: [...zonesOf(area.state)],
    ...(automated !== undefined && { isAutomated: true }),
    notBefore: message.notBefore,
    staleAt: message.staleAt,
    purpose: {
      kind: 'message',
      referralId,
      messageId,
      at,
      sender: { teamId, agentId: senderIdOf(message) },
      ...(senderIdOf(message) !== agentId && { agentId }),
      automated,
    },
    createdAt: deps.now().toISOString(),
  });
}

/** The client answered: they have texted both ways with whoever wrote last (TX-6), and their phone is known (TX-3). */
async function tellReply(message: ClientsMessage, deps: OnMessageAddedDeps): Promise<void> {
  const { referralId, automatic, blank, askedToStop, at } = message;
  // TX-15, TX-3: what a machine wrote, or shows nothing, stands in the conversation, and that is all.
  if (automatic || blank) return;
  const talk = await deps.conversations.noteReply(referralId, at, deps.now());
  if (!isReply(message)) {
    // CO-16: the owner is asked; who asked for no more texts is told by their opt-out.
    const race = askedToStop === 'open' ? await deps.races.read(referralId) : undefined;
    if (race !== undefined) await tellOwner(message, race, deps);
    return;
  }
  const [race] = await Promise.all([deps.races.noteReply(referralId, at), creditReply(message, deps)]);
  await Promise.all([
    followCampaign(message, talk, deps),
    publishReply(message, race, deps),
    ...(race === undefined ? [] : [tellOwner(message, race, deps)]),
  ]);
}

/** CP-7: where nothing automated was written, nothing is read. */
async function followCampaign(
  { referralId, at, brand }: ClientsMessage,
  { lastAutomatedAt }: { lastAutomatedAt?: string | undefined },
  deps: OnMessageAddedDeps,
): Promise<void> {
  if (lastAutomatedAt === undefined) return;
  const { client } = await deps.readDetails(referralId);
  await deps.noteCampaignReply({ referralId, phone: client.phone, brand, at });
}

/** What a machine wrote, and what asks for no more texts, is no reply on the bus either (TX-15, CO-16). */
async function publishReply(
  { referralId, messageId, at }: ClientsMessage,
  race: Race | undefined,
  deps: OnMessageAddedDeps,
): Promise<void> {
  if (race?.status !== 'claimed') return;
  const { teamId, claim } = race;
  const eventId = deps.derivedId('evt', referralId, 'replied', messageId);
  const detail = { eventId, referralId, teamId, at, agentId: claim.agentId, messageId };
  await deps.publish({ type: 'ClientReplied', detail });
}

/** CP-8: the client of a referral that nobody has claimed answers nobody else. */
async function answersGreeting(
  { referralId, at }: ClientsMessage,
  race: Race,
  { conversations }: OnMessageAddedDeps,
): Promise<boolean> {
  const greeting = await conversations.lastSentBefore(
    referralId,
    endOf(at),
    ({ automated, messageId }) => automated?.kind === 'greeting' && isOfRound(messageId, race),
  );
  return greeting !== undefined;
}

/** The first reply is told at once, and what follows within five minutes in one digest. */
async function tellOwner(message: ClientsMessage, race: Race, deps: OnMessageAddedDeps): Promise<void> {
  const { referralId, messageId, at } = message;
  // Replayed after years it is no news, and nobody knows any more whether it was told.
  if (isForgotten(at, deps.now())) return;
  if (race.status === 'offered' && !(await answersGreeting(message, race, deps))) return;
  const [team, details] = await Promise.all([deps.readTeam(race.teamId), deps.readDetails(referralId)]);
  const reader = readerOf(team, race);
  if (reader === undefined) return;
  const { agentId } = reader;
  const consequence = await deps.replyDigests.add(message, agentId, deps.now());
  if (consequence.kind === 'ask-for-digest') {
    return deps.askForDigest({ referralId, dueAt: consequence.dueAt });
  }
  if (consequence.kind !== 'tell') return;
  const hasOptedOut = race.clientOptedOut === true;
  const notification = replyNotification(reader, message, hasOptedOut, details, deps.linkTo(referralId));
  await deps.notifyAgent({ agentId, details, notification, occasion: messageId });
}
