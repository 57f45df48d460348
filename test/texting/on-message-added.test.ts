// Reactions to what client and agent write to each other.
import { describe, expect, test } from '@jest/globals';
import { derivedId } from '../../lambdas/platform/ids.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { dispatch } from '../../lambdas/stream/dispatch.ts';
import type { InboundText } from '../../lambdas/texting/inbound-text.ts';
import { newMessage, sentText } from '../../lambdas/texting/new-message.ts';
import { outboxIdOf } from '../../lambdas/texting/outbox-id.ts';
import { receiveText } from '../../lambdas/texting/receive-text.ts';
import { tellReplies } from '../../lambdas/texting/replies/tell-replies.ts';
import { anAttempt, client, minutesLater, NOW } from '../claiming/support/referrals.ts';
import { enrollment } from '../consent/support/ledgers.ts';
import {
  created,
  dependencies,
  dispatched,
  notifications,
  outbox,
  outboxMessages,
  people,
  races,
  referrals,
  stores,
  table,
  told,
} from '../stream/support/dependencies.ts';
import { anId } from '../support/ids.ts';
import { receiveTextDeps } from './support/inbound-texts.ts';
import { introductionNumbers } from './support/stores.ts';

const textConsent = { at: NOW.toISOString(), source: 'web form', words: 'Agents may text me.' };

let clients = 0;
/** A conversation in which ada has texted; her alerts are on. */
async function aConversation() {
  clients += 1;
  const phone = `+1206558${String(clients).padStart(4, '0')}`;
  const race = await created({}, { client: { ...client, phone, textConsent } });
  const { referralId, teamId } = race;
  await races.claim(anAttempt(race, { by: 'text' }));
  const owner = await people.readAgent(teamId, 'ada');
  if (owner?.phone !== undefined) await switchOn(owner.phone, teamId);
  await write({ referralId, teamId }, 'msg_1');
  const number =
    outboxMessages().flatMap((send) => (send.channel === 'text' ? (send.from ?? []) : []))[0] ?? '';
  told.created.clear();
  return { referralId, teamId, phone, number };
}
async function switchOn(phone: string, teamId: string, agentId = 'ada') {
  for (const event of enrollment({ phone, teamId, agentId }, NOW.toISOString(), 'YES')) {
    await stores.consents.record(event);
  }
}

async function write(
  { referralId, teamId }: { referralId: string; teamId: string },
  messageId: string,
  agentId = 'ada',
  at = NOW,
) {
  const message = newMessage({ referralId, messageId, agentId, body: 'Hi', at: at.toISOString() });
  const key = keys.message(referralId, message.at, messageId);
  await dispatched(key, () => stores.conversations.add(message, teamId), at);
}

type Conversation = Awaited<ReturnType<typeof aConversation>>;
/** The client's text arrives, told twice, and so is its message's change. */
async function reply(
  { phone, number }: Pick<Conversation, 'phone' | 'number'>,
  text: Partial<InboundText> = {},
  now = NOW,
) {
  const arrived: InboundText = {
    from: phone,
    to: number,
    body: 'Yes, gladly',
    carrierId: anId('carrier'),
    at: now.toISOString(),
    ...text,
  };
  const deps = receiveTextDeps(table, () => now);
  for (let times = 0; times < 2; times += 1) await receiveText(arrived, deps);
  const referralId = await stores.numberLeases.find(arrived.from, arrived.to, arrived.at);
  if (referralId === undefined) return arrived;
  const after = await table.get(keys.message(referralId, arrived.at, derivedId('msr', arrived.carrierId)));
  for (let times = 0; times < 2; times += 1) await dispatch({ before: undefined, after }, dependencies(now));
  return arrived;
}
/** What the queue does when a digest is due. */
const tellDigest = (digest: { referralId: string; dueAt: string }, now: Date) =>
  tellReplies(digest, now, { ...stores, ...dependencies(now), replyDigests: stores.replyDigests, referrals });
const textsOf = async ({ referralId }: Pick<Conversation, 'referralId'>) =>
  (await stores.conversations.list(referralId, undefined)).messages.map(
    ({ direction, body }) => `${direction} ${body}`,
  );

