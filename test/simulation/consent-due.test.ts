// Thousands of phones due on one day, on a real table: each asked once, also when the job is killed halfway and run again.
import { describe, expect, test } from '@jest/globals';
import { openRequestOf } from '../../lambdas/consent/consent.ts';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import { dueStore } from '../../lambdas/consent/jobs/due-store.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import type { Table } from '../../lambdas/platform/table/table.ts';
import { jobbingOn, runJob } from '../consent/support/job-deps.ts';
import { enrolled, hoursLater, owner, texted } from '../consent/support/ledgers.ts';
import { dueIndex, engineTable, onEngine } from '../support/engine.ts';
import { fc } from '../support/random-tests.ts';
import { isFull, runs } from '../support/scale.ts';
import { arriving, consentTable } from './support/consent-table.ts';
import { replay } from './support/replay.ts';

const numPhones = runs(60, 10_000);
const atOnce = 100;
const due = new Date('2027-09-02T16:00:00.000Z');

const manySockets = { requestHandler: { httpAgent: { maxSockets: 200 } } };
/** Thousands go through the model in memory, which is proved equal to the engine beside. */
const table = isFull ? consentTable().table : await engineTable(undefined, manySockets);
const consents = consentStore(table);

/** The table as a process sees it that is killed after so many calls. */
function mortal(calls: number): Table {
  let left = calls;
  return arriving(table, async (_call, moment) => {
    if (moment === 'before') left -= 1;
    if (left < 0) throw new Error('killed');
  });
}

async function forEach<T>(all: readonly T[], act: (each: T) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < all.length; start += atOnce) {
    await Promise.all(all.slice(start, start + atOnce).map(act));
  }
}

let series = 100;
/** Phones that all said YES at the same moment; some thousand a series. */
async function subscribed(count: number): Promise<string[]> {
  series += 1;
  const phones = Array.from(
    { length: count },
    (_, index) => `+1${series}55${String(index).padStart(5, '0')}`,
  );
  await forEach(phones, async (phone) => {
    const events = [
      enrolled(hoursLater(0), { phone, eventId: `evt_asks${phone}` }),
      texted('YES', hoursLater(1), { phone, eventId: `evt_yes${phone}` }),
    ];
    for (const event of events) {
      await table.put({
        ...keys.ledgerEvent(phone, event.at, event.eventId),
        type: 'ledger-event',
        ...event,
      });
    }
    await consents.readItems(phone);
  });
  return phones;
}

/** Every phone was asked exactly once, waits for its answer, and is due no more. */
async function judge(phones: readonly string[]): Promise<void> {
  await forEach(phones, async (phone) => {
    const asks = (await consents.readLedger(phone)).filter(({ act }) => act === 'asked-to-reconfirm');
    const consent = await consents.read('lead-alerts', phone, owner);
    const isWell = asks.length === 1 && openRequestOf(consent)?.consentRequestId === asks[0]?.eventId;
    if (!isWell || consent?.status !== 'on') expect({ phone, consent, asks }).toBe('asked once');
  });
  expect(await dueLeft()).toBe(0);
}

async function dueLeft(): Promise<number> {
  return (await dueStore(table, dueIndex).list('reconfirm', due)).found.length;
}

describe(onEngine('phones that are due on one day'), () => {
  test(`CO-12 ${numPhones} of them: one run asks each once`, async () => {
    const phones = await subscribed(numPhones);
    const { by } = jobbingOn(table);
    const pages = await runJob('reconfirm', due, by);
    expect(pages.length).toBeGreaterThanOrEqual(numPhones / 50);
    await judge(phones);
    expect(await runJob('reconfirm', new Date(due.getTime() + 86_400_000), by)).toHaveLength(1);
  }, 1_200_000);

  test(`CO-12 ${numPhones} of them, killed halfway, run again the day after: each is asked once`, async () => {
    const phones = await subscribed(numPhones);
    await expect(runJob('reconfirm', due, jobbingOn(mortal(numPhones * 3)).by)).rejects.toThrow('killed');
    expect(await dueLeft()).toBeGreaterThan(0);
    await runJob('reconfirm', new Date(due.getTime() + 86_400_000), jobbingOn(table).by);
    await judge(phones);
  }, 1_200_000);

  test('CO-12 killed after any number of calls, several times over, the end is the same', async () => {
    const deaths = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(deaths, async (calls) => {
        const phones = await subscribed(12);
        for (const [day, count] of calls.entries()) {
          const now = new Date(due.getTime() + day * 3_600_000);
          await runJob('reconfirm', now, jobbingOn(mortal(count)).by).catch(() => {});
        }
        await runJob('reconfirm', new Date(due.getTime() + 86_400_000), jobbingOn(table).by);
        await judge(phones);
      }),
      { numRuns: runs(5, 300), ...replay },
    );
  }, 600_000);
});
