// Two brands side by side: what a phone says to one, and what it is answered.
import { describe, expect, test } from '@jest/globals';
import type { InboundText } from '../../lambdas/texting/inbound-text.ts';
import { given, hoursLater } from '../consent/support/ledgers.ts';
import { dibs, harbor } from '../support/brands.ts';
import { inboundTexts } from './support/inbound-texts.ts';

const phone = '+12065551000';
const [dibsNumber = '', dibsOther = ''] = dibs.introductionNumbers;
const [harborNumber = '', harborOther = ''] = harbor.introductionNumbers;

let count = 0;
const aText = (to: string, body: string, text: Partial<InboundText> = {}): InboundText => {
  count += 1;
  return { from: phone, to, body, carrierId: `br-${count}`, at: hoursLater(count), ...text };
};

async function consenting(...brands: (string | undefined)[]) {
  const all = inboundTexts();
  for (const brand of brands) await all.consents.record(given(hoursLater(0), { phone, brand }));
  const statusIn = async (brand?: string) =>
    (await all.consents.read('introductions', phone, undefined, brand))?.status;
  return { ...all, statuses: async () => [await statusIn(), await statusIn('harbor')] };
}

describe('two brands', () => {
  test('PE-1 consent to one is none to the other', async () => {
    const { statuses } = await consenting('harbor');
    expect(await statuses()).toEqual([undefined, 'on']);
  });

  test.each([
    [dibsNumber, 'HELP', phone, ['Dibs', 'help@dibs.example', 'Reply STOP']],
    [dibs.alertNumber, 'HELP', phone, ['Dibs', 'help@dibs.example', 'Reply STOP']],
    [harborOther, 'INFO', phone, ['North Homes', 'help@harbor.example', 'Reply STOP']],
    [harbor.alertNumber, 'HELP', phone, ['North Homes', 'help@harbor.example', 'Reply STOP']],
    [harborNumber, 'AIDE', '+14165551000', ['North Homes', 'help@harbor.example', 'Répondez ARRET']],
    [dibsNumber, 'AIDE', '+14165551000', ['Dibs', 'help@dibs.example', 'Répondez ARRET']],
  ])('PE-1 CO-7 help at %s to %s is the brand’s whose number was texted', async (to, word, from, parts) => {
    const { take, help } = inboundTexts();
    const text = aText(to, word, { from });
    await take(text);
    const answer = await help(text);
    expect(answer).toMatchObject({ from: to, to: from });
    for (const part of parts) expect(answer?.body).toContain(part);
    const others = parts.includes('Dibs') ? ['North Homes', 'harbor'] : ['Dibs', 'dibs'];
    for (const other of others) expect(answer?.body).not.toContain(other);
  });

  test('PE-1 CO-5 a STOP to any number of a brand whose STOP covers itself ends that brand’s program, and nothing of the other', async () => {
    const { take, statuses } = await consenting(undefined, 'harbor');
    await take(aText(dibsOther, 'STOP'));
    expect(await statuses()).toEqual(['opted-out', 'on']);
  });

  test('PE-1 CO-5 a STOP to a brand whose STOP covers the stage ends the program of every brand, also of one that the phone has not met', async () => {
    const { take, statuses } = await consenting('harbor');
    await take(aText(harborOther, 'STOP'));
    expect(await statuses()).toEqual(['opted-out', 'opted-out']);
  });

  test('PE-1 CO-5 it is confirmed once, by the brand that was texted', async () => {
    const { take, consents } = await consenting(undefined, 'harbor');
    await take(aText(harborNumber, 'STOP'));
    const items = (await consents.readItems(phone)).filter(({ program }) => program === 'introductions');
    const replies = items.map(({ brand, reply }) => [brand, reply]);
    expect(replies).toEqual([
      [undefined, undefined],
      ['harbor', expect.objectContaining({ kind: 'stopped', from: harborNumber })],
    ]);
  });

  test('PE-1 CO-13 the ledger says of each whose it is, and which number was texted; told twice, it is there once', async () => {
    const { take, consents } = await consenting();
    const stop = aText(harborNumber, 'STOP');
    for (let times = 0; times < 3; times += 1) await take(stop);
    const ledger = await consents.readLedger(phone);
    expect(ledger).toHaveLength(2);
    expect(ledger).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ brand: 'harbor', to: harborNumber, body: 'STOP' }),
        expect.objectContaining({ to: harborNumber, body: 'STOP', covered: true }),
      ]),
    );
  });

  test('PE-1 CO-6 START lifts the STOP of the brand that is texted, whatever a STOP to it had covered', async () => {
    const { take, statuses } = await consenting(undefined, 'harbor');
    await take(aText(harborNumber, 'STOP'));
    await take(aText(harborNumber, 'START'));
    expect(await statuses()).toEqual(['opted-out', 'on']);
    await take(aText(dibsNumber, 'START'));
    expect(await statuses()).toEqual(['on', 'on']);
  });

  test('PE-1 CO-14 a START to the other that is older than the STOP that covers it stays without effect', async () => {
    const { take, statuses } = await consenting(undefined, 'harbor');
    const [start, stop] = [aText(dibsNumber, 'START'), aText(harborNumber, 'STOP')];
    await take(stop);
    await take(start);
    expect(await statuses()).toEqual(['opted-out', 'opted-out']);
  });
});
