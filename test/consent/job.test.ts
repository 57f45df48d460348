// The daily jobs: page after page and shard after shard, twice, late, resumed, at the carrier's pace.
import { describe, expect, test } from '@jest/globals';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import { dueStore } from '../../lambdas/consent/jobs/due-store.ts';
import { type Due, pageSize } from '../../lambdas/consent/jobs/job.ts';
import { optOutNoticeStore } from '../../lambdas/consent/notices/opt-out-notice-store.ts';
import { dueShards, keys } from '../../lambdas/platform/table/keys.ts';
import type { Table } from '../../lambdas/platform/table/table.ts';
import { consentTable } from '../simulation/support/consent-table.ts';
import { jobbingOn, runJob } from './support/job-deps.ts';
import { enrolled, hoursLater, imported, owner, texted } from './support/ledgers.ts';

const dayMs = 86_400_000;
/** 18 months after the phones' YES. */
const due = new Date('2027-09-02T16:00:00.000Z');
const daysLater = (days: number) => new Date(due.getTime() + days * dayMs);
/** Phones of one shard: the last digit says which. */
const phonesOf = (shard: number, count: number) =>
  Array.from({ length: count }, (_, index) => `+1206556${String(index).padStart(3, '0')}${shard}`);

async function subscribed(table: Table, phones: readonly string[]): Promise<void> {
  const consents = consentStore(table);
  for (const phone of phones) {
    await consents.record(enrolled(hoursLater(0), { phone, eventId: `evt_asks ${phone}` }));
    await consents.record(texted('YES', hoursLater(1), { phone }));
  }
}
const asksAmong = async (table: Table, phones: readonly string[]) => {
  const consents = consentStore(table);
  const ledgers = await Promise.all(phones.map((phone) => consents.readLedger(phone)));
  return ledgers.flat().filter(({ act }) => act === 'asked-to-reconfirm');
};