describe('what a client writes', () => {
  test('TX-4 lands in the conversation once, and its owner is told by every channel, the words by email alone', async () => {
    const conversation = await aConversation();
    await reply(conversation);
    expect(await textsOf(conversation)).toEqual(['outbound Hi', 'inbound Yes, gladly']);
    expect(notifications()).toEqual(['client-replied ada email', 'client-replied ada text']);
    for (const send of outboxMessages())
      expect(send.body.includes('Yes, gladly')).toBe(send.channel === 'email');
  });

  test('TX-4 is an event of its own, once, by ids alone', async () => {
    const conversation = await aConversation();
    const { referralId, teamId } = conversation;
    const { carrierId, at } = await reply(conversation);
    const [event, repeated] = told.published;
    expect(event).toEqual({
      type: 'ClientReplied',
      detail: {
        eventId: expect.stringMatching(/^evt_/),
        referralId,
        teamId,
        at,
        agentId: 'ada',
        messageId: derivedId('msr', carrierId),
      },
    });
    expect(repeated).toEqual(event);
  });

  test('TX-3 TX-6 makes the phone known, and the conversation one that goes both ways, from its own time on', async () => {
    const conversation = await aConversation();
    await mark(conversation, 'msg_1', 'delivered');
    const at = minutesLater(3);
    await reply(conversation, { at: at.toISOString() }, minutesLater(9));
    expect(await races.read(conversation.referralId)).toMatchObject({ repliedAt: at.toISOString() });
    const sender = { teamId: conversation.teamId, agentId: 'ada' };
    expect(await stores.footers.read({ phone: conversation.phone, sender })).toMatchObject({
      repliedAt: at.toISOString(),
    });
  });

  test('TX-6 answers whoever texted last, not the owner by then; a text that never arrived is not answered', async () => {
    const conversation = await aConversation();
    const { referralId, teamId, phone } = conversation;
    await mark(conversation, 'msg_1', 'delivered');
    await hand(conversation, 'ben');
    await write(conversation, 'msg_2', 'ben', minutesLater(1));
    await mark(conversation, 'msg_2', 'refused', minutesLater(1));
    await reply(conversation, {}, minutesLater(2));
    const repliedTo = async (agentId: string) =>
      (await stores.footers.read({ phone, sender: { teamId, agentId } }))?.repliedAt !== undefined;
    expect([await repliedTo('ada'), await repliedTo('ben')]).toEqual([true, false]);
    expect(notifications()).toContain('client-replied ben email');
    expect(await races.read(referralId)).toMatchObject({ repliedAt: minutesLater(2).toISOString() });
  });

  test('TX-4 what follows within five minutes waits for one digest, which is told to whoever owns the referral by then', async () => {
    const conversation = await aConversation();
    const { referralId } = conversation;
    await reply(conversation, { body: 'One' }, minutesLater(0));
    expect(notifications()).toEqual(['client-replied ada email', 'client-replied ada text']);
    await reply(conversation, { body: 'Two' }, minutesLater(1));
    await reply(conversation, { body: 'Three' }, minutesLater(4.9));
    expect(notifications()).toHaveLength(2);
    const dueAt = minutesLater(5).toISOString();
    // Asked for by the first that waits, however often that is dispatched.
    expect(told.digests).toEqual([
      { referralId, dueAt },
      { referralId, dueAt },
    ]);
    expect(await tellDigest({ referralId, dueAt }, minutesLater(4.5))).toEqual({
      done: false,
      againInSeconds: 30,
    });
    await hand(conversation, 'ben');
    for (let times = 0; times < 2; times += 1) await tellDigest({ referralId, dueAt }, minutesLater(5));
    const digest = outboxMessages()
      .filter((send) => send.channel === 'email')
      .at(-1);
    expect(digest?.body).toMatch(/wrote 2 messages:\n\nTwo\n\nThree\n\n/);
    expect(notifications().filter((notice) => notice.endsWith('email'))).toEqual([
      'client-replied ada email',
      'client-replied ben email',
    ]);
    await reply(conversation, { body: 'Four' }, minutesLater(9));
    expect(told.digests.at(-1)).toEqual({ referralId, dueAt: minutesLater(10).toISOString() });
  });

  test('TX-4 a reply that was part of a digest is not told again when everything is dispatched again', async () => {
    const conversation = await aConversation();
    const { referralId } = conversation;
    const words = ['One', 'Two', 'Three', 'Four'];
    for (const [minute, body] of words.entries()) await reply(conversation, { body }, minutesLater(minute));
    await tellDigest({ referralId, dueAt: minutesLater(5).toISOString() }, minutesLater(5));
    await reply(conversation, { body: 'Five' }, minutesLater(30));
    await reply(conversation, { body: 'Six' }, minutesLater(60));
    const before = notifications();
    told.digests.length = 0;
    for (const after of await table.queryAll({ pk: keys.race(referralId).pk, skPrefix: 'MESSAGE#' })) {
      await dispatch({ before: undefined, after }, dependencies(minutesLater(90)));
    }
    expect(told.digests).toEqual([]);
    expect(notifications().filter(Boolean)).toEqual(before);
  });

  test('PE-5 TX-4 when the owner can’t answer, the lead is told, at once and by digest', async () => {
    const conversation = await aConversation();
    const { referralId, teamId } = conversation;
    const ada = await people.readAgent(teamId, 'ada');
    if (ada === undefined) throw new Error('There is no ada');
    await people.saveAgent({ ...ada, licensed: false });
    for (const [minute, body] of ['One', 'Two', 'Three'].entries()) {
      await reply(conversation, { body }, minutesLater(minute));
    }
    await tellDigest({ referralId, dueAt: minutesLater(5).toISOString() }, minutesLater(5));
    await people.saveAgent(ada);
    const emails = outboxMessages().filter((send) => send.channel === 'email');
    expect(notifications().filter((notice) => notice.includes(' ada '))).toEqual([]);
    expect(emails.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^A client of .+ replied: /),
      expect.stringMatching(/^A client of .+ sent 2 messages: /),
    ]);
    expect(emails.at(-1)?.body).toMatch(/hand the client .+ wrote 2 messages:\n\nTwo\n\nThree\n\n/);
  });

  test('TX-4 a new owner is told although the former one was a moment ago', async () => {
    const conversation = await aConversation();
    const ben = await people.readAgent(conversation.teamId, 'ben');
    if (ben?.phone !== undefined) await switchOn(ben.phone, conversation.teamId, 'ben');
    await reply(conversation, {}, minutesLater(0));
    await hand(conversation, 'ben');
    await reply(conversation, {}, minutesLater(1));
    expect(notifications()).toContain('client-replied ben text');
  });

  test('TX-6 an answer that came before it was known that the client has the text counts all the same', async () => {
    const conversation = await aConversation();
    const { phone, teamId, referralId } = conversation;
    await reply(conversation, {}, minutesLater(1));
    const sender = { teamId, agentId: 'ada' };
    expect((await stores.footers.read({ phone, sender }))?.repliedAt).toBeUndefined();
    const outboxId = outboxIdOf(derivedId, { referralId, messageId: 'msg_1' });
    const { content } = await outbox.read(outboxId);
    await dispatched(keys.outbox(outboxId), () => outbox.claimForSending(content, 0, NOW));
    await dispatched(keys.outbox(outboxId), () =>
      outbox.applyReceipt({ outboxId, status: 'accepted', at: minutesLater(2).toISOString() }),
    );
    expect(await stores.footers.read({ phone, sender })).toMatchObject({
      repliedAt: minutesLater(1).toISOString(),
    });
  });

  test('what left long ago is not sent again, and what came long ago not told again, when they are dispatched again', async () => {
    const conversation = await aConversation();
    const { referralId } = conversation;
    await mark(conversation, 'msg_1', 'delivered');
    const kept = await reply(conversation);
    const items = await table.queryAll({ pk: keys.race(referralId).pk, skPrefix: 'MESSAGE#' });
    expect(items).toHaveLength(2);
    told.created.clear();
    // Nothing of their sends is left after 400 days: here they are of another referral, that never had any.
    const other = await created({}, { client: { ...client, phone: kept.from } });
    for (const item of items) {
      const after = { ...item, referralId: other.referralId };
      await dispatch({ before: undefined, after }, dependencies(minutesLater(401 * 24 * 60)));
    }
    expect(outboxMessages()).toEqual([]);
  });

  test('TX-11 the same text told with another time is there once', async () => {
    const conversation = await aConversation();
    const carrierId = anId('carrier');
    await reply(conversation, { carrierId });
    await reply(conversation, { carrierId, at: minutesLater(1).toISOString() }, minutesLater(1));
    expect(await textsOf(conversation)).toHaveLength(2);
  });

  test.each([
    ['to a number that has no conversation with them', { to: introductionNumbers[0] ?? '' }],
    ['to the number of lead alerts', { to: '+12065550100' }],
  ])('TX-12 a text %s is kept apart, and nobody is told', async (_where, text) => {
    clients += 1;
    const phone = `+1206558${String(clients).padStart(4, '0')}`;
    const kept = await reply({ phone, number: '' }, text);
    const { texts } = await stores.unmatched.list(phone, undefined);
    const program = kept.to === '+12065550100' ? 'lead-alerts' : 'introductions';
    expect(texts).toEqual([{ ...kept, program }]);
    expect(outboxMessages()).toEqual([]);
  });
});

