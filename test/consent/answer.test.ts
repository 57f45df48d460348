// A flood of words: all take effect, ten an hour are answered, and none that comes from a number of ours.
import { describe, expect, test } from '@jest/globals';
import { answerStore } from '../../lambdas/consent/answer-store.ts';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import type { NewOutboxMessage, OutboxContent } from '../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../lambdas/delivery/outbox/outbox-store.ts';
import { dispatch } from '../../lambdas/stream/dispatch.ts';
import { receiveText } from '../../lambdas/texting/receive-text.ts';
import { consentTable } from '../simulation/support/consent-table.ts';
import { baseDependencies } from '../stream/support/base-dependencies.ts';
import { engineTable } from '../support/engine.ts';
import { receiveTextDeps } from '../texting/support/inbound-texts.ts';
import { introductionNumbers } from '../texting/support/stores.ts';
import { alertNumber, aPhone, enrolled, hoursLater, NOW, owner } from './support/ledgers.ts';

const phone = '+12065551000';
const minuteMs = 60_000;

/** A phone that is asked for text alerts; its texts come in, and every change is told twice. */
async function texting(from = phone) {
  const { table, newChanges } = consentTable();
  const consents = consentStore(table);
  const answers = new Set<string>();
  const note = ({ purpose, outboxId }: NewOutboxMessage) => {
    if (purpose.kind === 'answer') answers.add(outboxId);
  };
  let now = NOW;
  const deps = baseDependencies(table, { now: () => now }, note);
  const receiving = { ...receiveTextDeps(table, () => now), outbox: deps.outbox };
  await consents.record(enrolled(hoursLater(-1), { phone: from }));
  newChanges();
  let texts = 0;
  const outbox = outboxStore(table);
  const sent: OutboxContent[] = [];
  /** Answers that have not left yet, oldest first. */
  async function waiting(): Promise<OutboxContent[]> {
    const found = await Promise.all([...answers].map((outboxId) => outbox.find(outboxId)));
    return found.flatMap((answer) => (answer?.state.status === 'queued' ? [answer.content] : []));
  }
  async function follow(): Promise<void> {
    for (const change of newChanges()) {
      for (let times = 0; times < 2; times += 1) await dispatch(change, deps);
    }
  }
  return {
    consents,
    answers,
    sent,
    /** The carrier takes all that waits. */
    async send() {
      for (const answer of await waiting()) {
        await outbox.claimForSending(answer, 0, now);
        await outbox.applyReceipt({ outboxId: answer.outboxId, status: 'accepted', at: now.toISOString() });
        sent.push(answer);
      }
      await follow();
    },
    async refuse() {
      for (const { outboxId } of await waiting()) await outbox.refuse(outboxId, 'stale', now);
      await follow();
    },
    async says(body: string, minute: number, to = alertNumber) {
      texts += 1;
      now = new Date(NOW.getTime() + minute * minuteMs + texts);
      const text = { from, to, body, carrierId: `in-${texts}`, at: now.toISOString() };
      for (let times = 0; times < 2; times += 1) await receiveText(text, receiving);
      await follow();
    },
  };
}

describe('a flood of words', () => {
  test('CO-17 120 times STOP and START within an hour: ten answers go out, and the last word counts', async () => {
    const { consents, says, send, sent } = await texting();
    for (let word = 0; word < 120; word += 1) {
      await says(word % 2 === 0 ? 'STOP' : 'START', word / 4);
      await send();
    }
    expect(sent).toHaveLength(10);
    expect(await consents.readLedger(phone)).toHaveLength(121);
    await says('STOP', 31);
    expect(await consents.read('lead-alerts', phone, owner)).toMatchObject({ status: 'opted-out' });
  });

  test('CO-17 words that come faster than answers leave: the last two are answered, and HELP still is (CO-7)', async () => {
    const { answers, says, send, sent } = await texting();
    await says('STOP', 0);
    await send();
    for (let word = 1; word < 60; word += 1) await says(word % 2 === 0 ? 'STOP' : 'START', 0.1);
    await send();
    expect(sent.map(({ body }) => body.slice(0, 34))).toEqual([
      'You have successfully been unsubsc',
      'You have successfully been unsubsc',
      'You have successfully been re-subs',
    ]);
    const before = answers.size;
    await says('HELP', 0.2);
    expect(answers.size).toBe(before + 1);
    await says('STOP', 0.3);
    await send();
    expect(sent.slice(1).map(({ body }) => body.slice(0, 34))).toMatchObject([
      'You have successfully been unsubsc',
      'You have successfully been re-subs',
      expect.stringMatching(/^Dibs/),
      'You have successfully been unsubsc',
    ]);
  });

  test('CO-17 an answer that the gate refused takes no place', async () => {
    const { answers, says, refuse } = await texting();
    for (let word = 0; word < 15; word += 1) {
      await says('HELP', word);
      await refuse();
    }
    expect(answers.size).toBe(15);
  });

  test('CO-17 a word told again after a later one supersedes nothing', async () => {
    const table = await engineTable();
    const answers = answerStore(table);
    const to = aPhone();
    const withdrawn: string[] = [];
    const place = (outboxId: string, revision: number) =>
      answers.takePlace(
        to,
        {
          outboxId,
          word: {
            program: 'introductions',
            brand: undefined,
            revision,
            withdraw: async (earlier) => withdrawn.push(earlier) > 0,
          },
        },
        NOW,
      );
    const places = [
      await place('out_stop', 1),
      await place('out_start', 2),
      await place('out_again', 3),
      await place('out_stop', 1),
    ];
    expect(places).toEqual([true, true, true, false]);
    expect(withdrawn).toEqual(['out_stop']);
    expect(await answers.givenSince(to, NOW)).toEqual(['out_start', 'out_again']);
  });

  test('CO-17 60 times HELP: ten answers; an hour after the first the next one is answered again', async () => {
    const { answers, says } = await texting();
    for (let word = 0; word < 60; word += 1) await says('HELP', word / 2);
    expect(answers.size).toBe(10);
    await says('HELP', 60.4);
    expect(answers.size).toBe(11);
  });

  test('CO-17 the ten are those of a phone, whatever it was answered and by which program', async () => {
    const { answers, says } = await texting();
    const [number = ''] = introductionNumbers;
    for (let word = 0; word < 6; word += 1) await says('HELP', word);
    for (let word = 0; word < 6; word += 1) await says('HELP', word, number);
    await says('STOP', 7);
    expect(answers.size).toBe(10);
  });

  test('CO-17 what one of our own numbers texts is never answered, and is kept for who looks into it', async () => {
    const [number = ''] = introductionNumbers;
    const { consents, answers, says } = await texting(number);
    for (const body of ['STOP', 'START', 'HELP', 'YES']) await says(body, 1);
    expect(answers.size).toBe(0);
    expect(await consents.readLedger(number)).toHaveLength(1);
  });

  test('CO-17 answers that fight for the last places at once take ten in all, on a real table', async () => {
    const answers = answerStore(await engineTable());
    const to = aPhone();
    const places = await Promise.all(
      Array.from({ length: 12 }, (_, index) => answers.takePlace(to, { outboxId: `out_${index}` }, NOW)),
    );
    expect(places.filter(Boolean)).toHaveLength(10);
  });
});