describe('a daily job', () => {
  test('CO-11 asks every phone that is due again, once, and no other', async () => {
    const { table } = consentTable();
    const phones = [...phonesOf(0, 2), ...phonesOf(4, 1), ...phonesOf(9, 3)];
    await subscribed(table, phones);
    const { by } = jobbingOn(table);
    await runJob('reconfirm', new Date(due.getTime() - 1), by);
    expect(await asksAmong(table, phones)).toEqual([]);
    await runJob('reconfirm', due, by);
    expect(await asksAmong(table, phones)).toHaveLength(phones.length);
    for (const phone of phones) {
      expect(await consentStore(table).read('lead-alerts', phone, owner)).toMatchObject({
        status: 'on',
        openRequest: { kind: 'reconfirmation' },
      });
    }
  });

  test.each([
    ['at the same moment', 0],
    ['a day later', 1],
    ['a week later', 7],
  ])('CO-12 run again %s changes nothing', async (_when, days) => {
    const { table, newChanges } = consentTable();
    const phones = [...phonesOf(1, 3), ...phonesOf(2, 2)];
    await subscribed(table, phones);
    const { by } = jobbingOn(table);
    await runJob('reconfirm', due, by);
    newChanges();
    await runJob('reconfirm', daysLater(days), by);
    // But for whose turn it is.
    expect(newChanges().filter(({ after }) => after?.type !== 'pace')).toEqual([]);
  });

  test('CO-12 a day late it asks all that fell due meanwhile', async () => {
    const { table } = consentTable();
    const phones = phonesOf(3, 4);
    await subscribed(table, phones);
    await runJob('reconfirm', daysLater(1), jobbingOn(table).by);
    expect(await asksAmong(table, phones)).toHaveLength(phones.length);
  });

  /** Of one shard a page takes a fifth, of all of them together a whole one. */
  const share = pageSize / dueShards.length;
  test.each([
    [1, 1],
    [share - 1, 1],
    [share, 2],
    [share + 1, 2],
    [3 * share + 1, 4],
  ])('CO-12 %i due phones of one shard are %i pages', async (count, pagesOfIt) => {
    const { table } = consentTable();
    const phones = phonesOf(5, count);
    await subscribed(table, phones);
    const pages = await runJob('reconfirm', due, jobbingOn(table).by);
    expect(pages).toHaveLength(pagesOfIt);
    expect(await asksAmong(table, phones)).toHaveLength(count);
  });

  test('CO-18 nobody is asked again on a phone that is theirs no longer: their consent to it is over', async () => {
    const { table } = consentTable();
    const [lost = '', kept = ''] = phonesOf(7, 2);
    await subscribed(table, [lost, kept]);
    await runJob(
      'reconfirm',
      due,
      jobbingOn(table, { isPhoneOf: async (_owner, phone) => phone === kept }).by,
    );
    expect(await asksAmong(table, [lost, kept])).toMatchObject([{ phone: kept }]);
    expect(await consentStore(table).read('lead-alerts', lost, owner)).toBeUndefined();
  });

  test('CO-11 CO-18 agents on one phone are asked again each, by one run', async () => {
    const { table } = consentTable();
    const [phone = ''] = phonesOf(8, 1);
    const bea = { teamId: 'south', agentId: 'bea' };
    await consentStore(table).record(enrolled(hoursLater(0), { phone, ...bea, eventId: 'evt_bea' }));
    await subscribed(table, [phone]);
    await runJob('reconfirm', due, jobbingOn(table).by);
    await runJob('reconfirm', due, jobbingOn(table).by);
    const asks = await asksAmong(table, [phone]);
    expect(asks.map((ask) => 'agentId' in ask && ask.agentId).toSorted()).toEqual(['ada', 'bea']);
  });

  test('CO-12 a full page of every shard is followed by another look', async () => {
    const { table } = consentTable();
    const phones = dueShards.flatMap((shard) => phonesOf(Number(shard), 2 * share));
    await subscribed(table, phones);
    expect(await runJob('reconfirm', due, jobbingOn(table).by)).toEqual([0, 10, 10]);
    expect(await asksAmong(table, phones)).toHaveLength(2 * pageSize);
  });

  test('CO-12 what is not due yet ends a shard: it does not page through the future', async () => {
    const { table } = consentTable();
    const [first = '', ...others] = phonesOf(6, 3 * pageSize);
    await subscribed(table, [first]);
    const consents = consentStore(table);
    for (const phone of others) {
      await consents.record(enrolled(hoursLater(0), { phone, eventId: `evt_asks ${phone}` }));
      await consents.record(texted('YES', hoursLater(48), { phone }));
    }
    const pages = await runJob('reconfirm', due, jobbingOn(table).by);
    expect(pages).toHaveLength(1);
    expect(await asksAmong(table, [first, ...others])).toHaveLength(1);
  });

  test.each([
    [1, 50],
    [2, 25],
    [7, 8],
    [0.1, 500],
  ])(
    'CO-11 at %d texts a second the next page waits until the carrier has taken a page: %i seconds',
    async (textsPerSecond, seconds) => {
      const { table } = consentTable();
      await subscribed(table, phonesOf(0, share + 1));
      const pages = await runJob('reconfirm', due, jobbingOn(table, { textsPerSecond }).by);
      expect(pages).toEqual([0, seconds]);
    },
  );

  test('CO-12 killed after any of its calls, the next run does the rest, and nobody is asked twice', async () => {
    const phones = phonesOf(7, 3);
    for (let calls = 1; calls <= 25; calls += 1) {
      let left = Number.POSITIVE_INFINITY;
      const { table } = consentTable(async (_call, moment) => {
        if (moment === 'before') left -= 1;
        if (left < 0) throw new Error('killed');
      });
      await subscribed(table, phones);
      const { by } = jobbingOn(table);
      left = calls;
      const killed = runJob('reconfirm', due, by).catch((error: Error) =>
        expect(error.message).toBe('killed'),
      );
      await killed;
      left = Number.POSITIVE_INFINITY;
      await runJob('reconfirm', due, by);
      expect(await asksAmong(table, phones)).toHaveLength(phones.length);
      for (const phone of phones) {
        const consent = await consentStore(table).read('lead-alerts', phone, owner);
        expect(consent).toMatchObject({ status: 'on', openRequest: { kind: 'reconfirmation' } });
      }
    }
  });

  test('CO-12 killed between ledger and state and run a day later, a phone is asked once by the ledger', async () => {
    const [phone = ''] = phonesOf(7, 1);
    for (let calls = 1; calls <= 12; calls += 1) {
      let left = Number.POSITIVE_INFINITY;
      const { table } = consentTable(async (_call, moment) => {
        if (moment === 'before') left -= 1;
        if (left < 0) throw new Error('killed');
      });
      await subscribed(table, [phone]);
      const { by } = jobbingOn(table);
      left = calls;
      await runJob('reconfirm', due, by).catch(() => {});
      left = Number.POSITIVE_INFINITY;
      await runJob('reconfirm', daysLater(1), by);
      expect(await asksAmong(table, [phone])).toHaveLength(1);
    }
  });

  test('CO-5 a phone that said STOP since is not asked, and leaves the index', async () => {
    const { table } = consentTable();
    const [phone = ''] = phonesOf(8, 1);
    await subscribed(table, [phone]);
    // The index lags: it still names the phone.
    const list = dueStore(table, 'due').list;
    await consentStore(table).record(texted('STOP', hoursLater(5), { phone }));
    let lagged: Due[] = [{ program: 'lead-alerts', brand: undefined, phone }];
    const { by } = jobbingOn(table, {
      due: async (job, now) => {
        const { found, hasMore } = await list(job, now);
        const all = [...lagged, ...found];
        lagged = [];
        return { found: all, hasMore };
      },
    });
    await runJob('reconfirm', due, by);
    expect(await asksAmong(table, [phone])).toEqual([]);
    expect(await consentStore(table).read('lead-alerts', phone, owner)).toMatchObject({
      status: 'opted-out',
    });
  });

  test('CO-12 asks imported phones to confirm, once, at the carrier’s pace', async () => {
    const { table } = consentTable();
    const phones = phonesOf(2, share + 1);
    const { by } = jobbingOn(table);
    for (const phone of phones) await by.consents.record(imported(hoursLater(0), { phone }));
    expect(await runJob('ask', due, by)).toEqual([0, 10]);
    await runJob('ask', daysLater(1), by);
    for (const phone of phones) {
      expect((await consentStore(table).readLedger(phone)).map(({ act }) => act)).toEqual([
        'imported',
        'enrolled',
      ]);
      expect(await consentStore(table).read('lead-alerts', phone, owner)).toMatchObject({
        status: 'pending',
        openRequest: { kind: 'enrollment' },
      });
    }
  });
});

