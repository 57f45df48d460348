// An automated text in its conversation: once, of nobody's words, and no contact of the owner's.
import { describe, expect, test } from '@jest/globals';
import { lastContactAt, needsReply } from '../../../lambdas/claiming/client/client-state.ts';
import { wonAt } from '../../../lambdas/claiming/referral.ts';
import { automatedMessage } from '../../../lambdas/texting/automated/automated-text.ts';
import {
  automatedTextWrites,
  isOwnersToText,
  isTeamsToGreet,
} from '../../../lambdas/texting/conversation-store.ts';
import { withClaimingText } from '../../../lambdas/texting/new-message.ts';
import { aClaimedRace, anAttempt, anOpenRace, minutesLater, NOW } from '../../claiming/support/referrals.ts';
import { created, races, stores, table } from '../../stream/support/dependencies.ts';
import { anId } from '../../support/ids.ts';

const { conversations } = stores;
const at = NOW.toISOString();
const introduction = { agentName: 'Ada Ames', brand: 'Dibs' };

const aStep = (referralId: string, messageId = anId('msg'), more: { at?: string; agentId?: string } = {}) =>
  automatedMessage({
    referralId,
    messageId,
    agentId: 'ada',
    words: 'Still looking in Seattle?',
    at,
    automated: { kind: 'plan', planId: 'pln_1', name: 'Buyers', step: 1, run: 'run_1' },
    introduction,
    ...more,
  });

async function aClient() {
  const race = await created({});
  await races.claim(anAttempt(race, { by: 'call' }));
  return race;
}

describe('an automated text', () => {
  test('CP-9 is stale a week after it could first go, where nothing else is said', () => {
    const stale = (more: object) =>
      automatedMessage({
        ...{ referralId: 'ref_1', messageId: 'msg_1', agentId: 'ada', words: 'Hi', at, introduction },
        automated: { kind: 'bulk', bulkId: 'blk_1' },
        ...more,
      }).staleAt;
    expect(stale({})).toBe(minutesLater(7 * 24 * 60).toISOString());
    expect(stale({ notBefore: minutesLater(60).toISOString() })).toBe(
      minutesLater(7 * 24 * 60 + 60).toISOString(),
    );
    expect(stale({ staleAt: at })).toBe(at);
  });

  test('CT-1 CT-2 is in the conversation once, and neither a contact of the owner’s nor an answer to the client', async () => {
    const race = await aClient();
    const { referralId, teamId } = race;
    await conversations.noteReply(referralId, at, NOW);
    const message = aStep(referralId, 'msg_step', { at: minutesLater(5).toISOString() });
    const write = () => table.transact(automatedTextWrites(message, isOwnersToText(message, teamId)));
    expect(await write()).toEqual({ applied: true });
    expect(await write()).toMatchObject({ applied: false });
    const { messages } = await conversations.list(referralId, undefined);
    expect(messages).toEqual([message]);
    const talk = await conversations.readSent(referralId);
    expect(talk).toMatchObject({ lastReplyAt: at, lastAutomatedAt: message.at });
    expect(talk).not.toHaveProperty('lastSentAt');
    const owned = (await races.read(referralId)) ?? race;
    expect(lastContactAt({ race: owned, talk })).toBe([wonAt(owned) ?? '', at].toSorted().at(-1));
    expect(needsReply({ race: owned, talk })).toBe(true);
  });

  test('CP-4 CP-8 nobody gets one from whom their client no longer is, and no greeting once they are claimed', async () => {
    const race = await aClient();
    const { referralId, teamId } = race;
    const theirs = aStep(referralId, anId('msg'), { agentId: 'ben' });
    const writes = (guard: Parameters<typeof automatedTextWrites>[1]) =>
      table.transact(automatedTextWrites(theirs, guard));
    expect(await writes(isOwnersToText(theirs, teamId))).toMatchObject({ applied: false });
    expect(await writes(isTeamsToGreet(referralId, teamId, undefined))).toMatchObject({ applied: false });
    expect((await conversations.list(referralId, undefined)).messages).toEqual([]);
    const open = await created({});
    const greeting = aStep(open.referralId);
    const greets = (team: string, round?: number) =>
      table.transact(automatedTextWrites(greeting, isTeamsToGreet(open.referralId, team, round)));
    expect(await greets('another')).toMatchObject({ applied: false });
    expect(await greets(open.teamId, 2)).toMatchObject({ applied: false });
    expect(await greets(open.teamId)).toEqual({ applied: true });
  });
});

describe('behind a greeting', () => {
  test('CP-8 TX-2 the text that claims stands where its time is, written down yet or not', () => {
    const race = aClaimedRace({ by: 'text', text: 'Hello', at: minutesLater(9).toISOString() }, anOpenRace());
    const greeting = aStep(race.referralId, 'msg_greeting');
    const order = (how: 'oldest' | 'newest') =>
      withClaimingText([greeting], race, how).map(({ messageId }) => messageId);
    expect(order('oldest')).toEqual(['msg_greeting', 'act-1']);
    expect(order('newest')).toEqual(['act-1', 'msg_greeting']);
  });

  test('CP-8 who claims by text has not read what the client answered before', async () => {
    const race = await created({});
    const { referralId } = race;
    await conversations.noteReply(referralId, at, NOW);
    const message = { ...aStep(referralId, 'act-1', { at: minutesLater(1).toISOString() }) };
    const { automated: _, ...claiming } = message;
    await conversations.addClaiming(claiming);
    await conversations.addClaiming(claiming);
    const talk = await conversations.readSent(referralId);
    expect(talk).toMatchObject({ lastSentAt: message.at, lastReplyAt: at });
    expect(needsReply({ race, talk })).toBe(true);
  });
});
