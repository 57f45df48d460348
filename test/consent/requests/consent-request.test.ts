// What is due when in a consent request: never early, to the second, from the receipt when there is one.
import { describe, expect, test } from '@jest/globals';
import { type Consent, openRequestOf } from '../../../lambdas/consent/consent.ts';
import type { LedgerEvent } from '../../../lambdas/consent/ledger/ledger.ts';
import {
  type ConsentRequest,
  consentRequestSchema,
  executionNameOf,
  firstWaitOf,
  firstWaitSeconds,
  remindersBefore,
  stepOf,
  taskCallbackOf,
} from '../../../lambdas/consent/requests/consent-request.ts';
import { type StepDeps, takeStep } from '../../../lambdas/consent/requests/take-step.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import { fc } from '../../support/random-tests.ts';

const SENT = '2026-03-02T15:00:00.000Z';
const hourMs = 3_600_000;
const after = (from: string, hours: number, ms = 0) => new Date(Date.parse(from) + hours * hourMs + ms);

const anConsentRequest = (consentRequest: Partial<ConsentRequest> = {}): ConsentRequest => ({
  consentRequestId: 'evt_1',
  kind: 'enrollment',
  program: 'lead-alerts',
  phone: '+12065551000',
  sentAt: SENT,
  reminders: 0,
  isOver: false,
  revision: 1,
  leftOut: 0,
  ...consentRequest,
});

