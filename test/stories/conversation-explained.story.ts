// What an agent is told of each text: why it went or did not, how long it is, what was refused, page by page.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { SegmentedMessage } from 'sms-segments-calculator';
import { aPhone, aTeam, type StoryTeam } from './support/builders.ts';
import {
  anOffer,
  arrivedAt,
  aTalk,
  behave,
  bodiesAt,
  clientReplies,
  conversation,
  explanation,
  instructions,
  lastMessage,
  messageIdIn,
  ourNumber,
  pagesOf,
  seen,
  textIn,
  textInFrom,
  write,
  wrote,
} from './support/conversations.ts';
import { sharedStage } from './support/shared-stage.ts';
import { minuteMs, type Stage, secondMs } from './support/stage.ts';

let stage: Stage;
let team: StoryTeam;

beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 1);
});

describe('why', () => {
  test('TX-10 a text is explained from the claim on: queued, sent, accepted, delivered', async () => {
    const talk = await anOffer(stage, team);
    await behave(stage, talk.phone, { receiptDelaySeconds: 60 });
    const messageId = messageIdIn(await write(talk, 'Hello there'));
    expect(await explanation(talk, messageId)).toMatchObject({ messageId, direction: 'outbound' });
    await stage.settle();
    expect(await explanation(talk, messageId)).toEqual({
      messageId,
      direction: 'outbound',
      outcome: { code: 'accepted', words: 'The carrier has accepted it.', at: expect.any(String) },
      footer: {
        code: 'first-text',
        words: 'It is the first text from this agent to this client.',
        appended: true,
      },
      from: await ourNumber(stage, talk),
    });
    await stage.advance(minuteMs);
    expect(await explanation(talk, messageId)).toMatchObject({
      outcome: { code: 'delivered', words: 'It was delivered to the client’s phone.' },
    });
  });

  test('TX-10 one that waits for its turn, one that nobody answered for, and the client’s own', async () => {
    const talk = await aTalk(stage, team);
    await behave(stage, talk.phone, { receipts: 'lost' });
    const fault = { service: 'sms-voice', action: 'SendTextMessage', count: 1 } as const;
    stage.cloud.faults.order({ ...fault, kind: 'timeout-after-commit' });
    const unanswered = messageIdIn(await write(talk, 'One'));
    await stage.settle();
    const waiting = messageIdIn(await write(talk, 'Two'));
    await stage.settle();
    expect(await explanation(talk, unanswered)).toMatchObject({
      outcome: { code: 'sending' },
      footer: { code: 'had-within-thirty-days', appended: false },
      attempts: 1,
    });
    expect(await explanation(talk, waiting)).toMatchObject({
      outcome: { code: 'queued' },
      footer: { code: 'undecided', appended: false },
    });
    await stage.advance(secondMs * 10);
    await clientReplies(stage, talk, 'Three');
    expect(await explanation(talk, (await lastMessage(talk)).messageId)).toMatchObject({
      direction: 'inbound',
      outcome: { code: 'received' },
      footer: { code: 'clients-own', appended: false },
    });
    const answered = await wrote(stage, talk, 'Four');
    expect(await explanation(talk, answered)).toMatchObject({ footer: { code: 'texted-both-ways' } });
  });

  test('TX-7 one that was overtaken by the client’s STOP is refused, and says so', async () => {
    const talk = await aTalk(stage, team);
    const words = ['One', 'Two', 'Three'];
    for (const word of words) await write(talk, word);
    await stage.settle();
    await textIn(stage, { from: talk.phone, to: await ourNumber(stage, talk), body: 'STOP' });
    await stage.advance(minuteMs);
    const [, first, ...others] = await conversation(talk);
    expect(first).toMatchObject({ body: 'One', delivery: 'delivered' });
    for (const { messageId, delivery } of others) {
      expect(delivery).toBe('refused');
      expect(await explanation(talk, messageId)).toMatchObject({
        outcome: { code: 'opted-out', words: 'The client has opted out of texts.' },
      });
    }
    expect(others).toHaveLength(2);
    // The two texts before, and the confirmation.
    expect(await arrivedAt(stage, talk.phone)).toHaveLength(3);
  });

  test('TX-10 what is not in this conversation is not explained', async () => {
    const [talk, other] = [await aTalk(stage, team), await aTalk(stage, team)];
    const { messageId } = await lastMessage(other);
    for (const id of [messageId, 'msg_unknown']) {
      expect(await explanation(talk, id)).toMatchObject({ status: 404, code: 'not-found' });
    }
  });
});

