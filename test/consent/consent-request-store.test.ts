// Askings and notices on a real table: each kept once, whatever is told late, twice or in any order.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wakingOf } from '../../lambdas/consent/consent-request.ts';
import { episodeStore, type NewEpisode } from '../../lambdas/consent/consent-request-store.ts';
import { noticeStore } from '../../lambdas/consent/opt-out-notice-store.ts';
import { keys } from '../../lambdas/platform/keys.ts';
import { inboundStore } from '../../lambdas/texting/inbound-store.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anEventId, aPhone, hoursLater } from './support/ledgers.ts';

const table = await engineTable();
const episodes = episodeStore(table);
const notices = noticeStore(table);

async function anEpisode() {
  const episode: NewEpisode = {
    ...{ episodeId: anEventId(), kind: 'enrolment', programme: 'lead-alerts', phone: aPhone() },
    owner: { teamId: 'north', agentId: 'ada' },
  };
  await episodes.create(episode);
  return episode;
}

describe(onEngine('episode store'), () => {
  test('CO-3 an asking begins with nothing sent, nobody reminded, and is there once', async () => {
    const episode = await anEpisode();
    await episodes.noteReminders(episode.episodeId, 1);
    await episodes.create(episode);
    expect(await episodes.read(episode.episodeId)).toEqual({ ...episode, reminders: 1, isOver: false });
  });

  test('CO-3 the first send call counts, the earliest receipt counts, in any order', async () => {
    const hours = fc.shuffledSubarray([3, 4, 5, 6], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(hours, hours, async (sent, received) => {
        const { episodeId } = await anEpisode();
        for (const hour of sent) await episodes.noteSent(episodeId, hoursLater(hour));
        for (const hour of received) await episodes.noteReceived(episodeId, hoursLater(hour));
        expect(await episodes.read(episodeId)).toMatchObject({
          ...{ sentAt: hoursLater(sent[0] ?? 0), receivedAt: hoursLater(Math.min(...received)) },
        });
      }),
      { numRuns: 25 },
    );
  });

  test('CO-2 whichever of token and end comes second, both are there then', async () => {
    const [one, other] = [await anEpisode(), await anEpisode()];
    await episodes.wait(one.episodeId, 'token');
    expect(wakingOf(await episodes.read(one.episodeId))).toBeUndefined();
    await episodes.end(one.episodeId);
    await episodes.end(other.episodeId);
    await episodes.wait(other.episodeId, 'token');
    for (const { episodeId } of [one, other]) expect(wakingOf(await episodes.read(episodeId))).toBe('token');
  });

  test('what is told of an asking that never began makes none', async () => {
    await episodes.noteSent('evt_unknown', hoursLater(0));
    await episodes.noteReceived('evt_unknown', hoursLater(0));
    await episodes.noteReminders('evt_unknown', 1);
    await episodes.wait('evt_unknown', 'token');
    await episodes.end('evt_unknown');
    expect(await table.get(keys.episode('evt_unknown'))).toBeUndefined();
    await expect(episodes.read('evt_unknown')).rejects.toThrow('evt_unknown');
  });
});

describe(onEngine('notice store'), () => {
  test('CO-10 the latest that a carrier accepted counts, in any order, and is due 30 days later', async () => {
    const phone = aPhone();
    for (const hour of [5, 9, 7, 9]) await notices.noteAccepted(phone, hoursLater(hour));
    expect(await notices.read(phone)).toEqual({ acceptedAt: hoursLater(9) });
    expect(await table.get(keys.notice(phone))).toMatchObject({
      ...{ duePk: `notice#${phone.slice(-1)}`, dueSk: `${hoursLater(9 + 30 * 24)}#${phone}` },
    });
  });

  test('CO-10 an alert without it is remembered when it was due by then, else not', async () => {
    const phone = aPhone();
    await notices.noteAccepted(phone, hoursLater(0));
    await notices.noteWithout(phone, hoursLater(30 * 24 - 1));
    expect(await notices.read(phone)).toEqual({ acceptedAt: hoursLater(0) });
    await notices.noteWithout(phone, hoursLater(30 * 24));
    expect(await notices.read(phone)).toMatchObject({ textedWithoutAt: hoursLater(30 * 24) });
  });

  test('CO-10 a mark that a newer notice has overtaken is not made', async () => {
    const phone = aPhone();
    await notices.noteAccepted(phone, hoursLater(0));
    await notices.noteAccepted(phone, hoursLater(1));
    await notices.markDue(phone, { acceptedAt: hoursLater(0) }, new Date(hoursLater(721)));
    expect(await notices.read(phone)).toEqual({ acceptedAt: hoursLater(1) });
    expect(await table.get(keys.notice(phone))).toHaveProperty('duePk');
    await notices.markDue(phone, { acceptedAt: hoursLater(1) }, new Date(hoursLater(721)));
    expect(await table.get(keys.notice(phone))).not.toHaveProperty('duePk');
  });

  test('CO-10 a phone without a notice has none', async () => {
    expect(await notices.read(aPhone())).toBeUndefined();
  });
});

describe(onEngine('inbound store'), () => {
  test('CO-14 a text is kept once, as it first came', async () => {
    const texts = inboundStore(table);
    const text = {
      ...{ from: aPhone(), to: '+12065550100', body: 'Hello', carrierId: anEventId(), at: hoursLater(0) },
      programme: 'lead-alerts',
    } as const;
    await texts.keep(text);
    await texts.keep({ ...text, body: 'other words' });
    expect(await table.get(keys.inboundText(text.carrierId))).toMatchObject({
      ...text,
      type: 'inbound-text',
    });
  });
});
