// The small rules: what is due for which job, how an agent sees it, and the ledger as a table.
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { type Alerts, consentOf, noAlerts } from '../../lambdas/consent/alerts.ts';
import { dueIn } from '../../lambdas/consent/jobs/due.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import { ledgerAsCsv } from '../../lambdas/consent/ledger/ledger-csv.ts';
import { leadAlerts } from '../../lambdas/consent/program.ts';
import { nextAlerts } from '../../lambdas/consent/projection/project-alerts.ts';
import { project } from '../../lambdas/consent/projection/projection.ts';
import { notAskedUntil } from '../../lambdas/consent/requests/asked-too-often.ts';
import { textAlertsOf, textAlertsView } from '../../lambdas/consent/text-alerts/text-alerts.ts';
import {
  askedAgain,
  enrolled,
  hoursLater,
  imported,
  left,
  optedOut,
  owner,
  questionSent,
  texted,
  yearsLater,
} from './support/ledgers.ts';

const asked = enrolled(hoursLater(0), { eventId: 'evt_asks' });
const yes = texted('YES', hoursLater(1));
const alertsOf = (events: readonly LedgerEvent[]): Alerts => project(events, nextAlerts) ?? noAlerts;
const stands: Record<string, Alerts> = {
  'never asked': noAlerts,
  imported: alertsOf([imported(hoursLater(0))]),
  pending: alertsOf([asked]),
  on: alertsOf([asked, yes]),
  'on, asked again': alertsOf([asked, yes, askedAgain(yearsLater())]),
  left: alertsOf([asked, left(hoursLater(2))]),
  stopped: alertsOf([asked, texted('STOP', hoursLater(1))]),
  'no reply': alertsOf([asked, optedOut(hoursLater(36), 'evt_asks')]),
};
const stand = (name: string) => {
  const alerts = stands[name];
  if (alerts === undefined) throw new Error(`There is no ${name}`);
  return alerts;
};

describe('what is due', () => {
  test('CO-11 a phone that is on is due 18 calendar months after its YES', () => {
    expect(dueIn('lead-alerts', stand('on'))).toEqual({ job: 'reconfirm', at: '2027-09-02T16:00:00.000Z' });
  });

  test('CO-12 what was dealt with is due no more', () => {
    expect(dueIn('lead-alerts', stand('on, asked again'))).toBeUndefined();
  });

  test('an imported phone is due to be asked as of its old consent', () => {
    expect(dueIn('lead-alerts', stand('imported'))).toEqual({ job: 'ask', at: hoursLater(0) });
  });

  test.each(['pending', 'left', 'stopped', 'no reply'])('CO-11 a phone that is %s is not due', (name) => {
    expect(dueIn('lead-alerts', stand(name))).toBeUndefined();
  });

  test('CO-12 CO-18 of agents on one phone the one who is due first has it looked at', () => {
    const bea = { teamId: 'south', agentId: 'bea' };
    const on = [asked, yes];
    expect(dueIn('lead-alerts', alertsOf([...on, imported(hoursLater(3), bea)]))).toEqual({
      job: 'ask',
      at: hoursLater(3),
    });
    expect(
      dueIn('lead-alerts', alertsOf([...on, enrolled(hoursLater(3), bea), texted('YES', hoursLater(4))])),
    ).toEqual({
      job: 'reconfirm',
      at: '2027-09-02T16:00:00.000Z',
    });
    expect(
      dueIn('lead-alerts', alertsOf([texted('STOP', hoursLater(0)), imported(hoursLater(3), bea)])),
    ).toBeUndefined();
  });
});

