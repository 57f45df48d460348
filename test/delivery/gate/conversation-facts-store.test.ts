// What the gate gets to know of a conversation: whether anything has to leave before its next text.

import { describe, expect, test } from '@jest/globals';
import { answerStore } from '../../../lambdas/consent/answer-store.ts';
import { conversationFactsStore } from '../../../lambdas/delivery/gate/conversation-facts-store.ts';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import { newId } from '../../../lambdas/platform/ids.ts';
import { byBrand } from '../../support/brands.ts';
import { engineTable } from '../../support/engine.ts';
import { aText, NOW, secondsLater } from '../support/outbox-messages.ts';

const table = await engineTable();
const outbox = outboxStore(table);
const answers = answerStore(table);
const facts = conversationFactsStore(table, byBrand.brandOf);

/** An agent's text, and an answer to the same client's word that is in the outbox. */
async function textBehindAnswer() {
  const text = aText();
  const answer = aText({
    outboxId: newId('out'),
    to: text.to,
    needs: 'nothing',
    purpose: { kind: 'answer' },
  });
  await answers.takePlace(text.to, answer, NOW);
  await outbox.create(answer);
  const waits = async (seconds = 1) => (await facts(text, secondsLater(seconds)))?.isOutOfOrder;
  return { text, answer, waits };
}

describe('an answer to the client’s word', () => {
  test('CO-6 leaves before the agent’s next text, also when the carrier is busy with it', async () => {
    const { answer, waits } = await textBehindAnswer();
    expect(await waits()).toBe(true);
    await outbox.claimForSending(answer, 0, NOW);
    expect(await waits()).toBe(true);
    await outbox.requeue(answer, 1);
    expect(await waits()).toBe(true);
    await outbox.claimForSending(answer, 1, secondsLater(2));
    await outbox.applyReceipt({ outboxId: answer.outboxId, status: 'accepted', at: NOW.toISOString() });
    expect(await waits()).toBe(false);
  });

  test('CO-6 that was refused, or has not left for five minutes, holds up nobody', async () => {
    const { waits } = await textBehindAnswer();
    expect(await waits(5 * 60)).toBe(true);
    expect(await waits(5 * 60 + 1)).toBe(false);
    const refused = await textBehindAnswer();
    await outbox.refuse(refused.answer.outboxId, 'opted-out', NOW);
    expect(await refused.waits()).toBe(false);
  });

  test('CO-6 leaves before the answer to the next word, and waits for none that comes later', async () => {
    const { text, answer } = await textBehindAnswer();
    const next = aText({ outboxId: newId('out'), to: text.to, purpose: { kind: 'answer' } });
    await answers.takePlace(text.to, next, NOW);
    await outbox.create(next);
    const isWaiting = async (given: typeof next) => (await facts(given, secondsLater(1)))?.isOutOfOrder;
    expect([await isWaiting(answer), await isWaiting(next)]).toEqual([false, true]);
    await outbox.refuse(answer.outboxId, 'superseded', NOW);
    expect(await isWaiting(next)).toBe(false);
  });

  test('CO-6 to somebody else is waited for by nobody', async () => {
    const { waits } = await textBehindAnswer();
    expect(await waits()).toBe(true);
    expect(await facts(aText(), secondsLater(1))).toMatchObject({ isOutOfOrder: false });
  });
});
