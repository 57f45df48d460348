// An owner's next text: named once, after what was written before, once for one key, and only while it may be sent.

import { describe, expect, test } from '@jest/globals';
import type { Claim } from '../../lambdas/claiming/referral.ts';
import type { AgentProfile } from '../../lambdas/people/team.ts';
import { type Adding, type AddMessageDeps, addMessage } from '../../lambdas/texting/add-message.ts';
import type { FooterState } from '../../lambdas/texting/footer/footer.ts';
import type { AgentsMessage } from '../../lambdas/texting/message.ts';
import { newMessage } from '../../lambdas/texting/new-message.ts';
import { aClaim, minutesLater, NOW, someDetails } from '../claiming/support/referrals.ts';
import { anAgent } from '../people/support/teams.ts';
import { byBrand } from '../support/brands.ts';

const typed = {
  referralId: 'ref_1',
  teamId: 'north',
  agentId: 'ada',
  messageId: 'msg_1',
  body: 'Any time today',
  at: NOW.toISOString(),
};

type Sent = Awaited<ReturnType<AddMessageDeps['conversations']['readSent']>>;

const fingerprint = (words: string) => `#${words}`;

type Given = {
  earlier?: AgentsMessage;
  typedAs?: string | undefined;
  brandId?: string;
  agent?: AgentProfile | undefined;
  written?: AgentsMessage[];
  footer?: FooterState;
  claim?: Partial<Claim>;
};

function aConversation(adding: Adding, sent: Partial<Sent> = {}, given: Given = {}) {
  const agent = 'agent' in given ? given.agent : anAgent('ada', { name: 'Ada Ames' });
  const added: AgentsMessage[] = [];
  const deps: AddMessageDeps = {
    people: {
      readAgent: async () => agent,
    },
    conversations: {
      readSent: async () => sent,
      add: async (message) => {
        added.push(message);
        return adding;
      },
      read: async () => given.earlier,
      readTypedAs: async () => given.typedAs,
      list: async () => ({ messages: given.written ?? [] }),
    },
    clientReferrals: { listOthers: async () => [] },
    footers: { read: async () => given.footer },
    readDetails: async () => someDetails({ referralId: 'ref_1', teamId: 'north' }),
    brandOf: byBrand.brandOf,
    fingerprint,
  };
  return {
    added,
    add: (text = typed) =>
      addMessage(
        { ...text, brandId: given.brandId },
        aClaim({ at: minutesLater(-10).toISOString(), ...given.claim }),
        deps,
      ),
  };
}

describe('an owner’s next text', () => {
  test('TX-8 names the agent and the conversation’s brand, until the agent has been introduced', async () => {
    const first = aConversation('added');
    expect(await first.add()).toMatchObject({ body: 'Ada Ames, Dibs: Any time today' });
    const named = { out_0: { at: NOW.toISOString(), conversation: 'ref_1' } };
    const next = aConversation('added', {}, { footer: { revision: 1, given: {}, named } });
    expect(await next.add()).toMatchObject({ body: 'Any time today' });
  });

  test('PE-1 TX-8 names the brand that the conversation is in, whichever its team has', async () => {
    expect(await aConversation('added', {}, { brandId: 'harbor' }).add()).toMatchObject({
      body: 'Ada Ames, North Homes: Any time today',
    });
  });

  test.each([
    ['PE-4 who has left', undefined, 'not-found'],
    ['PE-5 whose license has lapsed', anAgent('ada', { licensed: false }), 'license-lapsed'],
  ])('%s writes nothing any more', async (_, agent, refused) => {
    const conversation = aConversation('added', {}, { agent });
    expect(await conversation.add()).toMatchObject({ refused });
    expect(conversation.added).toEqual([]);
  });

  test('TX-11 comes after the claim and after the last text, however the clocks stand', async () => {
    const lastSentAt = minutesLater(5).toISOString();
    const { add } = aConversation('added', { lastSentAt });
    expect(await add()).toMatchObject({ at: new Date(minutesLater(5).getTime() + 1).toISOString() });
  });

  describe.each([['#Any time today'], [undefined]])('CL-1 sent again with its key (%s)', (typedAs) => {
    const earlier = newMessage({ ...typed, body: 'Ada Ames, Dibs: Any time today' });

    test('CL-1 it is answered as it stands in the conversation', async () => {
      expect(await aConversation('repeated', {}, { earlier, typedAs }).add()).toBe(earlier);
    });

    test.each([
      'Something else',
      'today',
      'time today',
      'Any',
      'Any time today!',
      'any time today',
      ' Any time today',
    ])('CL-1 %j is another text, were it the end or the beginning of the first', async (body) => {
      const { add } = aConversation('repeated', {}, { earlier, typedAs });
      expect(await add({ ...typed, body })).toMatchObject({ refused: 'idempotency-key-reused' });
    });
  });

  test('CL-1 a text with its key is the same after its agent and team were renamed', async () => {
    const earlier = newMessage({ ...typed, body: 'Ada Old, Old Homes: Any time today' });
    expect(await aConversation('repeated', {}, { earlier, typedAs: '#Any time today' }).add()).toBe(earlier);
  });

  test('CL-10 whoever owns it no longer is told nothing', async () => {
    expect(await aConversation('not-owner').add()).toEqual({ refused: 'not-found' });
  });

  test('TX-7 a client who opted out meanwhile is not texted', async () => {
    expect(await aConversation('client-opted-out').add()).toEqual({
      refused: 'client-opted-out',
      detail: expect.stringContaining('opted out of texts'),
    });
  });
});
