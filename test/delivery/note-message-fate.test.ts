// What became of an agent's text: what its client had of instructions is looked at only where something may have changed that.
import { expect, test } from '@jest/globals';
import { type NoteMessageFateDeps, noteMessageFate } from '../../lambdas/delivery/note-message-fate.ts';
import { aText, NOW } from './support/outbox-messages.ts';

const at = NOW.toISOString();
const purpose = {
  kind: 'message',
  referralId: 'ref_1',
  messageId: 'msg_1',
  at,
  sender: { teamId: 'north', agentId: 'ada' },
} as const;
const nobody = async () => undefined;

/** What is done to the footer when a text with `appended` was `was` and is accepted now. */
async function doneFor(was: 'sending' | 'accepted' | 'unconfirmed' | undefined, appended: string) {
  const done: string[] = [];
  const act = (name: string) => async () => void done.push(name);
  const deps: NoteMessageFateDeps = {
    conversations: {
      markDelivery: async () => {},
      readSent: async () => ({}),
      noteFailed: async () => {},
      hasReached: async () => true,
      lastSentBefore: nobody,
    },
    races: {
      read: nobody,
      noteGreeted: async () => {},
      noteNotGreeted: async () => {},
      noteUnreached: async () => {},
      noteReached: async () => {},
    },
    footers: {
      keep: act('kept'),
      noteTexted: act('texted'),
      takeBack: act('taken back'),
      noteReplied: async () => {},
    },
    readDetails: async (referralId) => {
      throw new Error(`Nobody answered about ${referralId}`);
    },
    now: () => NOW,
  };
  const state = { status: 'accepted', acceptedAt: at } as const;
  const traces = { startedAt: at, appended };
  await noteMessageFate(purpose, { ...aText(), purpose }, was, state, traces, deps);
  return done;
}

test.each([
  { was: 'sending', appended: '[end]', done: [] },
  { was: 'accepted', appended: '[end]', done: [] },
  { was: 'unconfirmed', appended: '[end]', done: ['kept'] },
  { was: undefined, appended: '[end]', done: ['kept'] },
  { was: 'sending', appended: '', done: ['texted'] },
  { was: 'accepted', appended: '', done: [] },
  { was: undefined, appended: '', done: ['texted'] },
] as const)(
  'TX-5 a text that was $was with "$appended" and is accepted: $done',
  async ({ was, appended, done }) => {
    expect(await doneFor(was, appended)).toEqual(done);
  },
);
