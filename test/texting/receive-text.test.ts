// What a text that came in does: once, to which program, in which language, and when it is ordinary conversation.
import { describe, expect, test } from '@jest/globals';
import { inboundTextIn } from '../../lambdas/carriers/text-carriers.ts';
import { help } from '../../lambdas/consent/texts.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import type { InboundText } from '../../lambdas/texting/inbound-text.ts';
import { alertNumber, enrolled, given, hoursLater, owner, texted } from '../consent/support/ledgers.ts';
import { inboundTexts } from './support/inbound-texts.ts';
import { introductionNumbers } from './support/stores.ts';

const [introductionNumber = ''] = introductionNumbers;
const american = '+12065551000';
const canadian = '+14165551000';

let count = 0;
const aText = (body: string, text: Partial<InboundText> = {}): InboundText => {
  count += 1;
  return { from: american, to: alertNumber, body, carrierId: `in-${count}`, at: hoursLater(1), ...text };
};
const on = (phone = american) => [
  given(hoursLater(0), { phone }),
  enrolled(hoursLater(-1), { phone }),
  texted('YES', hoursLater(0), { phone }),
];

describe('a text that came in', () => {
  test('CO-13 STOP stands in the ledger as it was texted: words, ids, both numbers, the carrier’s time', async () => {
    const { consents, take } = inboundTexts();
    const stop = aText(' Stop! ');
    await take(stop);
    expect(await consents.readLedger(american)).toEqual([
      {
        eventId: derivedId('evt', 'word', stop.carrierId),
        act: 'word-received',
        kind: 'stop',
        word: 'STOP',
        program: 'lead-alerts',
        phone: american,
        to: alertNumber,
        body: ' Stop! ',
        carrierId: stop.carrierId,
        at: hoursLater(1),
        language: 'en',
      },
    ]);
  });

  test('CO-13 a sentence that means STOP is marked as one', async () => {
    const { consents, take } = inboundTexts();
    await take(aText('please stop texting me'));
    expect(await consents.readLedger(american)).toMatchObject([{ kind: 'stop', byPhrase: true }]);
  });

  test('CO-14 a text told twice, or at once, is one', async () => {
    const { consents, unmatched, newChanges, take } = inboundTexts();
    const [stop, talk] = [aText('STOP'), aText('Hello')];
    await Promise.all([take(stop), take(stop)]);
    await take(talk);
    newChanges();
    await Promise.all([take(stop), take(talk)]);
    expect(newChanges()).toEqual([]);
    expect(await consents.readLedger(american)).toHaveLength(1);
    expect(await unmatched(talk)).toMatchObject({ body: 'Hello' });
  });

  test.each([alertNumber, ...introductionNumbers])(
    'CO-5 STOP to %s stops its whole program, and no other',
    async (to) => {
      const { consents, take } = inboundTexts();
      for (const event of on()) await consents.record(event);
      await take(aText('STOP', { to }));
      const [mine, others] =
        to === alertNumber
          ? (['lead-alerts', 'introductions'] as const)
          : (['introductions', 'lead-alerts'] as const);
      expect(await consents.read(mine, american, owner)).toMatchObject({
        status: 'opted-out',
        reason: 'stop',
      });
      expect(await consents.read(others, american, owner)).toMatchObject({ status: 'on' });
    },
  );

  test.each([
    ['HELP', american, 'en'],
    ['info', american, 'en'],
    ['AIDE', american, 'en'],
    ['AIDE', canadian, 'fr'],
    ['HELP', canadian, 'en'],
  ] as const)(
    'CO-7 %s from %s asks for help, is answered in %s, and changes no consent',
    async (body, from, language) => {
      const { consents, help: answered, take } = inboundTexts();
      const text = aText(body, { from });
      await take(text);
      expect(await answered(text)).toMatchObject({
        needs: 'nothing',
        to: from,
        from: alertNumber,
        program: 'lead-alerts',
        body: help('Dibs', 'help@dibs.example', language),
      });
      expect(await consents.readLedger(from)).toEqual([]);
    },
  );

  test.each([
    ['ARRET', canadian, 'fr'],
    ['Arrêt', canadian, 'fr'],
    ['ARRET', american, 'en'],
    ['STOP', canadian, 'en'],
  ])('CO-7 %s from %s is answered in %s', async (body, from, language) => {
    const { consents, take } = inboundTexts();
    await take(aText(body, { from }));
    expect(await consents.readAlerts('lead-alerts', from)).toMatchObject({
      reply: { kind: 'stopped', language },
    });
  });

  test('CO-7 HELP is answered also to a phone that is unsubscribed', async () => {
    const { consents, help: answered, take } = inboundTexts();
    await take(aText('STOP'));
    const asks = aText('HELP', { at: hoursLater(2) });
    await take(asks);
    expect((await answered(asks))?.body).toContain('help@dibs.example');
    expect(await consents.readAlerts('lead-alerts', american)).toHaveProperty('stoppedAt');
  });

  test('CO-8 YES from a subscribed client is ordinary conversation; the YES that resubscribes is not', async () => {
    const { consents, unmatched, take } = inboundTexts();
    const to = introductionNumber;
    await consents.record(given(hoursLater(0), { phone: american }));
    const talk = aText('Yes!', { to });
    await take(talk);
    expect(await unmatched(talk)).toMatchObject({ body: 'Yes!', program: 'introductions' });
    await take(aText('STOP', { to, at: hoursLater(2) }));
    const back = aText('YES', { to, at: hoursLater(3) });
    await take(back);
    expect(await unmatched(back)).toBeUndefined();
    expect(await consents.read('introductions', american)).toMatchObject({
      status: 'on',
      since: hoursLater(3),
    });
  });

  test('CO-8 START from a subscribed client is no conversation, nor is an agent’s YES', async () => {
    const { consents, unmatched, take } = inboundTexts();
    for (const event of on()) await consents.record(event);
    const texts = [aText('START', { to: introductionNumber }), aText('YES')];
    for (const text of texts) {
      await take(text);
      expect(await unmatched(text)).toBeUndefined();
    }
  });

  test('CO-4 what is no word is kept for the conversation and changes no consent', async () => {
    const { consents, unmatched, take } = inboundTexts();
    const talk = aText('Can you send it this weekend?', { to: introductionNumber });
    await take(talk);
    expect(await unmatched(talk)).toEqual({ ...talk, program: 'introductions' });
    expect(await consents.readLedger(american)).toEqual([]);
  });

  const hintTo = async ({ outbox }: ReturnType<typeof inboundTexts>, { carrierId }: InboundText) =>
    (await outbox.find(derivedId('out', 'hint', carrierId)))?.content;

  test('CO-16 an agent whose text may ask for no more alerts is told once how to stop them', async () => {
    let now = new Date(hoursLater(1));
    const inbound = inboundTexts(() => now);
    for (const event of on()) await inbound.consents.record(event);
    const before = await inbound.consents.readLedger(american);
    const [first, second, later] = [aText('not interested'), aText('wrong number'), aText('who is this')];
    for (const text of [first, first, second]) await inbound.take(text);
    now = new Date(hoursLater(1.2));
    await inbound.take(later);
    expect(await hintTo(inbound, first)).toMatchObject({
      body: 'Reply STOP to stop these alerts.',
      to: american,
      from: alertNumber,
      needs: 'on',
      purpose: { kind: 'answer' },
    });
    expect(await hintTo(inbound, second)).toBeUndefined();
    expect(await hintTo(inbound, later)).toMatchObject({ body: 'Reply STOP to stop these alerts.' });
    expect(await inbound.consents.readLedger(american)).toEqual(before);
  });

  test.each(['Claim', "I'll take it", 'mine!', 'Thanks!'])(
    'CL-2 an agent who answers an alert with %j is told where to claim',
    async (body) => {
      const inbound = inboundTexts(() => new Date(hoursLater(1)));
      for (const event of on()) await inbound.consents.record(event);
      const text = aText(body);
      await inbound.take(text);
      expect((await hintTo(inbound, text))?.body).toContain('https://portal.example');
      expect(await inbound.unmatched(text)).toMatchObject({ body });
    },
  );

  test.each(['yep', 'Yeah sure', 'sí', 'ok 👍', 'who is this?'])(
    'CO-2 %j is no consent: who was asked for it is told that YES is',
    async (body) => {
      const inbound = inboundTexts(() => new Date(hoursLater(1)));
      await inbound.consents.record(enrolled(hoursLater(0), { phone: american }));
      const text = aText(body);
      await inbound.take(text);
      expect(await hintTo(inbound, text)).toMatchObject({
        body: expect.stringContaining('reply YES'),
        needs: 'asked',
      });
      expect(await inbound.consents.read('lead-alerts', american, owner)).toMatchObject({
        status: 'pending',
      });
    },
  );

  test.each([
    ['TX-15 a machine', 'Liked “New buyer referral”', on()],
    ['TX-15 a phone that drives', "I'm driving with Focus on. I'll see your message later.", on()],
    ['CO-1 a stranger', 'Claim', []],
    ['CO-5 who opted out', 'Claim', [...on(), texted('STOP', hoursLater(0.5), { phone: american })]],
  ])('%s gets no answer', async (_who, body, events) => {
    const inbound = inboundTexts(() => new Date(hoursLater(1)));
    for (const event of events) await inbound.consents.record(event);
    const text = aText(body);
    await inbound.take(text);
    expect(await hintTo(inbound, text)).toBeUndefined();
    expect(await inbound.unmatched(text)).toMatchObject({ body });
  });

  test('a text to a number that no program has is kept in the queue: it may be a STOP', async () => {
    const { take, newChanges } = inboundTexts();
    for (const body of ['STOP', 'HELP', 'Hello']) {
      await expect(take(aText(body, { to: '+12065559999' }))).rejects.toThrow('no program');
    }
    expect(newChanges()).toEqual([]);
  });
});

describe('a text as the carrier publishes it', () => {
  const published = {
    originationNumber: american,
    destinationNumber: alertNumber,
    messageBody: 'STOP',
    messageKeyword: 'KEYWORD_1',
    inboundMessageId: 'in-1',
    previousPublishedMessageId: 'out-1',
  };

  test('CO-14 its time is that of the carrier’s notification', () => {
    expect(inboundTextIn({ published, at: hoursLater(0) })).toEqual({
      from: american,
      to: alertNumber,
      body: 'STOP',
      carrierId: 'in-1',
      at: hoursLater(0),
    });
  });

  test('an empty one has an empty body, and what can’t be read is a fault: it may be a STOP', () => {
    const { messageBody: _none, ...empty } = published;
    expect(inboundTextIn({ published: empty, at: hoursLater(0) })).toMatchObject({ body: '' });
    const { inboundMessageId: _id, ...nameless } = published;
    expect(inboundTextIn({ published: undefined, at: hoursLater(0) })).toBeUndefined();
    for (const odd of [nameless, null, 'Successfully validated SNS topic.', {}, []]) {
      expect(() => inboundTextIn({ published: odd, at: hoursLater(0) })).toThrow();
    }
  });
});
