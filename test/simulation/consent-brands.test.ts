// PE-1: words and the source's records of two brands, told twice and in any order, come to what a reference says of each brand.
import { describe, expect, test } from '@jest/globals';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import { given, hoursLater } from '../consent/support/ledgers.ts';
import { dibs, harbor } from '../support/brands.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { inboundTexts } from '../texting/support/inbound-texts.ts';

const phone = '+12065551000';
const rounds = 150;
const most = 8;

type Brand = 'dibs' | 'harbor';
type Act = { at: number; kind: 'given' | 'stop' | 'start'; brand: Brand };

const numbers: Record<Brand, readonly string[]> = {
  dibs: dibs.introductionNumbers,
  harbor: harbor.introductionNumbers,
};

/** What a phone's owner would say of `brand`: by the clock, STOP after whatever was said in the same moment. */
function referenceOf(brand: Brand, acts: readonly Act[]): string {
  const order = acts.toSorted((a, b) => a.at - b.at || Number(a.kind === 'stop') - Number(b.kind === 'stop'));
  let status = 'none';
  for (const act of order) {
    // A STOP to `harbor` covers the stage, one to the first covers itself.
    const concerns = act.brand === brand || (act.kind === 'stop' && act.brand === 'harbor');
    if (!concerns) continue;
    if (act.kind === 'stop') status = 'opted-out';
    else if (act.kind === 'start') status = status === 'opted-out' ? 'on' : status;
    else status = status === 'none' ? 'on' : status;
  }
  return status;
}

describe('consent to two brands', () => {
  test('PE-1 CO-14 is what the reference says, in whatever order it is told', async () => {
    const random = seededRandom(20_261_128);
    const below = (count: number) => Math.floor(random() * count);
    const seen = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const { consents, take } = inboundTexts();
      const acts = Array.from(
        { length: 1 + below(most) },
        (): Act => ({
          at: below(6),
          kind: (['given', 'stop', 'start'] as const)[below(3)] ?? 'given',
          brand: below(2) === 0 ? 'dibs' : 'harbor',
        }),
      );
      const tell = async ({ at, kind, brand }: Act, id: string): Promise<unknown> => {
        const its = brand === 'harbor' ? { brand } : {};
        const record: LedgerEvent = given(hoursLater(at), { phone, eventId: id, ...its });
        if (kind === 'given') return consents.record(record);
        const to = numbers[brand][below(2)] ?? '';
        return take({ from: phone, to, body: kind.toUpperCase(), carrierId: id, at: hoursLater(at) });
      };
      const told = acts.map((act, index) => () => tell(act, `br-${round}-${index}`));
      const shuffled = [...told, ...told]
        .map((each) => ({ each, place: random() }))
        .toSorted((a, b) => a.place - b.place);
      for (const { each } of shuffled) await each();
      for (const brand of ['dibs', 'harbor'] as const) {
        const of = brand === 'harbor' ? brand : undefined;
        const status = (await consents.read('introductions', phone, undefined, of))?.status ?? 'none';
        expect({ acts, brand, status }).toEqual({ acts, brand, status: referenceOf(brand, acts) });
        seen.add(`${brand} ${status}`);
      }
    }
    expect(seen.size).toBe(6);
  });
});
