// Conversations on a real table: each message once, in order, and only from the owner.
import { describe, expect, test } from '@jest/globals';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import type { OpenRace } from '../../lambdas/claiming/referral.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { conversationStore } from '../../lambdas/texting/conversation-store.ts';
import { newMessage, sentText } from '../../lambdas/texting/new-message.ts';
import { anAttempt, anOpenRace, minutesLater, NOW, someDetails } from '../claiming/support/referrals.ts';
import { engineTable, onEngine } from '../support/engine.ts';

const table = await engineTable();
const conversations = conversationStore(table);
const referrals = referralStore(table);
const races = raceStore(table);

async function opened(race: Partial<OpenRace> = {}): Promise<OpenRace> {
  const open = anOpenRace(race);
  await referrals.create(open, someDetails(open));
  return open;
}
async function claimed(race: Partial<OpenRace> = {}): Promise<OpenRace> {
  const open = await opened(race);
  await races.claim(anAttempt(open));
  return open;
}
const aMessage = ({ referralId }: OpenRace, messageId: string, at = NOW, agentId = 'ada') =>
  newMessage({ referralId, messageId, agentId, body: `words of ${messageId}`, at: at.toISOString() });
const add = (message: ReturnType<typeof aMessage>) => conversations.add(message, 'north');
const idsIn = async ({ referralId }: OpenRace) =>
  (await conversations.list(referralId, undefined)).messages.map(({ messageId }) => messageId);

