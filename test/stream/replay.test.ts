// A replay restores emails to several as other messages: whoever has had theirs doesn't get it again.
import { describe, expect, test } from '@jest/globals';
import { referralWordStore } from '../../lambdas/claiming/search/word-store.ts';
import { wordsOf } from '../../lambdas/claiming/search/words.ts';
import { aloneTo, type TeamEmail } from '../../lambdas/delivery/team-email/team-email.ts';
import { peopleStore } from '../../lambdas/people/people-store.ts';
import { agentWordStore } from '../../lambdas/people/search/agent-word-store.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import { keys, wordIndexes } from '../../lambdas/platform/table/keys.ts';
import { wordStore } from '../../lambdas/platform/table/word-index.ts';
import { replay, restoringLosses } from '../../lambdas/stream/replay.ts';
import { client, NOW } from '../claiming/support/referrals.ts';
import { enginePutAndRemove } from '../support/engine.ts';
import { anId } from '../support/ids.ts';
import { created, dependencies, outbox, stores, table, teamEmails } from './support/dependencies.ts';

const agentWords = agentWordStore(table, await enginePutAndRemove());

describe('a replay', () => {
  test('puts a referral from before there was a list of all into that, once, where it was created', async () => {
    const { referralId } = await created();
    const { phone } = client;
    const entry = keys.clientReferral(phone, referralId);
    const listed = await table.get(entry);
    await table.put({ ...entry, type: 'client-referral', referralId });
    const details = await table.get(keys.details(referralId));
    const deps = { ...dependencies(), agentWords, referrals: { ...stores.referrals } };
    for (let times = 0; times < 2; times += 1) await replay([details ?? {}], deps);
    expect(await table.get(entry)).toEqual(listed);
  });

  test('CL-15 leaves nobody to be found by a name that was corrected while it went on', async () => {
    const { referralId } = await created();
    const before = await table.get(keys.details(referralId));
    const referral = await stores.referrals.read(referralId);
    if (referral === undefined) throw new Error('it was created');
    const renamed = { ...referral.details.client, name: 'Xavi Corrected' };
    const details = { ...referral.details, client: renamed, correctedAt: NOW.toISOString() };
    await stores.referrals.correct(referral, details, true);
    const entry = keys.clientReferral(client.phone, referralId);
    const listed = await table.get(entry);
    const referralWords = referralWordStore(table, await enginePutAndRemove());
    await referralWords.noteCorrected(referralId, [referral.details]);
    await replay([before ?? {}], {
      ...dependencies(),
      agentWords,
      referralWords,
      referrals: { ...stores.referrals },
    });
    expect(await table.get(entry)).toEqual(listed);
    const found = async (word: string) =>
      (await wordStore(table, wordIndexes.referrals).having(word, 1000))?.filter(({ place }) =>
        place.endsWith(`#${referralId}`),
      ).length;
    expect([await found('xavi'), await found(wordsOf(referral.details)[0] ?? '')]).toEqual([1, 0]);
  });

  test('CL-15 removes the words of a correction that nobody was told of', async () => {
    const { referralId } = await created();
    const referral = await stores.referrals.read(referralId);
    if (referral === undefined) throw new Error('it was created');
    const referralWords = referralWordStore(table, await enginePutAndRemove());
    await referralWords.note(referral.details);
    const renamed = { ...referral.details.client, name: 'Yara Corrected' };
    await stores.referrals.correct(
      referral,
      { ...referral.details, client: renamed, correctedAt: NOW.toISOString() },
      true,
    );
    const { items } = await stores.referrals.readItems(referralId, undefined);
    const details = items.find(({ type }) => type === 'details');
    await replay([details ?? {}], {
      ...dependencies(),
      agentWords,
      referralWords,
      referrals: { ...stores.referrals },
    });
    const its = async (word: string) =>
      (await wordStore(table, wordIndexes.referrals).having(word, 1000))?.some(({ place }) =>
        place.endsWith(`#${referralId}`),
      );
    const [gone = ''] = wordsOf(referral.details).filter(
      (word) => !wordsOf({ ...referral.details, client: renamed }).includes(word),
    );
    expect([await its('yara'), await its(gone)]).toEqual([true, false]);
    expect((await stores.referrals.readDetails(referralId))?.formerWords).toBeUndefined();
  });

  test('of a team has its agents found by their words, those of before there were any, and who has left no more', async () => {
    const people = peopleStore(table);
    const teamId = anId('tm');
    const zora = { teamId, agentId: 'zora', name: 'Zora Before', licensed: true };
    const zeno = { ...zora, agentId: 'zeno', name: 'Zeno Before' };
    for (const agent of [zora, zeno]) await people.saveAgent(agent, NOW);
    await agentWords.note(zeno, []);
    await people.leave(teamId, 'zeno', { at: NOW.toISOString() });
    await people.saveTeam({ teamId, name: 'Any', leadAgentId: 'zora' });
    const item = await table.get(keys.team(teamId));
    const deps = { ...dependencies(), agentWords, referrals: { ...stores.referrals } };
    for (let times = 0; times < 2; times += 1) await replay([item ?? {}], deps);
    const found = await wordStore(table, wordIndexes.agents).having('before', 10);
    expect(found).toEqual([{ place: `${teamId}#zora`, text: 'zora before' }]);
  });

  test('CL-2 emails those together who have had no message of their own', async () => {
    const email: TeamEmail = {
      teamEmailId: anId('out'),
      subject: 'New buyer referral',
      body: 'A new buyer referral',
      about: { kind: 'referral-offered', referralId: anId('ref'), occasion: '' },
      to: { ada: 'ada@team.example', ben: 'ben@team.example', lena: 'lena@team.example' },
      createdAt: NOW.toISOString(),
    };
    await outbox.create(aloneTo('ben', email, derivedId));
    const uses = { ...dependencies(), offers: stores.offers, outbox };
    await restoringLosses(uses).teamEmails.create(email);
    const { ben, ...others } = email.to;
    const restored = (await teamEmails.findAll([email.teamEmailId])).get(email.teamEmailId);
    expect(restored?.email.to).toEqual(others);
  });
});
