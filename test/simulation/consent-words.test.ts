// Words in every order of arrival: what they come to is what the carrier's timestamps say (CO-14).
import { describe, expect, test } from '@jest/globals';
import { given, hoursLater, NOW } from '../consent/support/ledgers.ts';
import { permutations, tuples } from '../support/orders.ts';
import { fc } from '../support/random-tests.ts';
import { isFull } from '../support/scale.ts';
import { inboundTexts } from '../texting/support/inbound-texts.ts';
import { introductionNumbers } from '../texting/support/stores.ts';
import { replay } from './support/replay.ts';

type Said = { word: 'STOP' | 'START' | 'YES' | 'HELP'; second: number };
const words: Said['word'][] = ['STOP', 'START', 'YES', 'HELP'];
const [to = ''] = introductionNumbers;
const phone = '+12065551000';

/** What the timestamps say of a subscribed phone: the last word counts, STOP wins a tie, HELP changes nothing. */
function endBy(said: readonly Said[]): 'on' | 'opted-out' {
  const changes = said.filter(({ word }) => word !== 'HELP');
  const last = Math.max(...changes.map(({ second }) => second));
  const lastWords = changes.filter(({ second }) => second === last).map(({ word }) => word);
  return lastWords.includes('STOP') ? 'opted-out' : 'on';
}

/** The words arrive in `order`, and each is told again after all others. */
async function endOf(said: readonly Said[], order: readonly number[]): Promise<string | undefined> {
  const { consents, take } = inboundTexts();
  await consents.record(given(hoursLater(0), { phone }));
  for (const place of [...order, ...order]) {
    const text = said[place];
    if (text === undefined) continue;
    const at = new Date(NOW.getTime() + (text.second + 1) * 1000).toISOString();
    await take({ from: phone, to, body: text.word, carrierId: `in-${place}`, at });
  }
  return (await consents.read('introductions', phone))?.status;
}

/** Times of `length` words: each either a second later than the one before or tied with it. */
const timesOf = (length: number) =>
  tuples([0, 1], length - 1).map((steps) => {
    let time = 0;
    return [time, ...steps.map((step) => (time += step))];
  });

/** Words that are tied are said in any order: one of those is enough. */
const isNew = (said: readonly Said[]) =>
  said.every(({ word, second }, place) => {
    const before = said[place - 1];
    return (
      before === undefined || before.second < second || words.indexOf(before.word) <= words.indexOf(word)
    );
  });

async function tryAll(length: number): Promise<number> {
  const orders = permutations(Array.from({ length }, (_, place) => place));
  const dialogues = timesOf(length)
    .flatMap((times) =>
      tuples(words, length).map((said) => said.map((word, place) => ({ word, second: times[place] ?? 0 }))),
    )
    .filter(isNew);
  for (const said of dialogues) {
    for (const order of orders) {
      const end = await endOf(said, order);
      if (end !== endBy(said)) expect({ said, order, end }).toEqual({ said, order, end: endBy(said) });
    }
  }
  return dialogues.length * orders.length;
}

describe('words in any order', () => {
  test.each(isFull ? [1, 2, 3, 4, 5] : [1, 2, 3])(
    'CO-14 every dialogue of %i words, at distinct and tied times, in every order, each told twice',
    async (length) => {
      expect(await tryAll(length)).toBeGreaterThanOrEqual(4);
    },
    1_200_000,
  );

  test('CO-14 dialogues of four and five words, at distinct and tied times, in any order, each told twice', async () => {
    const word = fc.record({ word: fc.constantFrom(...words), second: fc.integer({ min: 0, max: 3 }) });
    const dialogue = fc.array(word, { minLength: 4, maxLength: 5 }).chain((said) => {
      const places = said.map((_, place) => place);
      return fc.tuple(fc.constant(said), fc.shuffledSubarray(places, { minLength: places.length }));
    });
    await fc.assert(
      fc.asyncProperty(dialogue, async ([said, order]) => {
        expect(await endOf(said, order)).toBe(endBy(said));
      }),
      { numRuns: 1000, ...replay },
    );
  });
});