describe('what may ask for no more texts', () => {
  const by = { teamId: 'north', agentId: 'ada' };
  const openOf = async ({ phone }: Pick<Conversation, 'phone'>) =>
    (await stores.openQuestions.read('introductions', phone))?.messages.size ?? 0;
  const repliedIn = async ({ referralId, teamId, phone }: Conversation) => ({
    race: (await races.read(referralId))?.repliedAt,
    pair: (await stores.footers.read({ phone, sender: { teamId, agentId: 'ada' } }))?.repliedAt,
  });
  async function say(conversation: Conversation, { carrierId, at }: InboundText, answer: 'yes' | 'no') {
    const { referralId } = conversation;
    const messageId = derivedId('msr', carrierId);
    return dispatched(keys.message(referralId, at, messageId), () =>
      stores.conversations.answerAskedToStop({ referralId, messageId }, answer, by, minutesLater(5)),
    );
  }
  const wordsOf = async ({ referralId }: Conversation) =>
    (await stores.conversations.list(referralId, undefined)).messages.at(-1);

  test('CO-16 TX-3 it is asked about, told to the owner, and counts as no reply', async () => {
    const conversation = await aConversation();
    await mark(conversation, 'msg_1', 'delivered');
    await reply(conversation, { body: 'not interested' });
    expect(await wordsOf(conversation)).toMatchObject({ body: 'not interested', askedToStop: 'open' });
    expect(notifications()).toEqual(['asked-to-stop ada email', 'asked-to-stop ada text']);
    expect(await repliedIn(conversation)).toEqual({ race: undefined, pair: undefined });
    expect(await openOf(conversation)).toBe(1);
    expect(await stores.consents.read('introductions', conversation.phone)).toMatchObject({ status: 'on' });
    expect((await referrals.read(conversation.referralId))?.talk?.lastReplyAt).toBeDefined();
  });

  test('CO-16 TX-3 TX-6 after a "no" it is a reply like any other, from its own time on', async () => {
    const conversation = await aConversation();
    await mark(conversation, 'msg_1', 'delivered');
    const at = minutesLater(3).toISOString();
    const text = await reply(conversation, { body: 'not interested', at }, minutesLater(3));
    told.created.clear();
    expect(await say(conversation, text, 'no')).toMatchObject({ askedToStop: 'no' });
    expect(await repliedIn(conversation)).toEqual({ race: at, pair: at });
    expect(await openOf(conversation)).toBe(0);
    expect(notifications()).toEqual([]);
    expect(told.published.map(({ type }) => type)).toContain('ClientReplied');
    expect(await stores.consents.readLedger(conversation.phone)).not.toContainEqual(
      expect.objectContaining({ act: 'asked-to-stop' }),
    );
  });

  test('CO-16 TX-7 "yes" is an opt-out with the client’s words as evidence, and ends all as their STOP does', async () => {
    const conversation = await aConversation();
    const { referralId, phone, number } = conversation;
    const text = await reply(conversation, { body: 'wrong number' }, minutesLater(3));
    await say(conversation, text, 'yes');
    expect((await stores.consents.readLedger(phone)).at(-1)).toMatchObject({
      act: 'asked-to-stop',
      ...by,
      answeredAt: minutesLater(5).toISOString(),
      at: text.at,
      body: 'wrong number',
      to: number,
      referralId,
      messageId: derivedId('msr', text.carrierId),
    });
    expect(await stores.consents.read('introductions', phone)).toMatchObject({
      status: 'opted-out',
      reason: 'stop',
    });
    expect(await races.read(referralId)).toMatchObject({ clientOptedOut: true });
    expect(await repliedIn(conversation)).toMatchObject({ race: undefined });
    expect(await openOf(conversation)).toBe(0);
  });

  test('CO-16 one write decides between two answers: "yes" is final, "no" can still become it', async () => {
    const conversation = await aConversation();
    const text = await reply(conversation, { body: 'not interested' });
    for (const [answer, outcome] of [
      ['no', 'no'],
      ['no', 'no'],
      ['yes', 'yes'],
      ['no', 'yes'],
      ['yes', 'yes'],
    ] as const) {
      expect((await say(conversation, text, answer))?.askedToStop).toBe(outcome);
    }
    const acts = (await stores.consents.readLedger(conversation.phone)).map(({ act }) => act);
    expect(acts.filter((act) => act === 'asked-to-stop')).toHaveLength(1);
  });

  test('CO-14 CO-16 a START that the client sent after it stands', async () => {
    const conversation = await aConversation();
    const text = await reply(conversation, { body: 'not interested' }, minutesLater(1));
    await reply(conversation, { body: 'START' }, minutesLater(2));
    await say(conversation, text, 'yes');
    expect(await stores.consents.read('introductions', conversation.phone)).toMatchObject({ status: 'on' });
  });

  test('CO-16 a message that asks nothing has no answer', async () => {
    const conversation = await aConversation();
    const text = await reply(conversation);
    expect(await say(conversation, text, 'yes')).toBeUndefined();
    expect(await stores.consents.read('introductions', conversation.phone)).toMatchObject({ status: 'on' });
  });

  test('CO-16 TX-3 a clear wish opts out by the phrase, stands in the conversation, and unlocks nothing', async () => {
    const conversation = await aConversation();
    const { phone, referralId } = conversation;
    await mark(conversation, 'msg_1', 'delivered');
    await reply(conversation, { body: 'Please stop texting me, we found an agent' });
    expect(await wordsOf(conversation)).toMatchObject({ askedToStop: 'yes' });
    expect(
      (await stores.consents.readLedger(phone)).find(({ act }) => act === 'word-received'),
    ).toMatchObject({
      kind: 'stop',
      byPhrase: true,
      body: 'Please stop texting me, we found an agent',
    });
    expect(await repliedIn(conversation)).toEqual({ race: undefined, pair: undefined });
    expect((await races.read(referralId))?.repliedAt).toBeUndefined();
    expect(notifications()).toEqual([]);
    expect(told.published.map(({ type }) => type)).not.toContain('ClientReplied');
  });
});