describe('the job of the notices', () => {
  const acceptedAt = due.toISOString();
  const phone = '+12065561234';

  test('CO-10 marks what is due 30 days after, once, waits for no carrier, and leaves the rest', async () => {
    const { table, newChanges } = consentTable();
    const { by, reported } = jobbingOn(table);
    const notices = optOutNoticeStore(table);
    await notices.noteAccepted('lead-alerts', phone, acceptedAt);
    await runJob('notice', new Date(daysLater(30).getTime() - 1), by);
    expect(await notices.read('lead-alerts', phone)).toEqual({ acceptedAt });
    const pages = await runJob('notice', daysLater(30), by);
    expect(await notices.read('lead-alerts', phone)).toEqual({
      acceptedAt,
      dueSince: daysLater(30).toISOString(),
    });
    expect(pages).toEqual([0]);
    newChanges();
    await runJob('notice', daysLater(31), by);
    // But for whose turn it is.
    expect(newChanges().filter(({ after }) => after?.type !== 'pace')).toEqual([]);
    expect(reported).toEqual([]);
  });

  test('CO-10 the next notice takes the mark away, and is due 30 days later again', async () => {
    const { table } = consentTable();
    const { by } = jobbingOn(table);
    const notices = optOutNoticeStore(table);
    await notices.noteAccepted('lead-alerts', phone, acceptedAt);
    await runJob('notice', daysLater(30), by);
    await notices.noteAccepted('lead-alerts', phone, daysLater(33).toISOString());
    expect(await notices.read('lead-alerts', phone)).toEqual({ acceptedAt: daysLater(33).toISOString() });
    await runJob('notice', daysLater(63), by);
    expect(await notices.read('lead-alerts', phone)).toMatchObject({ dueSince: daysLater(63).toISOString() });
  });

  test('CO-10 reports how many phones were texted without, as of when it was due', async () => {
    const { table } = consentTable();
    const { by, reported } = jobbingOn(table);
    const notices = optOutNoticeStore(table);
    for (const each of ['+12065560001', '+12065560011', '+12065560021']) {
      await notices.noteAccepted('lead-alerts', each, acceptedAt);
    }
    await notices.noteWithout('lead-alerts', '+12065560001', daysLater(30).toISOString());
    await notices.noteWithout('lead-alerts', '+12065560011', daysLater(31).toISOString());
    await notices.noteWithout('lead-alerts', '+12065560021', daysLater(29).toISOString());
    await runJob('notice', daysLater(31), by);
    expect(reported).toHaveLength(2);
    await runJob('notice', daysLater(31), by);
    expect(reported).toHaveLength(2);
  });

  test('CO-10 a phone that was marked as due and texted without after that is reported the day after', async () => {
    const { table } = consentTable();
    const { by, reported } = jobbingOn(table);
    const notices = optOutNoticeStore(table);
    await notices.noteAccepted('lead-alerts', phone, acceptedAt);
    await runJob('notice', daysLater(30), by);
    await notices.noteWithout('lead-alerts', phone, daysLater(31).toISOString());
    await runJob('notice', daysLater(32), by);
    expect(reported).toHaveLength(1);
  });

  test('CO-10 a phone that never had a notice and was texted without is reported', async () => {
    const { table } = consentTable();
    const { by, reported } = jobbingOn(table);
    await optOutNoticeStore(table).noteWithout('lead-alerts', phone, acceptedAt);
    await runJob('notice', daysLater(1), by);
    expect(reported).toHaveLength(1);
  });

  test('CO-10 what was reported is not reported again a month later', async () => {
    const { table } = consentTable();
    const { by, reported } = jobbingOn(table);
    const notices = optOutNoticeStore(table);
    await notices.noteAccepted('lead-alerts', phone, acceptedAt);
    await notices.noteWithout('lead-alerts', phone, daysLater(30).toISOString());
    await runJob('notice', daysLater(31), by);
    await notices.noteAccepted('lead-alerts', phone, daysLater(32).toISOString());
    await runJob('notice', daysLater(62), by);
    expect(reported).toHaveLength(1);
  });
});

