// Whose open portals are told that something changed: everyone whose pages show it, and nobody else.
import { describe, expect, test } from '@jest/globals';
import { bulkStore } from '../../lambdas/campaigns/bulk/bulk-store.ts';
import { newChannel } from '../../lambdas/live/channel.ts';
import { type Key, keys } from '../../lambdas/platform/table/keys.ts';
import { newMessage } from '../../lambdas/texting/new-message.ts';
import { aBulk } from '../campaigns/bulk/support/a-bulk.ts';
import { anAttempt, minutesLater, NOW } from '../claiming/support/referrals.ts';
import {
  aReadyTeam,
  created,
  dispatched,
  people,
  races,
  referrals,
  stores,
  table,
  told,
} from '../stream/support/dependencies.ts';
import { anId } from '../support/ids.ts';

const everyone = ['ada', 'ben', 'lena', 'zoe'];
const anHour = minutesLater(60).toISOString();

/** Opens a portal for each; the connection bears the agent's name. */
async function openPortals(teamId: string, agentIds: readonly string[] = everyone): Promise<void> {
  for (const agentId of agentIds) {
    if ((await people.readAnyone(teamId, agentId)) === undefined)
      await people.saveAgent({ teamId, agentId, name: agentId, licensed: true });
    await openPortal(teamId, agentId, agentId);
  }
}

async function openPortal(teamId: string, agentId: string, connectionId: string, tokenEndsAt = anHour) {
  const id = { teamId, agentId, channelId: `chn_${connectionId}` };
  const channel = newChannel(tokenEndsAt, NOW);
  if (channel === undefined) throw new Error('The token has ended');
  expect(await stores.liveChannels.open(id, channel, NOW)).toBe(true);
  expect(await stores.liveChannels.connect(id, connectionId, NOW)).toBe(true);
  return id;
}

/** Who is told after `act` changed the item under `key`; each once for each time that the change is dispatched. */
async function tellingOf(key: Key, act: () => Promise<unknown>, now = NOW): Promise<string[]> {
  told.posted.length = 0;
  await dispatched(key, act, now);
  const names = told.posted.map(({ connectionId }) => connectionId).toSorted();
  const once = [...new Set(names)];
  // The stream may tell twice; within one telling nobody is told twice.
  expect(names).toEqual(once.flatMap((name) => [name, name]));
  return once;
}

