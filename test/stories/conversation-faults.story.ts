// Texts whose sending goes wrong: each ends in the right state, and no client gets one twice.
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import type { FaultKind } from '../../local/aws/faults.ts';
import { runs } from '../support/scale.ts';
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
  hadInstructions,
  instructions,
  lastMessage,
  pool,
  seen,
  type Talk,
  textIn,
  waitingIn,
  write,
  wrote,
} from './support/conversations.ts';
import { sharedStage } from './support/shared-stage.ts';
import { functionNamed, minuteMs, type Stage, secondMs } from './support/stage.ts';

let stage: Stage;
let team: StoryTeam;

beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 1);
});

/** Longer than anything waits for a receipt. */
const receiptsAreOver = 15 * minuteMs;

function nextTextSuffers(kind: FaultKind, count = 1): void {
  stage.cloud.faults.order({ service: 'sms-voice', action: 'SendTextMessage', kind, count });
}

async function anOfferTo(behaviour: object): Promise<Talk> {
  const phone = aPhone();
  await behave(stage, phone, behaviour);
  return anOffer(stage, team, { phone });
}

describe('the carrier took it, and its answer was lost', () => {
  const times = runs(10, 30);

  test(`TX-10 ${times} times, with every kind of receipts: as many texts on as many phones, each in its right state`, async () => {
    const kinds = ['normal', 'duplicated', 'reordered', 'lost', 'lost'];
    const talks = await Promise.all(
      Array.from({ length: times }, async (_, index): Promise<[string, Talk]> => {
        const receipts = kinds[index % kinds.length] ?? 'normal';
        return [receipts, await anOfferTo({ receipts })];
      }),
    );
    for (let from = 0; from < talks.length; from += 5) {
      const batch = talks.slice(from, from + 5);
      nextTextSuffers('timeout-after-commit', batch.length);
      await Promise.all(batch.map(([, talk]) => write(talk, 'Hello there')));
      await stage.advance(5 * secondMs);
      expect(stage.cloud.faults.pending()).toEqual([]);
    }
    for (const [receipts, talk] of talks.slice(-2)) {
      expect([receipts, (await lastMessage(talk)).delivery]).toEqual(['lost', 'sending']);
    }
    await stage.advance(receiptsAreOver);

    const ends: Record<string, number> = {};
    const texts: number[] = [];
    for (const [receipts, talk] of talks) {
      const [only, ...others] = await conversation(talk);
      expect(others).toEqual([]);
      const delivery = receipts === 'lost' ? 'unconfirmed' : 'delivered';
      expect([receipts, only?.delivery]).toEqual([receipts, delivery]);
      ends[delivery] = (ends[delivery] ?? 0) + 1;
      expect(await explanation(talk, only?.messageId ?? '')).toMatchObject({
        outcome: { code: delivery },
      });
      texts.push((await arrivedAt(stage, talk.phone)).length);
    }
    expect(ends).toEqual({ delivered: (times * 3) / 5, unconfirmed: (times * 2) / 5 });
    // None is sent twice.
    expect(texts).toEqual(Array(times).fill(1));
    expect(await waitingIn(stage)).toEqual([]);
  });

  test('TX-10 receipts that come before the answer was noted stand', async () => {
    const talk = await anOfferTo({ receiptDelaySeconds: 0 });
    // The deliverer can't note the answer, however often it tries: the receipts are all that is heard.
    stage.cloud.faults.order({
      service: 'dynamodb',
      action: 'UpdateItem',
      kind: 'error',
      count: 4,
      functionName: functionNamed(stage, 'SendTexts'),
    });
    await write(talk, 'Hello there');
    await stage.advance(receiptsAreOver);
    expect(stage.cloud.faults.pending()).toEqual([]);
    expect(await lastMessage(talk)).toMatchObject({ delivery: 'delivered' });
    expect(await arrivedAt(stage, talk.phone)).toHaveLength(1);
  });

  test('TX-7 a STOP that comes while nobody knows ends the rest, and what was sent stays sent once', async () => {
    const talk = await anOfferTo({ receipts: 'lost' });
    nextTextSuffers('timeout-after-commit');
    await write(talk, 'Hello there');
    await stage.settle();
    const [text] = await arrivedAt(stage, talk.phone);
    await write(talk, 'And another thing');
    await textIn(stage, { from: talk.phone, to: text?.from ?? '', body: 'STOP' });
    await stage.advance(receiptsAreOver);
    const bodies = await bodiesAt(stage, talk.phone);
    expect(bodies.filter((body) => body.includes('Hello there'))).toHaveLength(1);
    expect(bodies.filter((body) => body.includes('another thing'))).toHaveLength(0);
    expect((await conversation(talk)).map(({ delivery }) => delivery)).toEqual(['unconfirmed', 'refused']);
  });
});