test('CO-12 what is due names its program: a phone is looked at for each, and only where it is due', async () => {
  const { table } = consentTable();
  const [notices, list] = [optOutNoticeStore(table), dueStore(table, 'due').list];
  const phone = '+12065560001';
  await notices.noteAccepted('lead-alerts', phone, hoursLater(0));
  await notices.noteAccepted('introductions', phone, hoursLater(24));
  const at = (days: number) => new Date(hoursLater(24 * days));
  expect((await list('notice', at(30.5))).found).toEqual([
    { program: 'lead-alerts', brand: undefined, phone },
  ]);
  expect((await list('notice', at(31))).found).toEqual([
    { program: 'lead-alerts', phone },
    { program: 'introductions', phone },
  ]);
  await runJob('notice', at(30.5), jobbingOn(table).by);
  expect(await notices.read('lead-alerts', phone)).toHaveProperty('dueSince');
  expect(await notices.read('introductions', phone)).toEqual({ acceptedAt: hoursLater(24) });
});

test('CO-12 the shard of a phone comes of its last digit, and every shard is looked at', () => {
  for (const digit of '0123456789') {
    const { duePk } = keys.due('ask', hoursLater(0), {
      program: 'lead-alerts',
      phone: `+1206556123${digit}`,
    });
    expect(dueShards.map((shard) => `ask#${shard}`)).toContain(duePk);
  }
});