describe('an open portal', () => {
  test('LI-1 LI-2 CL-4 hears whatever happens to a referral that they were offered, had or have, or lead', async () => {
    const race = await created({ offered: ['ada', 'ben'] });
    const { referralId, teamId } = race;
    const key = keys.race(referralId);
    await openPortals(teamId);
    const offered = ['ada', 'ben', 'lena'];
    expect(await tellingOf(key, () => races.decline(referralId, 'ben'))).toEqual(offered);
    expect(await tellingOf(key, () => races.claim(anAttempt(race)))).toEqual(offered);
    const referral = await referrals.read(referralId);
    if (referral === undefined) throw new Error('It is there');
    const hand = { from: 'ada', to: 'zoe', actId: 'evt_1', at: minutesLater(1) };
    expect(await tellingOf(key, () => referrals.reassign(referral, hand))).toEqual(everyone);
  });

  test('LI-1 CL-15 hears of a correction, and not again when the words are gone by which it was found', async () => {
    const { referralId, teamId } = await created({ offered: ['ada', 'ben'] });
    const key = keys.details(referralId);
    await openPortals(teamId);
    const referral = await referrals.read(referralId);
    if (referral === undefined) throw new Error('It is there');
    const client = { ...referral.details.client, name: 'Clara C.' };
    const corrected = { ...referral.details, client, correctedAt: minutesLater(5).toISOString() };
    expect(await tellingOf(key, () => referrals.correct(referral, corrected, true))).toEqual([
      'ada',
      'ben',
      'lena',
    ]);
    await table.update({ key, update: 'SET formerWords = :words', values: { ':words': ['client'] } });
    expect(await tellingOf(key, () => table.update({ key, update: 'REMOVE formerWords' }))).toEqual([]);
  });

  test('LI-2 TX-4 hears of a conversation when they own it or lead, and of no other', async () => {
    const race = await created();
    const { referralId, teamId } = race;
    await races.claim(anAttempt(race));
    await openPortals(teamId);
    const words = { referralId, messageId: 'msg_1', agentId: 'ada', body: 'Hi', at: NOW.toISOString() };
    const message = keys.message(referralId, words.at, words.messageId);
    const conversation = keys.conversation(referralId);
    const writing = () => stores.conversations.add(newMessage(words), teamId);
    expect(await tellingOf(conversation, writing)).toEqual(['ada', 'lena']);
    const given = () => stores.conversations.markDelivery(words, 'sending', NOW);
    expect(await tellingOf(message, given)).toEqual([]);
    const delivered = () => stores.conversations.markDelivery(words, 'delivered', NOW);
    expect(await tellingOf(message, delivered)).toEqual(['ada', 'lena']);
    const replying = () => stores.conversations.noteReply(referralId, minutesLater(1).toISOString(), NOW);
    expect(await tellingOf(conversation, replying)).toEqual(['ada', 'lena']);
  });

  test('LI-1 hears once of what an agent writes, by the conversation, and at once of what the client does', async () => {
    const race = await created();
    const { referralId, teamId } = race;
    await races.claim(anAttempt(race));
    await openPortals(teamId);
    const at = NOW.toISOString();
    const words = { referralId, messageId: 'msg_2', agentId: 'ada', body: 'Hi', at };
    const writing = () => stores.conversations.add(newMessage(words), teamId);
    expect(await tellingOf(keys.message(referralId, at, words.messageId), writing)).toEqual([]);
    const told = { encoding: 'GSM-7', segments: 1, delivery: 'received' } as const;
    const reply = {
      ...told,
      referralId,
      messageId: 'msg_3',
      direction: 'inbound',
      body: 'Hello',
      at,
    } as const;
    const replying = () => stores.conversations.addReceived(reply, '+12025550188');
    expect(await tellingOf(keys.message(referralId, at, reply.messageId), replying)).toEqual(['ada', 'lena']);
  });

  test('LI-1 LI-2 CP-7 hears of a bulk text when it begins, in twenty steps, and when it pauses or ends, as who sent it or leads', async () => {
    const { teamId } = await created();
    await openPortals(teamId);
    const bulks = bulkStore(table);
    const fresh = { look: 0, nextPage: 0, written: 0 };
    const bulk = aBulk({ ...fresh, teamId, agentId: 'ada', bulkId: anId('blk'), pages: 40 });
    const { unwritten, nextAt } = bulk;
    const key = keys.bulk(bulk.bulkId);
    expect(await tellingOf(key, () => bulks.start(bulk, []))).toEqual(['ada', 'lena']);
    const heard: number[] = [];
    for (let nextPage = 1; nextPage <= bulk.pages; nextPage += 1) {
      const told = await tellingOf(key, () =>
        bulks.advance({ ...bulk, look: nextPage - 1 }, { nextPage, written: 0, unwritten, nextAt }),
      );
      if (told.length > 0) heard.push(nextPage);
    }
    expect(heard).toEqual(Array.from({ length: 20 }, (_, step) => (step + 1) * 2));
    const read = async () => {
      const found = await bulks.read(bulk.bulkId);
      if (found === undefined) throw new Error('It is there');
      return found;
    };
    expect(await tellingOf(key, async () => bulks.lookAgain(await read(), NOW))).toEqual([]);
    expect(await tellingOf(key, async () => bulks.pause(await read(), 'opt-outs', minutesLater(60)))).toEqual(
      ['ada', 'lena'],
    );
    expect(await tellingOf(key, async () => bulks.end(await read(), NOW))).toEqual(['ada', 'lena']);
  });

  test('LI-2 CA-1 hears of a call that rings there', async () => {
    const { referralId, teamId, offerUntil } = await created({ textingPreferred: false });
    await openPortals(teamId);
    const call = { referralId, teamId, agentId: 'ben', offerUntil, phone: '+12065551002' };
    const ringing = () => stores.calls.request(call, NOW);
    expect(await tellingOf(keys.call(referralId, 'ben'), ringing)).toEqual(['ben']);
  });

  test('LI-2 is told what kind of thing changed and of which referral, and no word of it', async () => {
    const race = await created();
    await openPortals(race.teamId);
    await tellingOf(keys.race(race.referralId), () => races.claim(anAttempt(race)));
    for (const { news } of told.posted)
      expect(news).toEqual({ changed: 'referral', referralId: race.referralId });
  });

  test('LI-1 hears in each of its windows', async () => {
    const race = await created({ offered: ['ada'] });
    await openPortal(race.teamId, 'ada', 'phone');
    await openPortal(race.teamId, 'ada', 'desk');
    expect(await tellingOf(keys.race(race.referralId), () => races.decline(race.referralId, 'ada'))).toEqual([
      'desk',
      'phone',
    ]);
  });

  test('LI-2 hears nothing once its token has ended', async () => {
    const race = await created({ offered: ['ada', 'ben'] });
    await openPortal(race.teamId, 'ada', 'ada', minutesLater(5).toISOString());
    await openPortal(race.teamId, 'ben', 'ben');
    const declining = () => races.decline(race.referralId, 'ben');
    expect(await tellingOf(keys.race(race.referralId), declining, minutesLater(5))).toEqual(['ben']);
  });

  test('LI-2 PE-4 hears nothing once its agent has left, and is disconnected', async () => {
    const race = await created({ offered: ['ada', 'ben'] });
    const { teamId, referralId } = race;
    await openPortals(teamId, ['ada', 'ben']);
    const leaving = () =>
      table.update({
        key: keys.agent(teamId, 'ada'),
        update: 'SET #left = :left',
        names: { '#left': 'left' },
        values: { ':left': { at: NOW.toISOString() } },
      });
    await dispatched(keys.agent(teamId, 'ada'), leaving);
    expect(told.disconnected).toEqual(['ada']);
    expect(await tellingOf(keys.race(referralId), () => races.decline(referralId, 'ada'))).toEqual(['ben']);
    const again = { teamId, agentId: 'ada', channelId: 'chn_again' };
    const channel = newChannel(anHour, NOW);
    expect(channel && (await stores.liveChannels.open(again, channel, NOW))).toBe(false);
  });

  test('LI-2 PE-5 without a license hears of its own standing, and no more of offers that were taken away', async () => {
    const race = await created({ offered: ['ada', 'ben'] });
    const { teamId, referralId } = race;
    await openPortals(teamId);
    const lapsing = () =>
      table.update({
        key: keys.agent(teamId, 'ben'),
        update: 'SET licensed = :no, lapsedAt = :at',
        values: { ':no': false, ':at': NOW.toISOString() },
      });
    expect(await tellingOf(keys.agent(teamId, 'ben'), lapsing)).toEqual(['ben', 'lena']);
    await tellingOf(keys.race(referralId), () => races.withdrawOffer(race, 'ben'));
    const declining = () => races.decline(referralId, 'ada');
    expect(await tellingOf(keys.race(referralId), declining)).toEqual(['ada', 'lena']);
  });

  test.each(['gone', 'failed'] as const)(
    'LI-1 that is %s is forgotten, and holds up neither the change nor the others',
    async (answer) => {
      const race = await created({ offered: ['ada', 'ben'] });
      const id = await openPortal(race.teamId, 'ada', 'ada');
      await openPortal(race.teamId, 'ben', 'ben');
      told.portalAnswers.ada = answer;
      await dispatched(keys.race(race.referralId), () => races.decline(race.referralId, 'ben'));
      const connections = told.posted.map(({ connectionId }) => connectionId);
      expect(connections.toSorted()).toEqual(['ada', 'ben', 'ben']);
      expect(await stores.liveChannels.read(id)).toBeUndefined();
    },
  );

  test('LI-1 nobody has any: nothing is written and nobody’s lead is looked up', async () => {
    const teamId = await aReadyTeam();
    const race = await created({ teamId });
    await dispatched(keys.race(race.referralId), () => races.claim(anAttempt(race)));
    expect(told.posted).toEqual([]);
    expect((await stores.liveChannels.ofTeam(teamId)).size).toBe(0);
  });
});
