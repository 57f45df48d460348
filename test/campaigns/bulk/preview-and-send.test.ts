// A bulk text on a real table: previewed, sent as previewed, handed out (CP-6, CP-7, CP-9).
import { describe, expect, test } from '@jest/globals';
import { handOut } from '../../../lambdas/campaigns/bulk/hand-out.ts';
import { onBulkChanged } from '../../../lambdas/campaigns/bulk/on-bulk-changed.ts';
import { listBulkTexts, readBulkText } from '../../../lambdas/campaigns/bulk/read-bulk-texts.ts';
import { cancelBulkText, resumeBulkText } from '../../../lambdas/campaigns/bulk/steer-bulk-text.ts';
import { campaignTextStore } from '../../../lambdas/campaigns/figures/campaign-text-store.ts';
import { orProblem as done } from '../../../lambdas/platform/outcome.ts';
import { actOf } from '../../../lambdas/platform/table/act.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { conversationStore } from '../../../lambdas/texting/conversation-store.ts';
import { minutesLater, NOW } from '../../claiming/support/referrals.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { bulkWorldOn } from './support/bulk-world.ts';

const table = await engineTable();
const campaignTexts = campaignTextStore(table);

async function started(world: ReturnType<typeof bulkWorldOn>, caller = world.lena): Promise<string> {
  const { previewId } = done(await world.preview({}, caller));
  return done(await world.send(previewId, caller)).bulkId;
}
const bulkItem = (bulkId: string) => table.get(keys.bulk(bulkId));

/** As the stream and the queue do it, until nothing is due by `until`. */
async function work(world: ReturnType<typeof bulkWorldOn>, bulkId: string, until = NOW): Promise<void> {
  let seen: unknown;
  for (;;) {
    const item = await bulkItem(bulkId);
    await onBulkChanged(seen, item, world.reacting);
    seen = item;
    world.queue.sort((one, other) => one.dueAt - other.dueAt);
    const [due] = world.queue;
    if (due === undefined || due.dueAt > until.getTime()) return;
    world.queue.shift();
    world.clock.now = new Date(Math.max(due.dueAt, world.clock.now.getTime()));
    await handOut(due, world.clock.now, world.deps);
  }
}

async function textsOf(referralId: string) {
  const { messages } = await conversationStore(table).list(referralId, undefined);
  return messages.filter((message) => message.direction === 'outbound');
}

/** As the carrier tells of each that was written. */
async function left(
  world: ReturnType<typeof bulkWorldOn>,
  referralIds: readonly string[],
  noted: object = { sentAt: world.clock.now.toISOString() },
) {
  for (const referralId of referralIds) {
    for (const { messageId, at, automated } of await textsOf(referralId)) {
      if (automated === undefined) continue;
      const text = { teamId: world.teamId, messageId, at, automated };
      await campaignTexts.note(text, noted);
    }
  }
}
/** The queue's message comes then, and the next one in its time. */
async function lookLate(world: ReturnType<typeof bulkWorldOn>, bulkId: string, at: Date): Promise<void> {
  const bulk = await world.deps.bulks.read(bulkId);
  if (bulk === undefined) throw new Error('There is no bulk text');
  world.queue.length = 0;
  world.clock.now = at;
  await handOut(bulk, at, world.deps);
}

const inDays = (days: number) => minutesLater(days * 24 * 60);

/** Of 52 clients the first 50 have it, and two of those ask for no more texts. */
async function aPausedOne() {
  const world = bulkWorldOn(table);
  const clients: string[] = [];
  for (let count = 0; count < 52; count += 1) clients.push(await world.aClient());
  const bulkId = await started(world);
  await work(world, bulkId);
  const written = (await Promise.all(clients.map(textsOf))).flat();
  // Whose turn was first is drawn by chance.
  const got = written.map(({ referralId }) => referralId);
  const [sent, held] = [got.slice(0, 40), got.slice(40)];
  await left(world, sent);
  for (const { automated, ...text } of written.slice(0, 2)) {
    if (automated === undefined) continue;
    const its = { ...text, teamId: world.teamId, automated };
    await campaignTexts.noteAnswer(its, 'optedOutAt', NOW.toISOString());
  }
  await work(world, bulkId, minutesLater(15));
  expect(await bulkItem(bulkId)).toMatchObject({ status: 'paused', written: 50 });
  return { world, held, bulkId, which: { teamId: world.teamId, bulkId } };
}