describe('what a machine writes', () => {
  test.each([
    'Liked “Hi”',
    'Le encantó “Hi”',
    'A aimé « Hi »',
    'Removed a like from “Stop”',
    '👍 to “Hi”',
    "I'm driving right now with Focus on. I'll see your message later.",
    'Automatic reply: I am out of the office until Monday.',
    'Estoy fuera de la oficina hasta el lunes, responderé a mi regreso.',
    'Message not delivered',
  ])('TX-3 TX-5 TX-15 %j stands in the conversation as a machine’s, and counts as no reply', async (body) => {
    const conversation = await aConversation();
    const { referralId, teamId, phone } = conversation;
    await mark(conversation, 'msg_1', 'delivered');
    await reply(conversation, { body });
    expect((await stores.conversations.list(referralId, undefined)).messages.at(-1)).toMatchObject({
      body,
      automatic: true,
    });
    expect((await races.read(referralId))?.repliedAt).toBeUndefined();
    const footer = await stores.footers.read({ phone, sender: { teamId, agentId: 'ada' } });
    expect(footer?.repliedAt).toBeUndefined();
    expect(notifications()).toEqual([]);
    expect(told.published).toEqual([]);
    expect((await referrals.read(referralId))?.talk?.lastReplyAt).toBeUndefined();
    expect(await stores.consents.read('introductions', phone)).toMatchObject({ status: 'on' });
  });
});