describe(onEngine('conversation store'), () => {
  test('a message reads as it was added; one that was not is none', async () => {
    const race = await claimed();
    const message = aMessage(race, 'msg_1');
    expect(await add(message)).toBe('added');
    expect(await conversations.read(race.referralId, 'msg_1')).toEqual(message);
    expect(await conversations.read(race.referralId, 'msg_2')).toBeUndefined();
  });

  test('a message that is added twice, or by two at once, is there once, as it was first', async () => {
    const race = await claimed();
    const tries = Array.from({ length: 5 }, (_, minutes) => aMessage(race, 'msg_1', minutesLater(minutes)));
    const outcomes = await Promise.all(tries.map((message) => add(message)));
    expect(outcomes.toSorted()).toEqual(['added', ...Array(4).fill('repeated')]);
    expect(await idsIn(race)).toEqual(['msg_1']);
    expect(await conversations.read(race.referralId, 'msg_1')).toEqual(tries[outcomes.indexOf('added')]);
  });

  test('TX-1 nobody texts before the claim, without the client’s consent, or for a teammate', async () => {
    const [open, withoutConsent, theirs] = [
      await opened(),
      await claimed({ textingPreferred: false }),
      await claimed(),
    ];
    expect(await add(aMessage(open, 'msg_1'))).toBe('not-owner');
    expect(await add(aMessage(withoutConsent, 'msg_1'))).toBe('text-consent-missing');
    expect(await add(aMessage(theirs, 'msg_1', NOW, 'ben'))).toBe('not-owner');
    expect(await conversations.add(aMessage(theirs, 'msg_1'), 'south')).toBe('not-owner');
    for (const race of [open, withoutConsent, theirs]) expect(await idsIn(race)).toEqual([]);
  });

  test('CL-10 after a hand-over the new owner texts, and the one before does not', async () => {
    const race = await claimed();
    const hand = { from: 'ada', to: 'zoe', actId: 'evt_1', at: minutesLater(1) };
    await referrals.reassign({ race, details: someDetails(race) }, hand);
    expect(await add(aMessage(race, 'msg_1'))).toBe('not-owner');
    expect(await add(aMessage(race, 'msg_2', NOW, 'zoe'))).toBe('added');
  });

  test('TX-2 the text that claimed is written once, however often it is told', async () => {
    const race = await claimed();
    await conversations.addClaiming(aMessage(race, 'act-1'));
    await conversations.addClaiming(aMessage(race, 'act-1'));
    expect(await idsIn(race)).toEqual(['act-1']);
  });

  test.each([0, 1, 2].flatMap((writes) => [false, true].map((isDone) => ({ writes, isDone }))))(
    'TX-2 a crash after $writes of the claiming text’s writes (the next one done: $isDone) is made good when the claim is told again',
    async ({ writes, isDone }) => {
      const race = await claimed();
      const { referralId } = race;
      let left = writes;
      const crashing = async <T>(write: () => Promise<T>): Promise<T> => {
        left -= 1;
        if (left >= 0) return write();
        if (isDone) await write();
        throw new Error('the process dies here');
      };
      const message = aMessage(race, 'act-1');
      const dying = conversationStore({
        ...table,
        put: (...given) => crashing(() => table.put(...given)),
        update: (...given) => crashing(() => table.update(...given)),
      });
      await expect(dying.addClaiming(message)).rejects.toThrow('dies');
      // Once the message is there it is texted; the client answers, the owner reads that, and writes again.
      const isTexted = (await conversations.read(referralId, 'act-1')) !== undefined;
      if (isTexted) {
        await conversations.noteReply(referralId, minutesLater(2).toISOString(), minutesLater(2));
        await conversations.noteRead(referralId, minutesLater(2).toISOString(), minutesLater(3));
      }
      await conversations.addClaiming(message);
      expect(await idsIn(race)).toEqual(['act-1']);
      expect(await conversations.read(referralId, 'act-1')).toEqual(message);
      const at = NOW.toISOString();
      expect(await conversations.readSent(referralId)).toMatchObject(
        isTexted
          ? {
              lastSentAt: at,
              readUntil: minutesLater(2).toISOString(),
              readAt: minutesLater(3).toISOString(),
            }
          : { lastSentAt: at, readUntil: at, readAt: at },
      );
    },
  );

  test('TX-10 TX-18 shows of a text what went out, names in front and instructions behind, and what was typed', async () => {
    const race = await claimed();
    const message = aMessage(race, 'msg_1');
    await add({ ...message, body: 'Ada, Dibs: Hi', typed: 'Hi' });
    const sent = { typed: 'Hi', appended: ` ${'x'.repeat(160)}`, givenAt: NOW.toISOString() };
    const shown = async (prepended: string) => {
      await conversations.markDelivery(message, 'sending', NOW, sentText({ ...sent, prepended }));
      return conversations.read(race.referralId, 'msg_1');
    };
    expect(await shown('')).toMatchObject({ body: 'Hi', typed: 'Hi', segments: 2 });
    const names = `${'y'.repeat(160)}: `;
    expect(await shown(names)).toMatchObject({ body: `${names}Hi`, typed: 'Hi', segments: 3 });
  });

  test('TX-11 messages are listed in the order of their times, whatever order they were added in', async () => {
    const race = await claimed();
    for (const minutes of [3, 1, 2]) await add(aMessage(race, `msg_${minutes}`, minutesLater(minutes)));
    expect(await idsIn(race)).toEqual(['msg_1', 'msg_2', 'msg_3']);
  });

  test('TX-7 nobody texts a client who opted out', async () => {
    const race = await claimed();
    await races.noteConsent(race.referralId, { how: 'stop' }, 1);
    expect(await add(aMessage(race, 'msg_1'))).toBe('client-opted-out');
    expect(await add(aMessage(race, 'msg_1', NOW, 'ben'))).toBe('not-owner');
    expect(await idsIn(race)).toEqual([]);
  });

  test('TX-4 what was read stays read, and what the client wrote last is known, in whatever order it is told', async () => {
    const race = await claimed();
    const talk = async () => (await referrals.read(race.referralId))?.talk;
    const at = (minutes: number) => minutesLater(minutes).toISOString();
    for (const minutes of [4, 6, 5])
      await conversations.noteReply(race.referralId, at(minutes), minutesLater(minutes + 1));
    for (const minutes of [3, 5, 2])
      await conversations.noteRead(race.referralId, at(minutes), minutesLater(minutes));
    const written = { lastReplyAt: at(6), lastLandedAt: at(7) };
    expect(await talk()).toEqual({ ...written, readUntil: at(5), readAt: at(5) });
    await add(aMessage(race, 'msg_1', minutesLater(7)));
    expect(await talk()).toEqual({ ...written, lastSentAt: at(7), readUntil: at(7), readAt: at(7) });
  });

  test('a long conversation is listed page by page from its end as well', async () => {
    const race = await claimed();
    const ids = Array.from({ length: 7 }, (_, index) => `msg_${index}`);
    for (const [index, id] of ids.entries()) {
      await conversations.addClaiming(aMessage(race, id, minutesLater(index)));
    }
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await conversations.list(race.referralId, after, 'newest', 3);
      found.push(...page.messages.map(({ messageId }) => messageId));
      after = page.next;
    } while (after !== undefined);
    expect(found).toEqual(ids.toReversed());
  });

  test('a long conversation is listed page by page, each message once', async () => {
    const race = await claimed();
    const ids = Array.from({ length: 130 }, (_, index) => `msg_${String(index).padStart(3, '0')}`);
    for (const [index, id] of ids.entries()) {
      await conversations.addClaiming(aMessage(race, id, minutesLater(Math.floor(index / 3))));
    }
    const first = await conversations.list(race.referralId, undefined);
    expect(first.messages).toHaveLength(100);
    const second = await conversations.list(race.referralId, first.next);
    expect(second.next).toBeUndefined();
    expect([...first.messages, ...second.messages].map(({ messageId }) => messageId)).toEqual(ids);
  });

  test('TX-10 what became of a message is noted on it, and on nothing else', async () => {
    const race = await claimed();
    const message = aMessage(race, 'msg_1');
    await add(message);
    await conversations.markDelivery(message, 'delivered', NOW);
    await conversations.markDelivery({ ...message, messageId: 'msg_2' }, 'failed', NOW);
    const { messages } = await conversations.list(race.referralId, undefined);
    expect(messages).toEqual([{ ...message, delivery: 'delivered', deliveryAt: NOW.toISOString() }]);
  });

  test('TX-16 a held message says until when, and no longer once it goes out', async () => {
    const race = await claimed();
    const message = aMessage(race, 'msg_1');
    await add(message);
    const noted = async () => (await conversations.list(race.referralId, undefined)).messages[0];
    const heldUntil = minutesLater(600).toISOString();
    await conversations.markDelivery(message, 'held', NOW, undefined, heldUntil);
    expect(await noted()).toMatchObject({ delivery: 'held', heldUntil });
    await conversations.markDelivery(message, 'sending', NOW);
    expect(await noted()).toEqual({ ...message, delivery: 'sending', deliveryAt: NOW.toISOString() });
  });
});
