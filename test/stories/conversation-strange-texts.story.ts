// Texts that come in otherwise than one would like: each has an outcome, nothing is lost, and nothing fails.
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { aPhone, aTeam, type StoryTeam } from './support/builders.ts';
import {
  aTalk,
  behave,
  bodiesAt,
  clientReplies,
  conversation,
  lastMessage,
  leadAlertNumber,
  messageIdIn,
  ourNumber,
  pool,
  seen,
  type Talk,
  textIn,
  textInFrom,
  waitingIn,
  write,
} from './support/conversations.ts';
import { sharedStage } from './support/shared-stage.ts';
import { minuteMs, type Stage, secondMs } from './support/stage.ts';

describe('texts as they come', () => {
  let stage: Stage;
  let team: StoryTeam;

  beforeAll(async () => {
    stage = await sharedStage();
    team = await aTeam(stage, 1);
  });
  afterEach(async () => {
    // Receipts of emails gather for 20 seconds.
    await stage.advance(30 * secondMs);
    expect(await waitingIn(stage)).toEqual([]);
    const logged = stage.cloud.logs.lines();
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
    expect(JSON.stringify(logged)).not.toMatch(/\+1(415|206)|Client Example|garden/);
  });

  const unmatched = z.object({
    texts: z.array(z.object({ to: z.string(), body: z.string(), at: z.string(), program: z.string() })),
  });
  async function strayTextsOf(phone: string) {
    const { body } = await stage.admin('GET', `/numbers/${encodeURIComponent(phone)}/unmatched-texts`);
    return unmatched.parse(body).texts;
  }

  const numbers = z.array(z.object({ e164: z.string(), inboundTopicArn: z.string().optional() }));
  /** Publishes what the carrier would, in whatever shape. */
  async function publish(message: object): Promise<void> {
    const owned = stage.cloud.template.metadata('Numbers').flatMap((each) => numbers.parse(each));
    const TopicArn = owned.find(({ e164 }) => e164 === pool[0])?.inboundTopicArn;
    const { awsOrigin: endpoint, operator: credentials } = stage.cloud;
    const sns = new SNSClient({ endpoint, credentials, region: 'us-east-1' });
    await sns.send(new PublishCommand({ TopicArn, Message: JSON.stringify(message) }));
    sns.destroy();
    await stage.settle();
  }

  let published = 0;
  /** As End User Messaging publishes a text to the conversation's number. */
  async function inbound(talk: Talk): Promise<Record<string, string>> {
    published += 1;
    const destinationNumber = await ourNumber(stage, talk);
    return {
      originationNumber: talk.phone,
      destinationNumber,
      messageKeyword: `KEYWORD_${destinationNumber.slice(-10)}`,
      inboundMessageId: `published-${published}`,
    };
  }

  async function wordsOf(talk: Talk): Promise<string[]> {
    return (await conversation(talk)).slice(1).map(({ body }) => body);
  }

  async function repliesMailedTo({ owner }: Talk): Promise<string[]> {
    const mails = await stage.emailsTo(owner.email);
    return mails.filter(({ subject }) => subject.startsWith('Your client replied')).map(({ text }) => text);
  }

  describe('as carriers deliver', () => {
    test('TX-11 a text that is told three times stands there once, and the owner hears once', async () => {
      const talk = await aTalk(stage, team);
      const before = (await repliesMailedTo(talk)).length;
      await Promise.all([
        clientReplies(stage, talk, 'Hello', 'same'),
        clientReplies(stage, talk, 'Hello', 'same'),
      ]);
      await stage.advance(10 * minuteMs);
      await clientReplies(stage, talk, 'Hello', 'same');
      expect(await wordsOf(talk)).toEqual(['Hello']);
      expect(await repliesMailedTo(talk)).toHaveLength(before + 1);
      // The same words once more are another text.
      await clientReplies(stage, talk, 'Hello', 'another');
      expect(await wordsOf(talk)).toEqual(['Hello', 'Hello']);
    });

    test('TX-11 texts that arrive in the wrong order are shown in the order of the carrier’s times', async () => {
      const talk = await aTalk(stage, team);
      const to = await ourNumber(stage, talk);
      const now = stage.cloud.clock.now();
      await stage.advance(10 * secondMs);
      for (const second of [3, 1, 2]) {
        const text = { from: talk.phone, to, body: `Second ${second}` };
        await textInFrom(stage, text, now + second * secondMs);
        await stage.settle();
      }
      const replies = (await conversation(talk)).filter(({ direction }) => direction === 'inbound');
      expect(replies.map(({ body }) => body)).toEqual(['Second 1', 'Second 2', 'Second 3']);
    });

    test('TX-7 words that arrive in the wrong order count in the order of the carrier’s times', async () => {
      const [stopped, back] = [await aTalk(stage, team), await aTalk(stage, team)];
      const start = stage.cloud.clock.now();
      await stage.advance(minuteMs);
      for (const [talk, words] of [
        [stopped, ['STOP', 'START', 'STOP']],
        [back, ['START', 'STOP', 'START']],
      ] as const) {
        const to = await ourNumber(stage, talk);
        for (const second of [2, 3, 1]) {
          const text = { from: talk.phone, to, body: words[second - 1] ?? '' };
          await textInFrom(stage, text, start + second * secondMs);
          await stage.settle();
        }
      }
      expect(await seen(stopped)).toMatchObject({ clientOptedOut: true });
      expect(await write(stopped, 'Hello?')).toMatchObject({ status: 409 });
      expect(await seen(back)).not.toHaveProperty('clientOptedOut');
      expect(await write(back, 'Hello!')).toMatchObject({ status: 201 });
      await stage.advance(10 * secondMs);
      expect((await bodiesAt(stage, back.phone)).at(-1)).toBe('Hello!');
    });

    test('CO-17 many a STOP and START before a first reply: one email at once and one digest, few answers, and HELP is answered', async () => {
      const talk = await aTalk(stage, team);
      const to = await ourNumber(stage, talk);
      const told = async () =>
        (await stage.emailsTo(talk.owner.email))
          .filter(({ text }) => text.includes(talk.referralId))
          .flatMap(({ subject }) => /^(Calls only|Texts again)/.exec(subject)?.[0] ?? []);
      for (let word = 0; word < 24; word += 1) {
        await textIn(stage, { from: talk.phone, to, body: word % 2 === 0 ? 'STOP' : 'START' });
        await stage.advance(10);
      }
      await textIn(stage, { from: talk.phone, to, body: 'HELP' });
      await stage.advance(15 * secondMs);
      const answers = (await bodiesAt(stage, talk.phone)).slice(1);
      expect(answers.length).toBeLessThanOrEqual(4);
      expect(answers.some((body) => body.includes('STOP') && !body.startsWith('You have'))).toBe(true);
      expect(answers.findLast((body) => body.startsWith('You have'))).toMatch(/re-subscribed/);
      expect(await told()).toEqual(['Calls only']);
      await stage.advance(5 * minuteMs);
      expect(await told()).toEqual(['Calls only', 'Texts again']);
    });

    test('CL-12 a claim by text to a landline: the owner is told to call, and sees the phone', async () => {
      const phone = aPhone();
      await behave(stage, phone, { delivery: 'invalid' });
      const talk = await aTalk(stage, team, { phone });
      await stage.advance(5 * secondMs);
      expect(await lastMessage(talk)).toMatchObject({ delivery: 'failed' });
      expect(await seen(talk)).toMatchObject({ client: { phone }, textsFail: true });
      expect((await stage.emailsTo(talk.owner.email)).at(-1)?.subject).toMatch(/^Calls only/);
      await behave(stage, phone, {});
      expect(await write(talk, 'Is this a mobile phone by now?')).toMatchObject({ status: 201 });
      await stage.advance(5 * minuteMs);
      expect(await seen(talk)).not.toHaveProperty('textsFail');
      expect((await stage.emailsTo(talk.owner.email)).at(-1)?.subject).toMatch(/^Texts again/);
    });

    test('CO-6 the answer to START reaches the phone before what the agent writes next, however busy the carrier is', async () => {
      const talk = await aTalk(stage, team);
      await clientReplies(stage, talk, 'STOP');
      stage.cloud.faults.order({
        service: 'sms-voice',
        action: 'SendTextMessage',
        count: 1,
        kind: 'throttle',
      });
      await textIn(stage, { from: talk.phone, to: await ourNumber(stage, talk), body: 'START' });
      await stage.settle();
      expect(await write(talk, 'Welcome back!')).toMatchObject({ status: 201 });
      await stage.advance(10 * secondMs);
      expect(await bodiesAt(stage, talk.phone)).toMatchObject([
        expect.stringContaining('the garden'),
        expect.stringMatching(/^You have successfully been unsubscribed/),
        expect.stringMatching(/^You have successfully been re-subscribed/),
        'Welcome back!',
      ]);
    });

    test('TX-4 a reply that comes before any receipt of what it answers lands, and the receipts still count', async () => {
      const phone = aPhone();
      await behave(stage, phone, { acceptedAfterSeconds: 120, receiptDelaySeconds: 300 });
      const talk = await aTalk(stage, team, { phone });
      await clientReplies(stage, talk, 'That was quick');
      expect(await conversation(talk)).toMatchObject([{ delivery: 'accepted' }, { body: 'That was quick' }]);
      expect(await seen(talk)).toMatchObject({ client: { phone } });
      await stage.advance(5 * minuteMs);
      expect(await conversation(talk)).toMatchObject([{ delivery: 'delivered' }, { body: 'That was quick' }]);
      expect(await bodiesAt(stage, phone)).toHaveLength(1);
    });

    test('TX-4 a reply to a text whose sending was never answered lands all the same', async () => {
      const talk = await aTalk(stage, team);
      await behave(stage, talk.phone, { receipts: 'lost' });
      stage.cloud.faults.order({
        service: 'sms-voice',
        action: 'SendTextMessage',
        count: 1,
        kind: 'timeout-after-commit',
      });
      const messageId = messageIdIn(await write(talk, 'Did this get through?'));
      await clientReplies(stage, talk, 'It did');
      expect(await wordsOf(talk)).toEqual(['Did this get through?', 'It did']);
      await stage.advance(20 * minuteMs);
      expect((await conversation(talk)).find((each) => each.messageId === messageId)).toMatchObject({
        delivery: 'unconfirmed',
      });
      expect(await bodiesAt(stage, talk.phone)).toHaveLength(2);
    });
  });

  describe('to nobody', () => {
    test('TX-12 a client’s text to a number that they have no conversation on is kept for the admin', async () => {
      const talk = await aTalk(stage, team);
      const number = await ourNumber(stage, talk);
      const [other = ''] = pool.filter((each) => each !== number);
      await textIn(stage, { from: talk.phone, to: other, body: 'Is this the right number?' });
      await stage.settle();
      expect(await wordsOf(talk)).toEqual([]);
      expect(await seen(talk)).not.toHaveProperty('repliedAt');
      expect(await strayTextsOf(talk.phone)).toMatchObject([
        { to: other, body: 'Is this the right number?', program: 'introductions' },
      ]);
      const { status, body } = await talk.owner.does(
        'GET',
        `/numbers/${encodeURIComponent(talk.phone)}/unmatched-texts`,
      );
      expect({ status, body }).toMatchObject({ status: 403 });
    });

    test('TX-11 texts of somebody who never was a client are kept once each, newest first, and nobody answers', async () => {
      const stranger = aPhone();
      await textIn(stage, {
        from: stranger,
        to: pool[0] ?? '',
        body: 'Is this the pizza place?',
        id: 'pizza',
      });
      await stage.advance(secondMs);
      await textIn(stage, { from: stranger, to: pool[0] ?? '', body: 'Hello??' });
      await textIn(stage, {
        from: stranger,
        to: pool[0] ?? '',
        body: 'Is this the pizza place?',
        id: 'pizza',
      });
      await stage.advance(secondMs);
      const kept = (await strayTextsOf(stranger)).map(({ body }) => body);
      expect(kept.filter((body) => body === 'Hello??')).toHaveLength(1);
      expect(new Set(kept)).toEqual(new Set(['Hello??', 'Is this the pizza place?']));
      expect(kept.filter((body) => body === 'Is this the pizza place?')).toHaveLength(1);
      expect(await bodiesAt(stage, stranger)).toEqual([]);
    });

    test('TX-12 a client’s and an agent’s words to the number of lead alerts are no part of any conversation', async () => {
      const talk = await aTalk(stage, team);
      for (const from of [talk.phone, talk.owner.phone]) {
        await textIn(stage, { from, to: leadAlertNumber, body: 'What is this number?' });
        await stage.settle();
        expect(await strayTextsOf(from)).toMatchObject([{ to: leadAlertNumber, program: 'lead-alerts' }]);
      }
      expect(await wordsOf(talk)).toEqual([]);
      // STOP to it stops the alerts of that phone, of which there are none, and not the conversation (CO-5).
      await textIn(stage, { from: talk.phone, to: leadAlertNumber, body: 'STOP' });
      await stage.settle();
      expect(await write(talk, 'Still here?')).toMatchObject({ status: 201 });
    });

    test('TX-11 a text from a short code is kept like any other', async () => {
      const talk = await aTalk(stage, team);
      await publish({ ...(await inbound(talk)), originationNumber: '72975', messageBody: 'You won a prize' });
      expect(await strayTextsOf('72975')).toMatchObject([{ body: 'You won a prize' }]);
    });
  });

  describe('of strange content', () => {
    let talk: Talk;
    beforeAll(async () => {
      talk = await aTalk(stage, team);
    });

    test.each([
      ['1,600 characters', 'word '.repeat(320), { encoding: 'GSM-7', segments: 11 }],
      ['only emoji', '🏡👍🏽👨‍👩‍👧', { encoding: 'UCS-2', segments: 1 }],
      ['only spaces', '   ', { encoding: 'GSM-7', segments: 1 }],
      ['control characters and quotes', '\u0000"\\\u2028<script>{{}}\n', {}],
      ['a lone half of an emoji', 'broken \ud83c', {}],
    ])('TX-11 %s lands as it is, but for a NUL', async (_, messageBody, shape) => {
      await publish({ ...(await inbound(talk)), messageBody });
      expect(await lastMessage(talk)).toMatchObject({ direction: 'inbound', delivery: 'received', ...shape });
      expect((await lastMessage(talk)).body).toBe(messageBody.toWellFormed().replace('\0', ''));
      expect(await seen(talk)).toMatchObject({ client: { phone: talk.phone }, unread: true });
    });

    test('TX-3 texts in which nothing can be seen are kept, and are no reply: the phone stays hidden, and nobody is told', async () => {
      const quiet = await aTalk(stage, team);
      const before = (await repliesMailedTo(quiet)).length;
      const invisible = [
        '\u200b\u200d\ufeff',
        '   \n\t',
        '\u2060\u00ad\u180e',
        '\ufe0f',
        '\u3164\u2800\u00a0',
        '\u202e',
      ];
      for (const messageBody of invisible) {
        await stage.advance(secondMs);
        await publish({ ...(await inbound(quiet)), messageBody });
        expect(await lastMessage(quiet)).toMatchObject({ body: messageBody, blank: true });
      }
      await stage.advance(10 * minuteMs);
      const referral = await seen(quiet);
      expect(referral).toMatchObject({ unread: false });
      expect(referral).not.toHaveProperty('repliedAt');
      expect(referral).not.toHaveProperty('client.phone');
      expect(await repliesMailedTo(quiet)).toHaveLength(before);
      await publish({ ...(await inbound(quiet)), messageBody: '\u200b👍' });
      expect(await seen(quiet)).toMatchObject({ client: { phone: quiet.phone } });
    });

    test.each([
      ['empty', { messageBody: '' }],
      ['null', { messageBody: null }],
      [
        'missing, as with a picture',
        {
          messageParts: [{ contentType: 'image/jpeg', size: 40_000 }],
          mediaUrls: ['s3://any'],
          channel: 'MMS',
        },
      ],
    ])(
      'TX-4 a body that is %s lands empty, and the owner is told that there is something',
      async (_, shape) => {
        await stage.advance(10 * minuteMs);
        await publish({ ...(await inbound(talk)), ...shape });
        expect(await lastMessage(talk)).toMatchObject({
          direction: 'inbound',
          body: '',
          delivery: 'received',
        });
        expect((await repliesMailedTo(talk)).at(-1)).toContain('(a message with no text)');
        expect(await seen(talk)).toMatchObject({ repliedAt: expect.any(String), unread: true });
        await stage.advance(secondMs);
        await write(talk, 'I could not see that');
        await stage.advance(2 * secondMs);
        expect(await lastMessage(talk)).toMatchObject({ delivery: 'delivered' });
      },
    );
  });
});