test('TX-5 of a text that the carrier was too busy for, only what went out in the end is shown', async () => {
  const phone = aPhone();
  const [busy, quick] = [await anOffer(stage, team, { phone }), await anOffer(stage, team, { phone })];
  stage.cloud.faults.order({
    service: 'sms-voice',
    action: 'SendTextMessage',
    kind: 'throttle',
    count: 1,
  });
  const messageId = messageIdIn(await write(busy, 'Hello there'));
  await stage.settle();
  const undecided = { code: 'undecided', appended: false };
  expect(await explanation(busy, messageId)).toMatchObject({
    outcome: { code: 'queued' },
    footer: undecided,
  });
  expect(await lastMessage(busy)).not.toHaveProperty('appended');

  // Meanwhile the client has the instructions from the same agent by another conversation.
  await write(quick, 'About the other house');
  await stage.advance(minuteMs);
  expect(await bodiesAt(stage, phone)).toEqual([
    expect.stringContaining(instructions),
    expect.stringMatching(/Hello there$/),
  ]);
  expect(await explanation(busy, messageId)).toMatchObject({
    outcome: { code: 'delivered' },
    footer: { code: 'had-within-thirty-days', appended: false },
  });
  expect(await lastMessage(busy)).toMatchObject({ delivery: 'delivered', segments: 1 });
  expect(await lastMessage(busy)).not.toHaveProperty('appended');
  expect(await lastMessage(quick)).toMatchObject({ appended: instructions });
});

describe('what is refused at once', () => {
  test.each([
    ['TX-9', 'link-shortener', 'See https://bit.ly/garden and TINYURL.com/x', ['bit.ly', 'tinyurl.com']],
    ['TX-10', 'spam-phrase', 'Act  NOW: it is risk-free!', ['act now', 'risk free']],
  ])('%s %s: it is named, nothing is claimed and nothing is texted', async (_, code, body, found) => {
    const talk = await anOffer(stage, team);
    const refusal = {
      status: 422,
      body: { code, errors: found.map((detail) => ({ path: '/body', detail })) },
    };
    expect(await write(talk, body)).toMatchObject(refusal);
    await stage.settle();
    expect(await seen(talk)).toMatchObject({ status: 'offered' });
    await wrote(stage, talk, 'Hello there');
    expect(await write(talk, body)).toMatchObject(refusal);
    await stage.advance(2 * secondMs);
    expect(await bodiesAt(stage, talk.phone)).toHaveLength(1);
    expect(await conversation(talk)).toHaveLength(1);
  });
});

describe('how long', () => {
  const eaves = 'Bäume und Dachrinnen, ça va? ';
  test.each([
    ['two segments by the instructions alone', 'x'.repeat(150)],
    ['with an emoji', 'A garden 🌳 and a house 🏡'],
    ['with signs that count twice', '[5 €] {or} ^more~ \\ | '.repeat(10)],
    ['as long as may be', eaves.repeat(60).slice(0, 1200)],
  ])('TX-10 a text that is %s: encoding and segments are those of what goes out', async (_, body) => {
    const talk = await anOffer(stage, team);
    await wrote(stage, talk, body);
    // The same once more, without instructions: they had them.
    await write(talk, body, talk.owner.does, 'once more');
    await stage.advance(20 * secondMs);
    const messages = await conversation(talk);
    const texts = await bodiesAt(stage, talk.phone);
    expect(texts).toEqual([expect.stringContaining(instructions), body.trim()]);
    expect(messages.map(({ encoding, segments }) => [encoding, segments])).toEqual(
      texts.map((text) => {
        const { encodingName, segmentsCount } = new SegmentedMessage(text);
        return [encodingName, segmentsCount];
      }),
    );
    expect(messages.map(({ appended }) => appended)).toEqual([instructions, undefined]);
    expect(texts[0]).toBe(`${messages[0]?.body} ${instructions}`);
  });
});

describe('page by page', () => {
  test('TX-11 in both orders, each text once', async () => {
    const talk = await aTalk(stage, team);
    const to = await ourNumber(stage, talk);
    const now = stage.cloud.clock.now();
    const count = 110;
    const text = (each: number) => ({ from: talk.phone, to, body: `Reply ${each}` });
    await Promise.all(
      Array.from({ length: count }, (_, index) => textInFrom(stage, text(index + 1), now + index + 1)),
    );
    await stage.advance(minuteMs);
    const oldest = await pagesOf(talk, 'oldest');
    const newest = await pagesOf(talk, 'newest');
    expect([oldest, newest].map((pages) => pages.map(({ length }) => length))).toEqual([
      [100, 11],
      [100, 11],
    ]);
    expect(newest.flat()).toEqual(oldest.flat().toReversed());
    const replies = oldest.flat().slice(1);
    expect(replies.map(({ body }) => body)).toEqual(replies.map((_, index) => `Reply ${index + 1}`));
    expect(replies).toHaveLength(count);
  });
});