const by = (
  world: ReturnType<typeof bulkWorldOn>,
  name: 'cancel-bulk-text' | 'resume-bulk-text',
  caller = world.lena,
) => ({
  now: world.clock.now,
  changedBy: actOf(caller, name, world.clock.now, 'act_1'),
});

describe(onEngine('bulk texts'), () => {
  test('CP-6 the preview tells how many get it, who is left out and why, the parts, the price, and what three of them read', async () => {
    const world = bulkWorldOn(table);
    const phone = '+12062009999';
    await world.aClient({ name: 'Noah Newhouse' });
    await world.aClient({ name: 'Older Twice', phone });
    await world.aClient({ name: 'Newer Twice', phone, talk: { lastSentAt: minutesLater(1).toISOString() } });
    await world.aClient({ name: 'Stopped', consent: 'opted-out', race: { clientOptedOut: true } });
    await world.aClient({ name: 'Never Agreed', consent: 'none', race: { textingPreferred: false } });
    await world.aClient({ name: 'Only Talks', consent: 'conversation' });
    await world.aClient({ name: 'Asked', isAsked: true });
    await world.aClient({ name: 'Had One', had: [minutesLater(-60).toISOString()] });
    await world.aClient({ name: 'No Number', race: { noNumberFree: true } });
    await world.aClient({
      name: 'Fails',
      race: { textsFail: { at: NOW.toISOString(), reason: 'unreachable' } },
    });
    const preview = done(await world.preview());
    expect(preview).toMatchObject({
      count: 2,
      excluded: {
        'same-phone': 1,
        'opted-out': 1,
        'consent-missing': 1,
        'automated-not-covered': 1,
        'asked-to-stop': 1,
        capped: 1,
        'no-number-free': 1,
        'texts-fail': 1,
      },
      segments: 2,
      costUsd: 0.02,
      waiting: 0,
      expiresAt: minutesLater(15).toISOString(),
    });
    expect(preview.excludedClients).toContainEqual(
      expect.objectContaining({ name: 'Older Twice', reason: 'same-phone' }),
    );
    expect(preview.samples).toContainEqual({
      referralId: expect.any(String),
      name: 'Noah Newhouse',
      body: 'ada Example, Harbor Homes: Hi Noah, still looking in Seattle?',
      optOutInstructions: '[Reply end]',
      segments: 1,
    });
  });

  test('CP-6 who lacks a value is left out; a field that there isn’t is refused by name', async () => {
    const world = bulkWorldOn(table);
    await world.aClient({ name: '206-555-0101' });
    const text = { body: 'Hi {ClientFirstName}' };
    expect(await world.preview(text)).toMatchObject({ count: 0, excluded: { 'missing-field': 1 } });
    expect(await world.preview({ body: 'Hi {Nickname}' })).toMatchObject({ refused: 'unknown-field' });
    expect(await world.preview({ body: undefined, templateId: 'none' })).toEqual({ refused: 'not-found' });
    const { previewId } = done(await world.preview(text));
    expect(await world.send(previewId)).toMatchObject({ refused: 'audience-empty' });
  });

  test('CP-6 CL-12 whose names make the text longer than carriers take is left out', async () => {
    const world = bulkWorldOn(table);
    await world.aClient({ name: 'Noah Newhouse' });
    const name = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(3).trim();
    const long = await world.aClient({ name });
    const text = { body: `${'{ClientName} '.repeat(20)}, still looking?` };
    expect(await world.preview(text)).toMatchObject({
      count: 1,
      excluded: { 'too-long': 1 },
      excludedClients: [{ referralId: long, name, reason: 'too-long' }],
    });
  });

  test('CP-6 PE-6 an agent previews 50 times within 24 hours, and is told when to go on; what was refused for its words does not count', async () => {
    const world = bulkWorldOn(table);
    await world.aClient();
    for (let count = 0; count < 50; count += 1) done(await world.preview({}, world.ada));
    expect(await world.preview({}, world.ada)).toMatchObject({
      refused: 'daily-limit-reached',
      detail: expect.stringMatching(
        /^You have previewed bulk texts 50 times within 24 hours\. Try again after /,
      ),
      retryAfterSeconds: 86_400,
    });
    expect(await world.preview({ body: 'Hi {Nickname}' }, world.ada)).toMatchObject({
      refused: 'unknown-field',
    });
    expect(await world.preview()).toMatchObject({ count: 1 });
    world.clock.now = minutesLater(24 * 60);
    expect(await world.preview({}, world.ada)).toMatchObject({ count: 1 });
  });

  test('CP-6 quiet hours hold those who are asleep; the preview says how many', async () => {
    const world = bulkWorldOn(table, { quietHours: { start: '00:00', end: '08:00' } });
    await world.aClient({ details: { area: { city: 'Seattle', state: 'WA' } } });
    await world.aClient({ details: { area: { city: 'Boston', state: 'MA' } }, phone: '+16175550101' });
    expect(await world.preview()).toMatchObject({ count: 2, waiting: 1 });
  });

  test('CP-6 an agent texts their own clients, and finds nobody else’s; others of no team find nothing', async () => {
    const world = bulkWorldOn(table);
    await world.aClient({ owner: 'ada' });
    await world.aClient({ owner: 'ben' });
    expect(await world.preview()).toMatchObject({ count: 2 });
    expect(await world.preview({}, world.ada)).toMatchObject({ count: 1 });
    expect(await world.preview({ audience: { owner: 'ben' } }, world.ada)).toEqual({ refused: 'not-found' });
    expect(await world.preview({ audience: { owner: 'ben' } })).toMatchObject({ count: 1 });
    const { previewId } = done(await world.preview({}, world.ada));
    expect(await world.send(previewId, world.ben)).toEqual({ refused: 'not-found' });
    expect(await world.send(previewId)).toEqual({ refused: 'not-found' });
  });

  test('CP-6 it is sent as previewed for 15 minutes: an audience that changed since is refused, and so is a team whose texts are not welcome', async () => {
    const world = bulkWorldOn(table);
    await world.aClient();
    const first = done(await world.preview());
    await world.aClient();
    expect(await world.send(first.previewId)).toMatchObject({ refused: 'audience-changed' });
    // PE-6: it is not gone through again.
    expect(await world.send(first.previewId)).toMatchObject({ refused: 'preview-expired' });
    const second = done(await world.preview());
    world.world.isHealthy = false;
    expect(await world.send(second.previewId)).toMatchObject({ refused: 'sending-paused' });
    world.world.isHealthy = true;
    world.clock.now = minutesLater(15);
    expect(await world.send(second.previewId)).toMatchObject({ refused: 'preview-expired' });
    const third = done(await world.preview());
    const sent = done(await world.send(third.previewId));
    world.clock.now = minutesLater(60);
    expect(await world.send(third.previewId)).toEqual(sent);
  });

  test('CP-6 sent twice at once it is one, also when its first texts have left before the second is gone through', async () => {
    const world = bulkWorldOn(table);
    const phone = '+12062009998';
    await world.aClient({ phone });
    const { previewId } = done(await world.preview());
    const { readAll } = world.deps.clientFacts;
    let first: unknown;
    world.deps.clientFacts.readAll = async (referralIds) => {
      world.deps.clientFacts.readAll = readAll;
      first = await world.send(previewId);
      await table.put({
        ...keys.recentAutomated(phone),
        type: 'recent-automated',
        revision: 1,
        given: { out_first: world.clock.now.toISOString() },
      });
      return readAll(referralIds);
    };
    const second = done(await world.send(previewId));
    expect(first).toEqual(second);
  });

  test('CP-6 what was previewed is sent, also after its template was changed or removed; it is not previewed again', async () => {
    const world = bulkWorldOn(table);
    const client = await world.aClient();
    const about = { teamId: world.teamId, templateId: 'tpl_check_in', name: 'Check-in' };
    const save = (fields: object) =>
      table.put({
        ...keys.template(world.teamId, about.templateId),
        type: 'template',
        ...about,
        updatedAt: NOW.toISOString(),
        ...fields,
      });
    const wanted = { body: undefined, templateId: about.templateId };
    await save({ body: 'Hi {ClientFirstName|there}, as previewed', version: 1 });
    const { previewId } = done(await world.preview(wanted));
    await save({ body: 'Hi {ClientFirstName|there}, as changed', version: 2 });
    await save({ body: 'Hi {ClientFirstName|there}, as changed', version: 3, removed: true });
    await work(world, done(await world.send(previewId)).bulkId);
    expect(await textsOf(client)).toMatchObject([{ typed: 'Hi Clara, as previewed' }]);
    expect(await world.preview(wanted)).toEqual({ refused: 'not-found' });
  });

  test('CP-7 PE-4 PE-5 once its agent has no license, or has left, nobody of the pages to come gets it, and it ends', async () => {
    const world = bulkWorldOn(table);
    const clients: string[] = [];
    for (let count = 0; count < 104; count += 1) clients.push(await world.aClient());
    const bulkId = await started(world, world.ada);
    await work(world, bulkId);
    await left(world, clients);
    const ada = world.agents.findIndex(({ agentId }) => agentId === 'ada');
    const [profile] = world.agents.slice(ada, ada + 1);
    if (profile === undefined) throw new Error('She is there');
    world.agents[ada] = { ...profile, licensed: false };
    world.clock.now = minutesLater(15);
    await handOut({ bulkId, look: 1 }, world.clock.now, world.deps);
    expect(await bulkItem(bulkId)).toMatchObject({ written: 50, unwritten: { 'license-lapsed': 50 } });
    world.agents.splice(ada, 1);
    await handOut({ bulkId, look: 2 }, world.clock.now, world.deps);
    await handOut({ bulkId, look: 3 }, world.clock.now, world.deps);
    expect(await bulkItem(bulkId)).toMatchObject({
      status: 'done',
      written: 50,
      unwritten: { 'license-lapsed': 50, 'handed-over': 4 },
    });
  });

  test('CP-7 each client gets one text, in the name of their owner, the rest after 15 minutes; it ends when all have left', async () => {
    const world = bulkWorldOn(table);
    const clients: string[] = [];
    for (let count = 0; count < 60; count += 1) {
      clients.push(
        await world.aClient({ name: `Client Number${count}`, owner: count % 2 === 0 ? 'ada' : 'ben' }),
      );
    }
    const bulkId = await started(world);
    await work(world, bulkId);
    const texts = async () => (await Promise.all(clients.map(textsOf))).map(({ length }) => length);
    expect((await texts()).reduce((sum, each) => sum + each, 0)).toBe(50);
    expect(await bulkItem(bulkId)).toMatchObject({
      nextPage: 1,
      written: 50,
      nextAt: minutesLater(15).toISOString(),
    });
    await left(world, clients);
    await work(world, bulkId, minutesLater(15));
    expect(await texts()).toEqual(clients.map(() => 1));
    const [text] = await textsOf(clients[0] ?? '');
    expect(text).toMatchObject({ agentId: 'ada', automated: { kind: 'bulk', bulkId }, delivery: 'queued' });
    await left(world, clients);
    await work(world, bulkId, minutesLater(40));
    const report = done(
      await readBulkText(world.lena, { teamId: world.teamId, bulkId }, world.clock.now, world.deps),
    );
    expect(report).toMatchObject({
      status: 'done',
      count: 60,
      by: { agentId: 'lena' },
      counts: { total: 60, sent: 60, waiting: 0, held: 0, refused: 0 },
    });
  });

  test('CP-7 who can’t be texted any more when their page comes is counted with the reason', async () => {
    const world = bulkWorldOn(table);
    const [stopped, handed, kept] = [await world.aClient(), await world.aClient(), await world.aClient()];
    const bulkId = await started(world);
    await table.put({
      ...(await table.get(keys.race(stopped))),
      ...keys.race(stopped),
      clientOptedOut: true,
    });
    const race = await table.get(keys.race(handed));
    await table.put({
      ...race,
      ...keys.race(handed),
      claim: { agentId: 'ben', by: 'assignment', at: NOW.toISOString(), actId: 'a' },
    });
    await work(world, bulkId);
    expect(await bulkItem(bulkId)).toMatchObject({
      written: 1,
      unwritten: { 'opted-out': 1, 'handed-over': 1 },
    });
    expect(await textsOf(kept)).toHaveLength(1);
    expect(await readBulkText(world.lena, { teamId: world.teamId, bulkId }, NOW, world.deps)).toMatchObject({
      counts: { total: 3, refused: 2, waiting: 1 },
      refusedBy: { 'opted-out': 1, 'handed-over': 1 },
    });
  });

  test('CP-7 too many opt-outs pause it: the lead is told, and alone has it go on', async () => {
    const world = bulkWorldOn(table);
    const clients: string[] = [];
    for (let count = 0; count < 52; count += 1) clients.push(await world.aClient());
    const bulkId = await started(world, world.ada);
    await work(world, bulkId);
    await left(world, clients);
    const written = [];
    for (const referralId of clients) {
      for (const text of await textsOf(referralId)) written.push({ ...text, teamId: world.teamId });
    }
    for (const { automated, ...text } of written.slice(0, 2)) {
      if (automated !== undefined)
        await campaignTexts.noteAnswer({ ...text, automated }, 'optedOutAt', NOW.toISOString());
    }
    await work(world, bulkId, minutesLater(15));
    const which = { teamId: world.teamId, bulkId };
    expect(await readBulkText(world.ada, which, world.clock.now, world.deps)).toMatchObject({
      status: 'paused',
      pausedBecause: 'opt-outs',
      pauseEndsAt: minutesLater(15 + 3 * 24 * 60).toISOString(),
      counts: { optedOut: 2, sent: 50, waiting: 2 },
    });
    expect(world.told).toEqual(['bulk-paused lena', 'bulk-paused ada']);
    expect(
      await resumeBulkText(world.ada, which, by(world, 'resume-bulk-text', world.ada), world.deps),
    ).toEqual({ refused: 'not-found' });
    expect(await resumeBulkText(world.lena, which, by(world, 'resume-bulk-text'), world.deps)).toEqual({
      bulkId,
      status: 'sending',
    });
    await work(world, bulkId, minutesLater(20));
    expect(await bulkItem(bulkId)).toMatchObject({
      status: 'sending',
      nextPage: 2,
      written: 52,
      toleratedOptOuts: 2,
    });
  });

  test('CP-7 paused, and nobody decides: it ends by itself once its texts are stale, and says whom it left out', async () => {
    const { world, held, bulkId, which } = await aPausedOne();
    await lookLate(world, bulkId, inDays(2.9));
    expect(await bulkItem(bulkId)).toMatchObject({ status: 'paused', pausedBecause: 'opt-outs' });
    await work(world, bulkId, inDays(3.1));
    // The gate has still to call those that were held stale.
    expect(await bulkItem(bulkId)).toMatchObject({ status: 'paused' });
    await left(world, held, { refusedAt: inDays(3).toISOString(), refusedBy: 'stale' });
    await work(world, bulkId, inDays(3.2));
    const ended = await bulkItem(bulkId);
    expect(ended).toMatchObject({ status: 'done', written: 50, unwritten: { stale: 2 } });
    expect(ended).not.toHaveProperty('pausedBecause');
    expect(await readBulkText(world.lena, which, world.clock.now, world.deps)).toMatchObject({
      status: 'done',
      counts: { total: 52, sent: 40, waiting: 0, refused: 12 },
      refusedBy: { stale: 12 },
    });
    // Whoever comes late finds it ended.
    expect(await resumeBulkText(world.lena, which, by(world, 'resume-bulk-text'), world.deps)).toEqual({
      bulkId,
      status: 'done',
    });
  });

  test('CP-7 a pause that ends by itself goes on from where whoever looked died, and each look is taken once', async () => {
    const { world, held, bulkId } = await aPausedOne();
    await left(world, held);
    await lookLate(world, bulkId, inDays(1));
    await work(world, bulkId, inDays(1));
    const queued = world.queue.shift();
    if (queued === undefined) throw new Error('Nobody looks at it any more');
    const look = { bulkId, look: queued.look };
    // Its process dies after the write: the message comes again, and twice.
    for (let time = 0; time < 3; time += 1) await handOut(look, inDays(1), world.deps);
    expect(await bulkItem(bulkId)).toMatchObject({ status: 'paused', look: queued.look + 1 });
    await lookLate(world, bulkId, inDays(4));
    expect(await bulkItem(bulkId)).toMatchObject({ status: 'done', written: 50, unwritten: { stale: 2 } });
    await handOut(look, inDays(4), world.deps);
    expect(await bulkItem(bulkId)).toMatchObject({ status: 'done', written: 50, unwritten: { stale: 2 } });
  });

  test('CP-7 the lead has one go on also while somebody looks at it', async () => {
    const { world, bulkId, which } = await aPausedOne();
    const { bulks } = world.deps;
    let looked = 0;
    const deps = {
      ...world.deps,
      bulks: {
        ...bulks,
        resume: async (...given: Parameters<typeof bulks.resume>) => {
          const seen = await bulks.read(bulkId);
          if (seen !== undefined && looked++ < 2) await bulks.lookAgain(seen, inDays(3));
          return bulks.resume(...given);
        },
      },
    };
    expect(await resumeBulkText(world.lena, which, by(world, 'resume-bulk-text'), deps)).toEqual({
      bulkId,
      status: 'sending',
    });
  });

  test('CP-7 cancelled, it hands nothing more out; again, and when it is done, it stays as it is', async () => {
    const world = bulkWorldOn(table);
    for (let count = 0; count < 51; count += 1) await world.aClient();
    const bulkId = await started(world, world.ada);
    await work(world, bulkId);
    const which = { teamId: world.teamId, bulkId };
    expect(
      await cancelBulkText(world.ben, which, by(world, 'cancel-bulk-text', world.ben), world.deps),
    ).toEqual({ refused: 'not-found' });
    for (let time = 0; time < 2; time += 1) {
      expect(
        await cancelBulkText(world.ada, which, by(world, 'cancel-bulk-text', world.ada), world.deps),
      ).toEqual({ bulkId, status: 'cancelled' });
    }
    await work(world, bulkId, minutesLater(30));
    expect(await bulkItem(bulkId)).toMatchObject({ status: 'cancelled', nextPage: 1, written: 50 });
  });

  test('CP-7 cancelled when all have left, also from a pause, it is done: nothing could be kept back', async () => {
    const world = bulkWorldOn(table);
    const clients = [await world.aClient(), await world.aClient()];
    const bulkId = await started(world);
    await work(world, bulkId);
    await left(world, clients.slice(0, 1));
    const which = { teamId: world.teamId, bulkId };
    const bulk = await world.deps.bulks.read(bulkId);
    if (bulk !== undefined) await world.deps.bulks.pause(bulk, 'opt-outs', inDays(3));
    expect(await bulkItem(bulkId)).toMatchObject({ status: 'paused' });
    await left(world, clients.slice(1), { refusedAt: NOW.toISOString(), refusedBy: 'opted-out' });
    for (let time = 0; time < 2; time += 1) {
      expect(await cancelBulkText(world.lena, which, by(world, 'cancel-bulk-text'), world.deps)).toEqual({
        bulkId,
        status: 'done',
      });
    }
    const ended = await bulkItem(bulkId);
    expect(ended).toMatchObject({ status: 'done', endedAt: world.clock.now.toISOString() });
    expect(ended).not.toHaveProperty('pausedBecause');
  });

  test('CP-7 it is done ten seconds after the last text has left, without being asked', async () => {
    const world = bulkWorldOn(table);
    const clients = [await world.aClient(), await world.aClient()];
    const bulkId = await started(world);
    await work(world, bulkId);
    await left(world, clients.slice(0, 1));
    await work(world, bulkId, minutesLater(1));
    expect(await bulkItem(bulkId)).toMatchObject({ status: 'sending' });
    await left(world, clients);
    await work(world, bulkId, new Date(world.clock.now.getTime() + 10_000));
    expect(await bulkItem(bulkId)).toMatchObject({ status: 'done' });
  });

  test('CP-7 the lead lists all of the team’s, an agent their own, newest first', async () => {
    const world = bulkWorldOn(table);
    await world.aClient({ owner: 'ada' });
    const first = await started(world, world.ada);
    world.clock.now = minutesLater(1);
    const second = await started(world);
    const listed = async (caller = world.lena) =>
      done(await listBulkTexts(caller, { teamId: world.teamId }, world.deps)).bulkTexts.map(
        ({ bulkId }) => bulkId,
      );
    expect(await listed()).toEqual([second, first]);
    expect(await listed(world.ada)).toEqual([first]);
    expect(await listed(world.ben)).toEqual([]);
  });
});
