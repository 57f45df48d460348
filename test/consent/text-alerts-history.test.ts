// What an agent sees of their text alerts' past: all that was asked, said and done, and nothing of anybody else.
import { describe, expect, test } from '@jest/globals';
import type { Owner } from '../../lambdas/consent/consent.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import { textAlertsHistory as historyInBrand } from '../../lambdas/consent/text-alerts/text-alerts-history.ts';
import {
  askedWords,
  enrolled,
  given,
  hoursLater,
  imported,
  left,
  optedOut,
  owner,
  questionSent,
  texted,
} from './support/ledgers.ts';

const textAlertsHistory = (ledger: readonly LedgerEvent[], whose: Owner) =>
  historyInBrand(ledger, whose, undefined);

const another = { teamId: 'south', agentId: 'bea' };
const whatOf = (...[ledger, whose]: Parameters<typeof textAlertsHistory>) =>
  textAlertsHistory(ledger, whose).map(({ what }) => what);

describe('history of text alerts', () => {
  test('tells newest first what was asked, in which words, and what was answered', () => {
    const asked = enrolled(hoursLater(0), { eventId: 'evt_asks' });
    const ledger = [
      asked,
      questionSent(hoursLater(1), 'evt_asks'),
      texted('YES', hoursLater(2)),
      texted('STOP', hoursLater(3)),
    ];
    expect(textAlertsHistory(ledger, owner)).toEqual([
      { at: hoursLater(3), what: 'word-received', words: 'STOP', meaning: 'stop' },
      { at: hoursLater(2), what: 'word-received', words: 'YES', meaning: 'start' },
      { at: hoursLater(1), what: 'consent-request-sent', words: askedWords },
      { at: hoursLater(0), what: 'enrolled' },
    ]);
  });

  test('a question that left in the moment of the consent request is told after it', () => {
    const asked = enrolled(hoursLater(0), { eventId: 'evt_z' });
    const ledger = [questionSent(hoursLater(0), 'evt_z', { eventId: 'evt_a' }), asked];
    expect(whatOf(ledger, owner)).toEqual(['consent-request-sent', 'enrolled']);
  });

  test('says why alerts ended by themselves', () => {
    const ledger = [enrolled(hoursLater(0), { eventId: 'evt_asks' }), optedOut(hoursLater(36), 'evt_asks')];
    expect(textAlertsHistory(ledger, owner)[0]).toEqual({
      at: hoursLater(36),
      what: 'opted-out-automatically',
      reason: 'no-reply',
    });
  });

  test('tells nothing of who had the phone before, or of what its owner agreed to as a client', () => {
    const ledger = [
      imported(hoursLater(0), another),
      enrolled(hoursLater(1), { ...another, eventId: 'evt_hers' }),
      texted('YES', hoursLater(2)),
      left(hoursLater(3), another),
      given(hoursLater(4)),
      enrolled(hoursLater(5), { eventId: 'evt_mine' }),
      texted('YES', hoursLater(6)),
    ];
    expect(whatOf(ledger, owner)).toEqual(['word-received', 'enrolled']);
    expect(whatOf(ledger, another)).toEqual(['left', 'word-received', 'enrolled', 'imported']);
  });

  test('CO-18 of agents on one phone each is told what they were asked, and the words that changed it for them', () => {
    const ledger = [
      enrolled(hoursLater(0), another),
      texted('YES', hoursLater(1)),
      enrolled(hoursLater(2)),
      texted('STOP', hoursLater(3)),
    ];
    expect(whatOf(ledger, owner)).toEqual(['word-received', 'enrolled']);
    expect(whatOf(ledger, another)).toEqual(['word-received', 'word-received', 'enrolled']);
    expect(whatOf(ledger, { teamId: 'north', agentId: 'bea' })).toEqual([]);
  });

  test('of a phone that nobody asked for is empty', () => {
    expect(textAlertsHistory([texted('STOP', hoursLater(0))], owner)).toEqual([]);
  });
});
