// A page of a conversation: the claiming text belongs to it from the claim on, and only owner and lead read it.

import { describe, expect, test } from '@jest/globals';
import type { Race } from '../../lambdas/claiming/referral.ts';
import { newMessage } from '../../lambdas/texting/new-message.ts';
import { type ReadConversationDeps, readConversation } from '../../lambdas/texting/read-conversation.ts';
import { aClaimedRace, minutesLater, NOW, someDetails } from '../claiming/support/referrals.ts';
import { anAgent, asAgent, aTeam } from '../people/support/teams.ts';
import { byBrand } from '../support/brands.ts';

const race = aClaimedRace({ by: 'text', text: 'Hi' });
const { referralId } = race;
const later = newMessage({
  referralId,
  messageId: 'msg_2',
  agentId: 'ada',
  body: 'And?',
  at: minutesLater(1).toISOString(),
});
const oldestFirst = { referralId, order: 'oldest' } as const;

const deps = (next?: string, of: Race | undefined = race): ReadConversationDeps => ({
  races: { read: async () => of },
  people: {
    readTeam: async () => aTeam(),
    readAgent: async (_teamId, agentId) => anAgent(agentId, { name: 'Ada' }),
  },
  conversations: { list: async () => ({ messages: [later], next }) },
  footers: { read: async () => undefined },
  clientReferrals: { listOthers: async () => [] },
  readDetails: async () => someDetails(of ?? race),
  brandOf: byBrand.brandOf,
});

describe('a page of a conversation', () => {
  test('TX-2 has the claiming text before it is written down, at its place in either order', async () => {
    const claiming = expect.objectContaining({ body: 'Ada, Dibs: Hi', at: NOW.toISOString() });
    expect(await readConversation(asAgent('ada'), oldestFirst, deps())).toEqual({
      messages: [claiming, later],
      next: undefined,
    });
    expect(await readConversation(asAgent('ada'), { referralId, order: 'newest' }, deps())).toMatchObject({
      messages: [later, claiming],
    });
  });

  test('TX-2 of a longer conversation is as the table has it', async () => {
    const page = { messages: [later] };
    expect(await readConversation(asAgent('ada'), oldestFirst, deps('place'))).toMatchObject(page);
    const second = { ...oldestFirst, cursor: 'place' };
    expect(await readConversation(asAgent('ada'), second, deps())).toMatchObject(page);
  });

  test('CL-9 is for the owner and the lead; for anyone else there is none', async () => {
    expect(await readConversation(asAgent('lena'), oldestFirst, deps())).toMatchObject({ next: undefined });
    for (const other of [asAgent('ben'), asAgent('ada', 'south')]) {
      expect(await readConversation(other, oldestFirst, deps())).toEqual({ refused: 'not-found' });
    }
  });
});
