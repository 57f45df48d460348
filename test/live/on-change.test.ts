// Whose change token changes when something changed: everyone whose pages show it, and nobody else.
import { describe, expect, test } from '@jest/globals';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { newMessage } from '../../lambdas/texting/new-message.ts';
import { anAttempt, minutesLater, NOW } from '../claiming/support/referrals.ts';
import { created, dispatched, races, referrals, stores } from '../stream/support/dependencies.ts';

/** Who has to look again after `act` changed the item under `key`. */
async function beating(teamId: string, key: ReturnType<typeof keys.race>, act: () => Promise<unknown>) {
  const agents = ['ada', 'ben', 'lena', 'zoe'];
  const changeTokens = () => Promise.all(agents.map((agentId) => stores.changeTokens.read(teamId, agentId)));
  const before = await changeTokens();
  await dispatched(key, act);
  const after = await changeTokens();
  return agents.filter((_, place) => after[place] !== before[place]);
}

describe('change token', () => {
  test('CL-4 whatever happens to a referral shows to all who were offered it, had it or have it, and to the lead', async () => {
    const race = await created({ offered: ['ada', 'ben'] });
    const { referralId, teamId } = race;
    const key = keys.race(referralId);
    expect(await beating(teamId, key, () => races.decline(referralId, 'ben'))).toEqual([
      'ada',
      'ben',
      'lena',
    ]);
    expect(await beating(teamId, key, () => races.claim(anAttempt(race)))).toEqual(['ada', 'ben', 'lena']);
    const referral = await referrals.read(referralId);
    if (referral === undefined) throw new Error('It is there');
    const hand = { from: 'ada', to: 'zoe', actId: 'evt_1', at: minutesLater(1) };
    const everyone = ['ada', 'ben', 'lena', 'zoe'];
    expect(await beating(teamId, key, () => referrals.reassign(referral, hand))).toEqual(everyone);
  });

  test('TX-4 a conversation shows to its owner and the lead alone', async () => {
    const race = await created();
    const { referralId, teamId } = race;
    await races.claim(anAttempt(race));
    const words = { referralId, messageId: 'msg_1', agentId: 'ada', body: 'Hi', at: NOW.toISOString() };
    const message = keys.message(referralId, words.at, words.messageId);
    const writing = () => stores.conversations.add(newMessage(words), teamId);
    expect(await beating(teamId, message, writing)).toEqual(['ada', 'lena']);
    const replying = () => stores.conversations.noteReply(referralId, minutesLater(1).toISOString(), NOW);
    expect(await beating(teamId, keys.conversation(referralId), replying)).toEqual(['ada', 'lena']);
  });

  test('CA-1 a call shows to whom it rings', async () => {
    const { referralId, teamId, offerUntil } = await created({ textingPreferred: false });
    const call = { referralId, teamId, agentId: 'ben', offerUntil, phone: '+12065551002' };
    const ringing = () => stores.calls.request(call, NOW);
    expect(await beating(teamId, keys.call(referralId, 'ben'), ringing)).toEqual(['ben']);
  });

  test('an agent for whom nothing happened yet has a change token of its own', async () => {
    expect(await stores.changeTokens.read('nowhere', 'nobody')).toBe(0);
  });
});
