// What a client had of opt-out instructions, on a real table: decided once, by one write with the text itself.
import { describe, expect, test } from '@jest/globals';
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import type { TextContent } from '../../../lambdas/delivery/outbox/outbox-message.ts';
import { pairOf } from '../../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import type { Pair } from '../../../lambdas/texting/footer/footer.ts';
import { footerFor, isNamingDue } from '../../../lambdas/texting/footer/footer.ts';
import { footerStore } from '../../../lambdas/texting/footer/footer-store.ts';
import { aText, NOW, secondsLater } from '../../delivery/support/outbox-messages.ts';
import { engineTable, onEngine } from '../../support/engine.ts';

const table = await engineTable();
const footers = footerStore(table);
const outbox = outboxStore(table);
const consents = consentStore(table);

let clients = 0;
/** Texts of one agent to one client who agreed to them. */
async function textsOf(count: number): Promise<{ texts: TextContent[]; pair: Pair }> {
  clients += 1;
  const to = `+1206556${String(clients).padStart(4, '0')}`;
  await consents.record({
    act: 'consent-given-to-source',
    program: 'introductions',
    phone: to,
    eventId: `evt_${to}`,
    at: NOW.toISOString(),
    source: 'web form',
    words: 'Yes',
    referralId: 'ref_1',
  });
  const texts = Array.from({ length: count }, () => aText({ to }));
  for (const text of texts) await outbox.create(text);
  return { texts, pair: pairIn(texts[0]) };
}
function pairIn(text: TextContent | undefined): Pair {
  const pair = text && pairOf(text);
  if (pair === undefined) throw new Error('It is a text to a client');
  return pair;
}

/** Gives a text to the carrier as the gate has it. */
async function begin(text: TextContent, attempts = 0, at = NOW) {
  const seen = await footers.read(pairIn(text));
  const { isDue, code } = footerFor(seen, text.outboxId, at);
  const beginning = await outbox.claimForSending(text, attempts, at, {
    append: isDue ? ' [end]' : '',
    footer: { code, seen },
  });
  return { beginning, isDue };
}

describe(onEngine('footer store'), () => {
  test('TX-5 of two texts that are given at once only one is decided as the first', async () => {
    const { texts, pair } = await textsOf(2);
    const first = { append: ' [end]', footer: { code: 'first-text', seen: undefined } } as const;
    const beginnings = await Promise.all(texts.map((text) => outbox.claimForSending(text, 0, NOW, first)));
    expect(beginnings.toSorted()).toEqual(['begun', 'taken']);
    const late = texts[beginnings.indexOf('taken')];
    if (late === undefined) throw new Error('One is late');
    expect(await begin(late)).toEqual({ beginning: 'begun', isDue: false });
    expect(Object.keys((await footers.read(pair))?.given ?? {})).toHaveLength(1);
  });

  test('TX-5 what the carrier did not take gives the instructions to the next text', async () => {
    const { texts, pair } = await textsOf(2);
    const [first, second] = texts;
    if (first === undefined || second === undefined) throw new Error('There are two');
    expect(await begin(first)).toEqual({ beginning: 'begun', isDue: true });
    expect(await outbox.requeue(first, 1, ' [end]')).toBe(true);
    expect((await footers.read(pair))?.given).toEqual({});
    expect(await begin(second)).toEqual({ beginning: 'begun', isDue: true });
    expect(await begin(first, 1)).toEqual({ beginning: 'begun', isDue: false });
  });

  test('TX-5 a decision is not carried out when the client answered meanwhile', async () => {
    const { texts, pair } = await textsOf(2);
    const [first, second] = texts;
    if (first === undefined || second === undefined) throw new Error('There are two');
    await begin(first);
    const seen = await footers.read(pair);
    await footers.noteReplied(pair, secondsLater(5).toISOString());
    const footer = { code: 'had-within-thirty-days', seen } as const;
    expect(await outbox.claimForSending(second, 0, NOW, { footer })).toBe('taken');
    expect(await begin(second)).toEqual({ beginning: 'begun', isDue: false });
  });

  test('TX-5 instructions that failed were none, however often it is told; those that arrived after all are back', async () => {
    const { texts, pair } = await textsOf(1);
    const [text] = texts;
    if (text === undefined) throw new Error('There is one');
    await begin(text);
    const had = async () => Object.keys((await footers.read(pair))?.given ?? {});
    for (const _ of [1, 2]) await footers.takeBack(pair, text.outboxId);
    expect(await had()).toEqual([]);
    for (const _ of [1, 2]) await footers.keep(pair, text.outboxId, NOW.toISOString());
    expect(await had()).toEqual([text.outboxId]);
  });

  test('TX-8 names that did not reach the client were none: the next text that leaves says them', async () => {
    const { texts, pair } = await textsOf(2);
    const [first, second] = texts;
    if (first === undefined || second === undefined) throw new Error('There are two');
    const due = async ({ outboxId }: TextContent) => isNamingDue(await footers.read(pair), outboxId, 'ref_1');
    const give = async (text: TextContent, attempts: number) => {
      const footer = { code: 'first-text', seen: await footers.read(pair), names: 'ref_1' } as const;
      return outbox.claimForSending(text, attempts, NOW, { prepend: 'Ada, Dibs: ', append: '', footer });
    };
    expect(await give(first, 0)).toBe('begun');
    expect((await outbox.read(first.outboxId)).traces).toMatchObject({
      prepended: 'Ada, Dibs: ',
      names: 'ref_1',
    });
    expect([await due(first), await due(second)]).toEqual([true, false]);
    await outbox.requeue(first, 1, '', 'ref_1');
    expect(await due(second)).toBe(true);
    expect(await give(first, 1)).toBe('begun');
    for (const _ of [1, 2]) await footers.takeBack(pair, first.outboxId);
    expect(await due(second)).toBe(true);
    await footers.keep(pair, first.outboxId, NOW.toISOString(), { isAppended: false, names: 'ref_1' });
    expect(await due(second)).toBe(false);
  });

  test('TX-5 a client whose first text failed behind the carrier was texted, one whose text it never took was not', async () => {
    const { texts, pair } = await textsOf(2);
    const [first, second] = texts;
    if (first === undefined || second === undefined) throw new Error('There are two');
    const codeOfNext = async () => footerFor(await footers.read(pair), second.outboxId, NOW).code;
    await begin(first);
    await footers.takeBack(pair, first.outboxId);
    expect(await codeOfNext()).toBe('first-text');
    await footers.keep(pair, first.outboxId, NOW.toISOString());
    for (const _ of [1, 2]) await footers.takeBack(pair, first.outboxId, NOW.toISOString());
    expect(await codeOfNext()).toBe('never-had');
  });

  test('TX-6 the first answer and the first text count; each agent and client stand for themselves', async () => {
    const { pair } = await textsOf(1);
    for (const seconds of [9, 4, 7]) {
      await footers.noteReplied(pair, secondsLater(seconds).toISOString());
      await footers.noteTexted(pair, secondsLater(seconds).toISOString());
    }
    const known = { repliedAt: secondsLater(4).toISOString(), textedAt: secondsLater(9).toISOString() };
    expect(await footers.read(pair)).toMatchObject(known);
    for (const sender of [
      { teamId: 'north', agentId: 'ben' },
      { teamId: 'south', agentId: 'ada' },
    ]) {
      expect(await footers.read({ ...pair, sender })).toBeUndefined();
    }
  });
});