describe('what is due in a consent request', () => {
  test.each([
    [0, 6, { do: 'remind', reminder: 1 }],
    [1, 12, { do: 'remind', reminder: 2 }],
    [2, 36, { do: 'opt-out', at: after(SENT, 36) }],
  ] as const)(
    'CO-3 after %i reminders: %i hours after the text, not a millisecond earlier',
    (reminders, hours, due) => {
      const consentRequest = anConsentRequest({ reminders });
      expect(stepOf(consentRequest, after(SENT, hours, -1))).toEqual({ wait: 1 });
      expect(stepOf(consentRequest, after(SENT, hours))).toEqual(due);
      expect(stepOf(consentRequest, after(SENT, hours, 30 * 86_400_000))).toEqual(due);
    },
  );

  test.each([
    ['the clocks go forward', '2026-03-08T01:30:00.000Z'],
    ['the clocks go back', '2026-11-01T01:30:00.000Z'],
    ['a leap day lies between', '2028-02-28T20:00:00.000Z'],
    ['a month ends', '2026-04-30T23:59:59.999Z'],
    ['a year ends', '2026-12-31T12:00:00.000Z'],
  ])('CO-3 36 hours are 36 hours when %s', (_when, sentAt) => {
    const consentRequest = anConsentRequest({ sentAt, reminders: 2 });
    expect(stepOf(consentRequest, after(sentAt, 36, -1))).toEqual({ wait: 1 });
    expect(stepOf(consentRequest, after(sentAt, 36))).toEqual({ do: 'opt-out', at: after(sentAt, 36) });
  });

  test('CO-3 the hours count from the receipt, however late it comes', () => {
    const receivedAt = after(SENT, 5).toISOString();
    expect(stepOf(anConsentRequest({ receivedAt }), after(SENT, 6))).toEqual({ wait: 5 * 3600 });
    expect(stepOf(anConsentRequest({ receivedAt }), after(SENT, 11))).toEqual({ do: 'remind', reminder: 1 });
    const atEnd = anConsentRequest({ receivedAt, reminders: 2 });
    expect(stepOf(atEnd, after(SENT, 36))).toEqual({ wait: 5 * 3600 });
    expect(stepOf(atEnd, after(SENT, 41))).toEqual({ do: 'opt-out', at: after(SENT, 41) });
  });

  test('CO-3 a receipt after the first reminder moves what is still to come, and repeats nothing', () => {
    const receivedAt = after(SENT, 7).toISOString();
    const consentRequest = anConsentRequest({ receivedAt, reminders: 1 });
    expect(stepOf(consentRequest, after(SENT, 13))).toEqual({ wait: 6 * 3600 });
    expect(stepOf(consentRequest, after(SENT, 19))).toEqual({ do: 'remind', reminder: 2 });
  });

  test('CO-3 a text that has not left opts nobody out, however long it takes', () => {
    const { sentAt: _none, ...unsent } = anConsentRequest();
    for (const hours of [0, 36, 1000]) expect(stepOf(unsent, after(SENT, hours))).toEqual({ wait: 3600 });
  });

  test('CO-3 nothing is due once it is over', () => {
    for (const reminders of [0, 1, 2]) {
      const step = stepOf(anConsentRequest({ isOver: true, reminders }), after(SENT, 1000));
      expect(step).toHaveProperty('wait');
    }
  });

  test('CO-3 nothing can be due before the first look', () => {
    expect(firstWaitOf(anConsentRequest())).toBe(6 * 3600);
    expect(firstWaitOf(anConsentRequest({ resumedAt: SENT }))).toBe(1);
  });

  test('CO-3 CO-14 one that begins again leaves out the reminders whose hour is over, and lasts as long as ever', () => {
    const again = anConsentRequest({ leftOut: 1 });
    expect(stepOf(again, after(SENT, 11))).toEqual({ wait: 3600 });
    expect(stepOf(again, after(SENT, 12))).toEqual({ do: 'remind', reminder: 2 });
    const late = anConsentRequest({ leftOut: 2 });
    expect(stepOf(late, after(SENT, 35))).toEqual({ wait: 3600 });
    expect(stepOf(late, after(SENT, 36))).toEqual({ do: 'opt-out', at: after(SENT, 36) });
  });

  test.each([
    [6, 0, 0],
    [6, 1, 1],
    [12, 0, 1],
    [12, 1, 2],
    [900, 0, 2],
  ])('CO-3 %i hours and %i ms after the text, %i reminders are behind', (hours, ms, count) => {
    const now = after(SENT, hours, ms);
    expect(remindersBefore(anConsentRequest(), now)).toBe(count);
    expect(
      remindersBefore(anConsentRequest({ sentAt: after(SENT, -5).toISOString(), receivedAt: SENT }), now),
    ).toBe(count);
    const { sentAt: _none, ...unsent } = anConsentRequest();
    expect(remindersBefore(unsent, now)).toBe(0);
  });

  test('CO-14 an execution that begins again has a name that none had before', () => {
    expect(executionNameOf(anConsentRequest())).toBe('evt_1');
    const names = [4, 6].map((revision) => executionNameOf(anConsentRequest({ revision, resumedAt: SENT })));
    expect(names).toEqual(['evt_1-4', 'evt_1-6']);
  });

  test('CO-3 in any asking at any moment: waiting as told ends on the second, never early', () => {
    const ms = fc.integer({ min: 0, max: 50 * hourMs });
    const plan = fc.record({
      now: ms,
      sent: ms,
      received: fc.option(ms, { nil: undefined }),
      reminders: fc.constantFrom(0, 1, 2),
    });
    fc.assert(
      fc.property(plan, ({ now, sent, received, reminders }) => {
        const at = (of: number) => after(SENT, 0, of);
        const sentAt = at(sent).toISOString();
        const receivedAt = received === undefined ? undefined : at(received).toISOString();
        const consentRequest = anConsentRequest({ sentAt, reminders, ...(receivedAt && { receivedAt }) });
        const due = (received ?? sent) + ([6, 12, 36][reminders] ?? 0) * hourMs;
        const step = stepOf(consentRequest, at(now));
        if (now >= due) expect(step).not.toHaveProperty('wait');
        else expect(step).toEqual({ wait: Math.ceil((due - now) / 1000) });
      }),
      { numRuns: 500 },
    );
  });
});

describe('the waiting task', () => {
  test('CO-2 is told once it is over, and not as long as it is not', () => {
    expect(taskCallbackOf(anConsentRequest({ taskToken: 'token' }))).toBeUndefined();
    expect(taskCallbackOf(anConsentRequest({ isOver: true }))).toBeUndefined();
    expect(taskCallbackOf(anConsentRequest({ isOver: true, taskToken: 'token' }))).toBe('token');
  });
});

/** The consent as the table has it. */
type Known = { consent: Consent; revision: number };

