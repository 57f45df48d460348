// Automated texts on a real table: what became of each and what its client did, in whatever order it is told.
import { describe, expect, test } from '@jest/globals';
import {
  campaignTextStore,
  campaignTextWrite,
} from '../../../lambdas/campaigns/figures/campaign-text-store.ts';
import { bulkFigures } from '../../../lambdas/campaigns/figures/figures.ts';
import { readSendingHealth, recentHealth } from '../../../lambdas/campaigns/figures/read-sending-health.ts';
import type { MessagePurpose, OutboxState } from '../../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import type { Automated } from '../../../lambdas/texting/automated/automated.ts';
import { aText as aSend, NOW, secondsLater } from '../../delivery/support/outbox-messages.ts';
import { asAgent, aTeam } from '../../people/support/teams.ts';
import { followsTextsOn } from '../../stream/support/base-dependencies.ts';
import { engineTable } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { permutations } from '../../support/orders.ts';

const table = await engineTable();
const campaignTexts = campaignTextStore(table);
const outbox = outboxStore(table);
const follows = followsTextsOn(table, () => NOW);
const hours = (count: number) => secondsLater(count * 3600).toISOString();
const at = NOW.toISOString();

async function aBulkText(teamId = anId('team')) {
  const bulkId = anId('blk');
  const automated: Automated = { kind: 'bulk', bulkId };
  const send = aSend();
  const referralId = anId('ref');
  const purpose: MessagePurpose = {
    kind: 'message',
    referralId,
    messageId: 'msg_1',
    at,
    sender: { teamId, agentId: 'ada' },
    automated,
  };
  const write = campaignTextWrite({ teamId, message: { ...purpose, automated } });
  await table.transact([write]);
  const { outboxId, to: phone } = send;
  /** The carrier has it. */
  const gives = async (givenAt = at) => {
    await outbox.create({ ...send, purpose, isAutomated: true });
    await outbox.applyReceipt({ outboxId, status: 'accepted', at: givenAt });
    await table.put({
      ...keys.recentAutomated(phone),
      type: 'recent-automated',
      revision: 1,
      given: { [outboxId]: givenAt },
    });
  };
  const read = async () =>
    (await campaignTexts.list(teamId, { from: at, until: at })).find(({ part }) => part === `bulk#${bulkId}`);
  return { teamId, bulkId, referralId, purpose, phone, outboxId, gives, read };
}

describe('what became of an automated text', () => {
  test('CP-7 is noted alike in whatever order, and however often, it is told', async () => {
    const states: OutboxState[] = [
      { status: 'held', attempts: 0, reason: 'quiet-hours', heldUntil: hours(9) },
      { status: 'accepted', acceptedAt: hours(9) },
      { status: 'failed', reason: 'spam', settledAt: hours(10) },
      { status: 'delivered', acceptedAt: hours(9), settledAt: hours(11) },
    ];
    for (const order of permutations(states)) {
      const { purpose, read } = await aBulkText();
      for (const state of [...order, ...order]) await follows.noteCampaignFate(purpose, state);
      expect(await read()).toMatchObject({
        heldAt: at,
        sentAt: hours(9),
        failedAt: hours(10),
        failedBy: 'spam',
        deliveredAt: hours(11),
      });
    }
  });

  test('CP-7 one that is kept no more does not come back', async () => {
    const { purpose, teamId } = await aBulkText();
    const forgotten = { ...purpose, messageId: 'msg_forgotten' };
    await follows.noteCampaignFate(forgotten, { status: 'accepted', acceptedAt: at });
    expect(await campaignTexts.list(teamId, { from: at, until: at })).toHaveLength(1);
  });

  test('CP-7 what a person wrote is in no figures', async () => {
    const { purpose, teamId } = await aBulkText();
    const { automated: _, ...written } = { ...purpose, messageId: 'msg_written' };
    await follows.noteCampaignFate(written, { status: 'accepted', acceptedAt: at });
    expect(await campaignTexts.list(teamId, { from: at, until: at })).toHaveLength(1);
  });
});

describe('what the client did then', () => {
  test('CP-7 an answer within seven days counts for the text, the first of them, and in its own conversation', async () => {
    const { gives, phone, referralId, read } = await aBulkText();
    await gives();
    const reply = (when: string, its = referralId) =>
      follows.noteCampaignReply({ phone, referralId: its, brand: undefined, at: when });
    await reply(hours(-1));
    await reply(hours(7 * 24 + 1));
    await reply(hours(2), 'ref_another');
    expect(await read()).not.toHaveProperty('repliedAt');
    for (const when of [hours(5), hours(3), hours(4)]) await reply(when);
    expect(await read()).toMatchObject({ repliedAt: hours(3) });
  });

  test('CP-7 an opt-out counts for the last text that the phone was given, whoever sent it', async () => {
    const { gives, phone, read } = await aBulkText();
    await gives();
    await follows.noteCampaignOptOut({ phone, brand: 'other', at: hours(1) });
    expect(await read()).not.toHaveProperty('optedOutAt');
    await follows.noteCampaignOptOut({ phone, brand: undefined, at: hours(1) });
    expect(await read()).toMatchObject({ optedOutAt: hours(1) });
  });

  test('CP-7 a text that the carrier did not take is answered by nobody', async () => {
    const { gives, phone, referralId, outboxId, read } = await aBulkText();
    await gives();
    await outbox.applyReceipt({ outboxId, status: 'failed', at: hours(1), reason: 'blocked' });
    await follows.noteCampaignReply({ phone, referralId, brand: undefined, at: hours(2) });
    expect(await read()).not.toHaveProperty('repliedAt');
  });
});

describe('figures', () => {
  test('CP-7 of a bulk text are its own, over the weeks in which it was written', async () => {
    const teamId = anId('team');
    const [one, other] = [await aBulkText(teamId), await aBulkText(teamId)];
    await follows.noteCampaignFate(one.purpose, { status: 'refused', reason: 'cap-reached', settledAt: at });
    await follows.noteCampaignFate(other.purpose, { status: 'accepted', acceptedAt: at });
    const over = { from: at, until: hours(24 * 7) };
    expect(await bulkFigures(teamId, one.bulkId, over, { campaignTexts })).toMatchObject({
      counts: { total: 1, refused: 1, sent: 0 },
      refusedBy: { 'cap-reached': 1 },
    });
    expect(await recentHealth(teamId, secondsLater(60), { campaignTexts })).toMatchObject({ sent: 1 });
  });

  test('RT-3 CP-7 the lead reads the team’s, and nobody else', async () => {
    const { teamId } = await aBulkText();
    const deps = { campaignTexts, people: { readTeam: async () => aTeam({ teamId }) } };
    const read = (agentId: string, team = teamId) =>
      readSendingHealth(asAgent(agentId, team), { teamId, weeks: 2 }, NOW, deps);
    expect(await read('lena')).toMatchObject({ weeks: [{ week: '2026-W09' }, { week: '2026-W10' }] });
    expect(await read('ada')).toEqual({ refused: 'not-found' });
    expect(await read('lena', 'another')).toEqual({ refused: 'not-found' });
  });
});