test('TX-7 STOP and an agent’s text at the same moment: whichever was first, nothing follows the confirmation', async () => {
  const talks = await Promise.all(Array.from({ length: 8 }, () => anOfferTo({})));
  await Promise.all(
    talks.map(async (talk, index) => {
      const stop = () => textIn(stage, { from: talk.phone, to: pool[0] ?? '', body: 'STOP' });
      const acts = [stop, () => write(talk, 'Hello there')];
      await Promise.all((index % 2 === 0 ? acts : acts.toReversed()).map((act) => act()));
    }),
  );
  await stage.advance(minuteMs);
  for (const talk of talks) {
    const bodies = await bodiesAt(stage, talk.phone);
    expect(bodies.at(-1)).toMatch(/^You have successfully been unsubscribed/);
    expect(bodies.length).toBeLessThanOrEqual(2);
    expect(await seen(talk)).toMatchObject({ clientOptedOut: true });
    expect(await write(talk, 'Hello?')).toMatchObject({ status: 409, body: { code: 'client-opted-out' } });
    // Who claimed by that text is told what became of it.
    const claimed = z.object({ status: z.string() }).parse(await seen(talk)).status === 'claimed';
    const delivery = bodies.length === 2 ? 'delivered' : 'refused';
    if (claimed) expect(await lastMessage(talk)).toMatchObject({ delivery });
  }
});

describe('the carrier did not take it', () => {
  test('TX-10 a busy carrier is tried again until it takes the text, once', async () => {
    const talk = await anOfferTo({});
    nextTextSuffers('throttle', 5);
    await write(talk, 'Hello there');
    await stage.advance(5 * minuteMs);
    expect(await lastMessage(talk)).toMatchObject({
      delivery: 'delivered',
      appended: instructions,
    });
    expect(await arrivedAt(stage, talk.phone)).toHaveLength(1);
    expect(await hadInstructions(stage, talk.phone)).toBe(true);
    const { messageId } = await lastMessage(talk);
    expect(await explanation(talk, messageId)).toMatchObject({ footer: { code: 'first-text' } });
  });

  test.each(['carrier-blocked', 'unreachable'])(
    'TX-5 %s with its instructions: the next text has them again, also when the client has written since',
    async (delivery) => {
      const talk = await anOfferTo({ delivery });
      const first = await wrote(stage, talk, 'Hello there');
      expect(await lastMessage(talk)).toMatchObject({ delivery: 'failed' });
      expect(await explanation(talk, first)).toMatchObject({
        outcome: { code: delivery },
        footer: { code: 'first-text', appended: true },
      });
      await behave(stage, talk.phone, {});
      const { from } = z.object({ from: z.string() }).parse(await explanation(talk, first));
      await textIn(stage, { from: talk.phone, to: from, body: 'Did you try to reach me?' });
      await stage.advance(secondMs);
      expect(await explanation(talk, await wrote(stage, talk, 'I did'))).toMatchObject({
        outcome: { code: 'delivered' },
        footer: { code: 'never-had', appended: true },
      });
      // TX-6: what the client wrote answered no text that had arrived.
      expect(await explanation(talk, await wrote(stage, talk, 'Shall we talk?'))).toMatchObject({
        footer: { code: 'had-within-thirty-days', appended: false },
      });
      await clientReplies(stage, talk, 'Let us');
      expect(await explanation(talk, await wrote(stage, talk, 'When?'))).toMatchObject({
        footer: { code: 'texted-both-ways', appended: false },
      });
      expect(await arrivedAt(stage, talk.phone)).toHaveLength(3);
    },
  );

  test('TX-5 of a text that stayed unconfirmed nobody knows whether they had them: the next has them again', async () => {
    const talk = await anOfferTo({ receipts: 'lost' });
    nextTextSuffers('timeout-after-commit');
    await wrote(stage, talk, 'Hello there', receiptsAreOver);
    expect(await lastMessage(talk)).toMatchObject({ delivery: 'unconfirmed', appended: instructions });
    await behave(stage, talk.phone, {});
    await clientReplies(stage, talk, 'Hello');
    expect(await explanation(talk, await wrote(stage, talk, 'Shall we talk?'))).toMatchObject({
      footer: { appended: true },
    });
    expect(await hadInstructions(stage, talk.phone)).toBe(true);
    await wrote(stage, talk, 'Or write?');
    expect(await hadInstructions(stage, talk.phone)).toBe(false);
  });
});

describe('one a second', () => {
  const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

  test('TX-11 texts that were written at once leave in their order', async () => {
    const talk = await aTalk(stage, team);
    for (const word of words) await write(talk, word);
    await stage.advance(minuteMs);
    expect((await bodiesAt(stage, talk.phone)).slice(1)).toEqual(words);
    const messages = (await conversation(talk)).slice(1);
    expect(messages.map(({ body }) => body)).toEqual(words);
    expect(new Set(messages.map(({ delivery }) => delivery))).toEqual(new Set(['delivered']));
  });

  test('TX-11 also when the carrier was busy with the first, and the answer to another was lost', async () => {
    const talk = await aTalk(stage, team);
    nextTextSuffers('throttle', 3);
    for (const word of words.slice(0, 4)) await write(talk, word);
    await stage.settle();
    nextTextSuffers('timeout-after-commit');
    for (const word of words.slice(4)) await write(talk, word);
    await stage.advance(receiptsAreOver);
    expect(stage.cloud.faults.pending()).toEqual([]);
    expect((await bodiesAt(stage, talk.phone)).slice(1)).toEqual(words);
  });
});