describe('what an agent writes', () => {
  test('TX-12 goes out from the conversation’s number, and stays their own after a hand-over', async () => {
    const conversation = await aConversation();
    await write(conversation, 'msg_2', 'ada', minutesLater(1));
    await hand(conversation, 'ben');
    await write(conversation, 'msg_3', 'ben', minutesLater(2));
    const senders = outboxMessages().flatMap((send) =>
      send.channel === 'text' && send.purpose.kind === 'message'
        ? [`${send.purpose.sender.agentId} ${send.from === conversation.number}`]
        : [],
    );
    expect(senders).toEqual(['ada true', 'ben true']);
  });
});

/** As the reaction to its outbox message would. */
async function mark(
  { referralId }: Conversation,
  messageId: string,
  delivery: 'delivered' | 'refused',
  at = NOW,
) {
  await stores.conversations.markDelivery(
    { referralId, messageId, at: at.toISOString() },
    delivery,
    at,
    sentText({
      typed: 'Hi',
      appended: '',
      givenAt: at.toISOString(),
    }),
  );
}

async function hand({ referralId }: Conversation, to: string) {
  const referral = await referrals.read(referralId);
  if (referral === undefined) throw new Error('It is there');
  await referrals.reassign(referral, { from: 'ada', to, actId: 'evt_1', at: minutesLater(1) });
}
