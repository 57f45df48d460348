// What the bus hears of a client's consent, which events a stage sends, and what is written of them all.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import {
  type BusEvent,
  conversationEvents,
  isSent,
  outcomeEvents,
  sentByDefault,
} from '../../../lambdas/claiming/bus/bus-events.ts';
import { busEvents } from '../../../lambdas/claiming/bus/event-details.ts';
import type { OptOut } from '../../../lambdas/claiming/referral.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { dispatch } from '../../../lambdas/stream/dispatch.ts';
import { described, type EventType } from '../../../scripts/events/described.ts';
import { created, dependencies, dispatched, races, table, told } from '../../stream/support/dependencies.ts';
import { anAttempt, minutesLater, NOW } from '../support/referrals.ts';

const isOfConsent = ({ type }: BusEvent) => type === 'ClientOptedOut' || type === 'ClientOptedIn';
/** Each once, as a consumer that keeps event ids has them. */
const consentEvents = () => [
  ...new Map(told.published.filter(isOfConsent).map((event) => [event.detail.eventId, event])).values(),
];

describe('a client’s consent on the bus', () => {
  const note = (referralId: string, optOut: OptOut | undefined, revision: number) =>
    dispatched(keys.race(referralId), () => races.noteConsent(referralId, optOut, revision));

  test('TX-7 an opt-out and an opt-in are one event each however often they are told, by the referral’s ids', async () => {
    const race = await created();
    const { referralId, teamId } = race;
    await races.claim(anAttempt(race, { by: 'text', text: 'Hi Clara' }));
    await note(referralId, { how: 'stop' }, 1);
    await note(referralId, undefined, 2);
    await note(referralId, { how: 'letter' }, 3);
    const about = { eventId: expect.any(String), referralId, teamId, agentId: 'ada', at: NOW.toISOString() };
    expect(consentEvents()).toEqual([
      { type: 'ClientOptedOut', detail: { ...about, how: 'stop' } },
      { type: 'ClientOptedIn', detail: about },
      { type: 'ClientOptedOut', detail: { ...about, how: 'letter' } },
    ]);
    for (const { type, detail } of consentEvents()) expect(busEvents[type].parse(detail)).toEqual(detail);
  });

  test('TX-7 nobody’s client yet: the event names no agent', async () => {
    const { referralId } = await created();
    await note(referralId, { how: 'stop' }, 1);
    expect(consentEvents()).toMatchObject([{ type: 'ClientOptedOut', detail: { referralId } }]);
    expect(consentEvents()[0]?.detail).not.toHaveProperty('agentId');
  });

  test('TX-7 a referral whose client opted out before it came in says so, and replayed is no other event', async () => {
    const { referralId } = await created({
      clientOptedOut: true,
      optOut: { how: 'marked' },
      consentRevision: 4,
    });
    const after = await table.get(keys.race(referralId));
    for (const late of [NOW, minutesLater(900)])
      await dispatch({ before: undefined, after }, dependencies(late));
    expect(consentEvents()).toMatchObject([
      { type: 'ClientOptedOut', detail: { referralId, how: 'marked' } },
    ]);
  });

  test('PE-1 offered again in another brand’s name a client opted in nowhere, and out only where they did', async () => {
    const race = await created({ clientOptedOut: true, optOut: { how: 'stop' }, consentRevision: 4 });
    const before = await table.get(keys.race(race.referralId));
    const { clientOptedOut, optOut, consentRevision, ...fresh } = before ?? {};
    const offeredAgain = { ...fresh, brandId: 'harbor' };
    await dispatch({ before, after: offeredAgain }, dependencies());
    expect(consentEvents()).toEqual([]);
    const alsoOut = { ...offeredAgain, clientOptedOut: true, optOut: { how: 'stop' }, consentRevision: 1 };
    await dispatch({ before, after: alsoOut }, dependencies());
    expect(consentEvents()).toMatchObject([{ type: 'ClientOptedOut' }]);
  });
});

describe('which events a stage sends', () => {
  const all = Object.keys(busEvents).filter((type): type is EventType => type in described);

  test('CL-11 outcomes are sent whatever the configuration lists', () => {
    expect(all.filter((type) => isSent(type, []))).toEqual(outcomeEvents);
  });

  test('events of conversations are sent where they are listed; what comes with every text is not by default', () => {
    expect(all.filter((type) => isSent(type, conversationEvents))).toEqual(all);
    expect(conversationEvents.filter((type) => isSent(type, ['TextDelivered']))).toEqual(['TextDelivered']);
    expect(conversationEvents.filter((type) => !isSent(type, sentByDefault))).toEqual(['TextDelivered']);
  });
});

describe('docs/events', () => {
  const docs = join(import.meta.dirname, '../../../docs/events');
  const read = (name: string) => readFileSync(join(docs, name), 'utf8');

  test.each(Object.entries(described))('%s: schema, example and page say the same', (type, { example }) => {
    const schema = z
      .object({ title: z.string(), examples: z.array(z.unknown()), required: z.array(z.string()) })
      .parse(JSON.parse(read(`${type}.json`)));
    expect(schema).toMatchObject({ title: type, examples: [example] });
    expect(Object.keys(example)).toEqual(expect.arrayContaining(schema.required));
    const page = read('README.md');
    expect(page).toContain(`### ${type}`);
    expect(page).toContain(JSON.stringify(example, null, 2));
  });

  test('CL-9 no event has a field for a phone, a name, an address or words', () => {
    const fields = new Set(Object.values(busEvents).flatMap(({ shape }) => Object.keys(shape)));
    expect(
      [...fields].filter((name) => !/Id$|Ids$|^(at|offerUntil|by|from|to|how|reason|automated)$/.test(name)),
    ).toEqual([]);
  });
});