describe('taking the step', () => {
  /** Where steps are taken: what was recorded, and the consent request as it is then. */
  function aStage(consentRequest: Partial<ConsentRequest> = {}) {
    const openRequest = { consentRequestId: 'evt_1', kind: 'enrollment' } as const;
    const known: Known = { consent: { status: 'pending', since: SENT, openRequest }, revision: 1 };
    const recorded: LedgerEvent[] = [];
    const noted: number[] = [];
    const ended: number[] = [];
    const stage = { consentRequest: anConsentRequest(consentRequest), known, recorded, noted, ended };
    const by: StepDeps = {
      consentRequests: {
        noteReminders: async (_id, reminders) => {
          stage.noted.push(reminders);
          stage.consentRequest = consentRequestSchema.parse({ ...stage.consentRequest, reminders });
        },
        end: async (_id, revision) => {
          stage.ended.push(revision);
          stage.consentRequest = { ...stage.consentRequest, isOver: true };
        },
      },
      consents: {
        record: async (event) => {
          stage.recorded.push(event);
          stage.known = { consent: { status: 'opted-out', since: SENT, reason: 'no-reply' }, revision: 2 };
          return undefined;
        },
        readRequest: async ({ consentRequestId }) => ({
          isOpen: openRequestOf(stage.known?.consent)?.consentRequestId === consentRequestId,
          revision: stage.known?.revision ?? 0,
        }),
      },
      derivedId,
    };
    return { stage, take: (now: Date) => takeStep(stage.consentRequest, now, by) };
  }

  test('CO-3 waiting as it says, a consent request is reminded after 6 and 12 hours and opted out after 36', async () => {
    const { stage, take } = aStage();
    const seen: [number, number, string | undefined][] = [];
    let now = after(SENT, 0, firstWaitSeconds * 1000);
    while (!stage.consentRequest.isOver) {
      const wait = await take(now);
      seen.push([(now.getTime() - Date.parse(SENT)) / hourMs, stage.noted.length, stage.recorded[0]?.at]);
      now = new Date(now.getTime() + wait * 1000);
    }
    expect(seen).toEqual([
      [6, 1, undefined],
      [12, 2, undefined],
      [36, 2, after(SENT, 36).toISOString()],
    ]);
    expect(stage.noted).toEqual([1, 2]);
  });

  test.each([
    ['enrollment', 'no-reply'],
    ['reconfirmation', 'reconfirmation-lapsed'],
  ] as const)('CO-3 CO-11 silence after the %s opts out as of the deadline: %s', async (kind, reason) => {
    const { stage, take } = aStage({ kind, reminders: 2 });
    await take(after(SENT, 40));
    await take(after(SENT, 41));
    expect(stage.recorded).toEqual([
      {
        eventId: derivedId('evt', 'opted-out', 'evt_1'),
        act: 'opted-out-automatically',
        reason,
        consentRequestId: 'evt_1',
        program: 'lead-alerts',
        phone: '+12065551000',
        at: after(SENT, 36).toISOString(),
      },
    ]);
  });

  test('CO-3 nothing is done before its time', async () => {
    const { stage, take } = aStage();
    expect(await take(after(SENT, 6, -500))).toBe(1);
    expect(await take(after(SENT, 2))).toBe(4 * 3600);
    expect(stage).toMatchObject({ recorded: [], noted: [] });
  });

  test('CO-3 a workflow that slept too long catches up: both reminders, then the opt-out, once each', async () => {
    const { stage, take } = aStage();
    for (let times = 0; times < 6; times += 1) expect(await take(after(SENT, 50, times * 1000))).toBe(1);
    expect(stage.noted).toEqual([1, 2]);
    expect(stage.recorded).toHaveLength(1);
  });

  test('CO-12 a step taken again after a crash has the same id, so that it is one event', async () => {
    const { stage, take } = aStage({ reminders: 2 });
    const { consentRequest, known } = stage;
    await take(after(SENT, 36));
    Object.assign(stage, { consentRequest, known });
    await take(after(SENT, 37));
    expect(stage.recorded).toHaveLength(2);
    expect(new Set(stage.recorded.map((event) => JSON.stringify(event))).size).toBe(1);
  });

  test('CO-3 CO-14 a consent request that the consent does not wait for ends as of that change, with no reminder and no opt-out', async () => {
    for (const hours of [2, 6, 36]) {
      const { stage, take } = aStage();
      stage.known = { consent: { status: 'on', since: SENT }, revision: 7 };
      expect(await take(after(SENT, hours))).toBe(1);
      expect(await take(after(SENT, hours + 1))).toBe(1);
      expect(stage).toMatchObject({ recorded: [], noted: [], ended: [7] });
    }
  });
});
