// Asking for text alerts: the phone is asked, unless it is already, said STOP, or was asked too often.
import { describe, expect, test } from '@jest/globals';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import { leadAlerts } from '../../lambdas/consent/program.ts';
import { type EnrollDeps, enroll } from '../../lambdas/consent/text-alerts/enroll.ts';
import { limitReached } from '../../lambdas/people/daily-limits.ts';
import type { AgentProfile } from '../../lambdas/people/team.ts';
import { anAgent, asAgent, aTeam } from '../people/support/teams.ts';
import { consentTable } from '../simulation/support/consent-table.ts';
import { alertNumber, anEventId, enrolled, hoursLater, optedOut, texted } from './support/ledgers.ts';

const phone = '+12065551000';
const ada = asAgent('ada');

const noLimit: EnrollDeps['limits'] = { count: async () => undefined };

async function asking(
  past: LedgerEvent[] = [],
  agent: AgentProfile | undefined = anAgent('ada', { phone }),
  limits = noLimit,
) {
  const consents = consentStore(consentTable().table);
  for (const event of past) await consents.record(event);
  const deps = {
    people: { readTeam: async () => aTeam(), readAgent: async () => agent },
    consents,
    limits,
    newId: anEventId,
    program: leadAlerts,
    numberOf: () => alertNumber,
  };
  const ask = (hours = 100, words?: string) => enroll(ada, new Date(hoursLater(hours)), deps, words);
  return { consents, ask };
}

describe('enrolling', () => {
  test('CO-1 asks the phone, and the ledger says who asked, where and when', async () => {
    const { consents, ask } = await asking();
    expect(await ask()).toEqual({ status: 'pending', since: hoursLater(100), phone, isAsked: true });
    expect(await consents.readLedger(phone)).toEqual([
      {
        eventId: expect.any(String),
        act: 'enrolled',
        program: 'lead-alerts',
        source: 'portal',
        at: hoursLater(100),
        phone,
        teamId: 'north',
        agentId: 'ada',
      },
    ]);
  });

  test('CO-13 keeps what they were shown when they asked, word for word', async () => {
    const { consents, ask } = await asking();
    const words = 'Text alerts\nYou are told about new clients by email only.\nSwitch on text alerts';
    await ask(100, words);
    expect(await consents.readLedger(phone)).toMatchObject([{ act: 'enrolled', words }]);
  });

  test('PE-5 an agent without a license is refused, and their phone is not asked', async () => {
    const { consents, ask } = await asking([], anAgent('ada', { phone, licensed: false }));
    expect(await ask()).toMatchObject({ refused: 'license-lapsed' });
    expect(await consents.readLedger(phone)).toEqual([]);
  });

  test('CO-1 a phone that is asked, or is on, is not asked again', async () => {
    const asked = enrolled(hoursLater(0));
    for (const past of [[asked], [asked, texted('YES', hoursLater(1))]]) {
      const { consents, ask } = await asking(past);
      expect(await ask()).toMatchObject({ status: past.length === 1 ? 'pending' : 'on' });
      expect(await consents.readLedger(phone)).toHaveLength(past.length);
    }
  });

  test('CO-3 silence does not bind: who did not answer may ask again', async () => {
    const asked = enrolled(hoursLater(0));
    const { ask } = await asking([asked, optedOut(hoursLater(36), asked.eventId)]);
    expect(await ask()).toMatchObject({ status: 'pending' });
  });

  test('CO-5 STOP is lifted by the phone’s own START alone', async () => {
    const { consents, ask } = await asking([enrolled(hoursLater(0)), texted('STOP', hoursLater(1))]);
    expect(await ask()).toEqual({
      refused: 'opted-out',
      detail: `Texts to this phone were stopped. Text START from it to ${alertNumber}.`,
    });
    expect(await consents.readLedger(phone)).toHaveLength(2);
  });

  test('PE-6 nobody’s phone is asked more than ten times a day, by all whose phone it is; each asks five times', async () => {
    const asked = (times: number) =>
      Array.from({ length: times }, (_, hour) => {
        const event = enrolled(hoursLater(hour));
        return [event, optedOut(hoursLater(hour + 0.5), event.eventId)];
      }).flat();
    expect(await (await asking(asked(4))).ask(4)).toMatchObject({ status: 'pending' });
    const { ask } = await asking(asked(10));
    expect(await ask(10)).toEqual({
      refused: 'asked-too-often',
      detail: expect.stringMatching(/by all whose phone it is\. Try again after \d\d:\d\d UTC on 20\d\d-/),
      retryAfterSeconds: 14 * 3600,
    });
    expect(await ask(24.5)).toMatchObject({ status: 'pending' });
  });

  test('PE-6 asks five times in 24 hours, whatever the phones; being asked already is no request', async () => {
    const requests: string[] = [];
    const limits: EnrollDeps['limits'] = {
      count: async (caller, kind, id, now) => {
        requests.push(`${caller.agentId} ${kind} ${id.slice(0, phone.length)}`);
        return requests.length > 1 ? limitReached(kind, now, now) : undefined;
      },
    };
    const { ask } = await asking([], undefined, limits);
    await ask();
    expect(await ask()).toMatchObject({ status: 'pending' });
    expect(requests).toEqual([`ada consent-requests ${phone}`]);
  });

  test('CO-1 needs a phone, and an agent who is still there', async () => {
    const { ask } = await asking([], anAgent('ada', { phone: undefined }));
    expect(await ask()).toMatchObject({ refused: 'phone-missing' });
    const consents = consentStore(consentTable().table);
    const deps = {
      people: { readTeam: async () => aTeam(), readAgent: async () => undefined },
      consents,
      limits: noLimit,
      newId: anEventId,
      program: leadAlerts,
      numberOf: () => alertNumber,
    };
    expect(await enroll(ada, new Date(hoursLater(0)), deps)).toEqual({ refused: 'not-found' });
  });
});
