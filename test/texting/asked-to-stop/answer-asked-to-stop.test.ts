// Who may say whether a client asked for no more texts, and what becomes of it.

import { describe, expect, test } from '@jest/globals';
import type { LedgerEvent } from '../../../lambdas/consent/ledger/ledger.ts';
import type { AgentProfile } from '../../../lambdas/people/team.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import { type Act, actOf } from '../../../lambdas/platform/table/act.ts';
import { answerAskedToStop } from '../../../lambdas/texting/asked-to-stop/answer-asked-to-stop.ts';
import { receivedMessage } from '../../../lambdas/texting/new-message.ts';
import { aClaimedRace, client, NOW, someDetails } from '../../claiming/support/referrals.ts';
import { anAgent, asAgent, aTeam } from '../../people/support/teams.ts';
import { byBrand } from '../../support/brands.ts';

/** `caller` is asked about a message of the client whom ada has; `standing` is what the table has of them. */
function asking(caller: string, standing: AgentProfile | undefined) {
  const race = aClaimedRace();
  const { referralId } = race;
  const asked = receivedMessage(
    { referralId, messageId: 'msr_1', body: 'I am not sure about texts', at: NOW.toISOString() },
    'maybe',
  );
  const events: LedgerEvent[] = [];
  const answers: string[] = [];
  const signed: (string | undefined)[] = [];
  const deps = {
    referrals: { read: async () => ({ race, details: someDetails(race) }) },
    people: { readTeam: async () => aTeam(), readAgent: async () => standing },
    conversations: {
      answerAskedToStop: async (
        _message: object,
        answer: 'yes' | 'no',
        answeredBy: { teamId: string; agentId: string },
        _now: Date,
        changedBy: Act | undefined,
      ) => {
        answers.push(answer);
        signed.push(changedBy?.id);
        return { ...asked, askedToStop: answer, answeredBy, answeredAt: NOW.toISOString() };
      },
    },
    consents: { record: async (event: LedgerEvent) => void events.push(event) },
    openQuestions: { close: async () => {} },
    clientConsents: { tellReferrals: async () => {} },
    brandsStopped: byBrand.brandsStopped,
    derivedId,
  };
  return {
    events,
    answers,
    signed,
    say: (answer: 'yes' | 'no') => {
      const changedBy = actOf(asAgent(caller), 'answer-asked-to-stop', NOW, 'act_1');
      const asked = { referralId, messageId: 'msr_1', answer, changedBy };
      return answerAskedToStop(asAgent(caller), asked, NOW, deps);
    },
  };
}

describe('whether a client asked for no more texts', () => {
  test.each(['ada', 'lena'])('CO-16 %s, who has the client or leads the team, says', async (agentId) => {
    const { say, events } = asking(agentId, anAgent(agentId));
    expect(await say('no')).toMatchObject({ askedToStop: 'no' });
    expect(await say('yes')).toMatchObject({ askedToStop: 'yes' });
    expect(events).toMatchObject([{ act: 'asked-to-stop', phone: client.phone, agentId }]);
  });

  test('PE-7 a lead signs what they say of a client of others, an owner of their own does not', async () => {
    for (const [agentId, signature] of [
      ['ada', undefined],
      ['lena', 'lena'],
    ] as const) {
      const { say, signed } = asking(agentId, anAgent(agentId));
      await say('no');
      expect(signed).toEqual([signature]);
    }
  });

  test.each(['yes', 'no'] as const)(
    'PE-4 who left says nothing, with a token that is still good: %s',
    async (answer) => {
      for (const agentId of ['ada', 'lena']) {
        const { say, answers } = asking(agentId, undefined);
        expect(await say(answer)).toEqual({ refused: 'not-found' });
        expect(answers).toEqual([]);
      }
    },
  );

  test('PE-5 without a license: that they asked to stop, and not that they did not', async () => {
    const { say, answers } = asking('ada', anAgent('ada', { licensed: false }));
    expect(await say('no')).toMatchObject({ refused: 'license-lapsed' });
    expect(await say('yes')).toMatchObject({ askedToStop: 'yes' });
    expect(answers).toEqual(['yes']);
  });

  test('CO-16 a teammate who has not got the client is not asked', async () => {
    expect(await asking('ben', anAgent('ben')).say('yes')).toEqual({ refused: 'not-found' });
  });
});
