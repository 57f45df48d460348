// Why a text was sent or not, told to the owner and the lead: also for a claiming text that is not written down yet.
import { describe, expect, test } from '@jest/globals';
import { type ExplainTextDeps, explainText } from '../../../lambdas/delivery/explaining/explain-text.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import { newMessage } from '../../../lambdas/texting/new-message.ts';
import { outboxIdOf } from '../../../lambdas/texting/outbox-id.ts';
import { aClaimedRace, NOW } from '../../claiming/support/referrals.ts';
import { anAgent, asAgent, aTeam } from '../../people/support/teams.ts';
import { aText } from '../support/outbox-messages.ts';

const race = aClaimedRace({ by: 'text', text: 'Hi', actId: 'msg_1' });
const { referralId } = race;
const second = newMessage({
  referralId,
  messageId: 'msg_2',
  agentId: 'ada',
  body: 'And?',
  at: NOW.toISOString(),
});

const deps: ExplainTextDeps = {
  races: { read: async () => race },
  people: { readTeam: async () => aTeam(), readAgent: async (_teamId, agentId) => anAgent(agentId) },
  conversations: { read: async (_referralId, messageId) => (messageId === 'msg_2' ? second : undefined) },
  outbox: {
    find: async (outboxId) =>
      outboxId === outboxIdOf(derivedId, { referralId, messageId: 'msg_2' })
        ? { content: aText(), state: { status: 'accepted', acceptedAt: NOW.toISOString() }, traces: {} }
        : undefined,
  },
  derivedId,
};
const explained = (messageId: string, caller = asAgent('ada')) =>
  explainText(caller, { referralId, messageId }, deps);

describe('explaining a text', () => {
  test('TX-10 is by the outbox message that carries it', async () => {
    expect(await explained('msg_2')).toMatchObject({ messageId: 'msg_2', outcome: { code: 'accepted' } });
  });

  test('TX-2 the claiming text is explained before it is written down', async () => {
    expect(await explained('msg_1')).toMatchObject({ messageId: 'msg_1', outcome: { code: 'queued' } });
  });

  test('CL-9 is for the owner and the lead; others, and other messages, are not found', async () => {
    expect(await explained('msg_2', asAgent('lena'))).toMatchObject({ messageId: 'msg_2' });
    for (const outcome of [explained('msg_2', asAgent('ben')), explained('msg_9')]) {
      expect(await outcome).toEqual({ refused: 'not-found' });
    }
  });
});