describe('an agent’s text alerts as the agent sees them', () => {
  const phone = '+12065551000';
  const reconfirmBy = '2027-09-02T16:00:00.000Z';

  test.each([
    ['never asked', { status: 'off' }],
    ['imported', { status: 'off', reason: 'imported', since: hoursLater(0) }],
    ['pending', { status: 'pending', since: hoursLater(0), isAsked: true }],
    ['on', { status: 'on', since: hoursLater(1), reconfirmBy }],
    ['on, asked again', { status: 'on', since: hoursLater(1), reconfirmBy, isAsked: true }],
    ['left', { status: 'off', reason: 'left', since: hoursLater(2) }],
    ['stopped', { status: 'opted-out', reason: 'stop', since: hoursLater(1) }],
    ['no reply', { status: 'opted-out', reason: 'no-reply', since: hoursLater(36) }],
  ])('CO-3 %s: %j', (name, view) => {
    const shown = textAlertsOf(consentOf(stand(name), owner), phone, leadAlerts);
    expect(shown).toEqual({ ...view, phone });
    expect(textAlertsView.parse(shown)).toEqual(shown);
  });

  test('CO-1 without a phone they are off', () => {
    expect(textAlertsOf(undefined, undefined, leadAlerts)).toEqual({ status: 'off' });
  });
});

describe('asking a phone that several agents have', () => {
  const askedBy = (agentId: string, hours: number) => enrolled(hoursLater(hours), { agentId });

  test('PE-6 is not held up by what others asked, until it was asked ten times in all; then for a day from the first of these', () => {
    const nine = Array.from({ length: 9 }, (_, index) => askedBy(`agt_${index}`, index / 2));
    const until = (events: readonly LedgerEvent[], hours: number) =>
      notAskedUntil(events, new Date(hoursLater(hours)))?.toISOString();
    const ten = [...nine, askedBy('agt_0', 5)];
    expect(until(nine, 6)).toBeUndefined();
    expect(until(ten, 6)).toBe(hoursLater(24));
    expect(until(ten, 24)).toBeUndefined();
  });
});

describe('the ledger as CSV', () => {
  const rowsOf = (csv: string) =>
    parse<Record<string, string>>(csv, { bom: true, columns: true, record_delimiter: '\r\n' });

  test('CO-13 has one line an event, every field in a column of its own, nothing lost', () => {
    const ledger = [
      imported(hoursLater(0)),
      asked,
      questionSent(hoursLater(1), 'evt_asks'),
      texted('YES', hoursLater(2), { byPhrase: true, language: 'fr' }),
      askedAgain(hoursLater(3)),
      optedOut(hoursLater(4), 'evt_asks'),
      left(hoursLater(5)),
    ];
    const rows = rowsOf(ledgerAsCsv(ledger));
    expect(rows).toHaveLength(ledger.length);
    for (const [index, event] of ledger.entries()) {
      const told = Object.entries(event).map(([name, value]) => [name, value === true ? '1' : value]);
      const row = Object.entries(rows[index] ?? {}).filter(([, value]) => value !== '');
      expect(Object.fromEntries(row)).toEqual(Object.fromEntries(told));
    }
  });

  test.each(['=HYPERLINK("http://x.example")', '+1+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
    'CO-13 a body that a spreadsheet would run is only text: %j',
    (body) => {
      const [row] = rowsOf(ledgerAsCsv([texted('STOP', hoursLater(0), { body })]));
      expect(row?.body).toBe(`'${body}`);
    },
  );

  test.each(['stop, please', 'say "stop"', 'stop\nnow', 'stop\r\nnow', 'arrêt 🛑', "it's"])(
    'CO-13 any other body reads back as it was: %j',
    (body) => {
      const [row] = rowsOf(ledgerAsCsv([texted('STOP', hoursLater(0), { body })]));
      expect(row?.body).toBe(body);
    },
  );

  test('CO-13 whatever field holds it, a formula is only text', () => {
    const formula = '=1+1';
    const event = { ...imported(hoursLater(0)), source: formula, words: formula, agentId: formula };
    const [row] = rowsOf(ledgerAsCsv([event]));
    expect([row?.source, row?.words, row?.agentId]).toEqual([`'${formula}`, `'${formula}`, `'${formula}`]);
  });

  test('CO-13 of a phone that nothing is known of is the header alone', () => {
    expect(ledgerAsCsv([])).toMatch(/^\ufeffat,program,act,phone,[\w,]+\r\n$/);
  });
});
