// GET /referrals/{referralId}/messages: the conversation, for its owner and the lead.
import * as z from 'zod';
import { clientReferralStore } from '../../claiming/placing/client-referral-store.ts';
import { raceStore } from '../../claiming/race-store.ts';
import { referralStore } from '../../claiming/referral-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { listMessages } from '../api.ts';
import { conversationStore } from '../conversation-store.ts';
import { footerStore } from '../footer/footer-store.ts';
import { readConversation } from '../read-conversation.ts';
import { wordingFacts, wordingOf } from '../wording/brand-wording.ts';

const env = readEnv({ TABLE_NAME: z.string(), BRANDS: brandsVariable(wordingFacts) });
const table = openTable(env.TABLE_NAME);
const deps = {
  races: raceStore(table),
  people: peopleStore(table),
  conversations: conversationStore(table),
  footers: footerStore(table),
  clientReferrals: clientReferralStore(table),
  readDetails: referralStore(table).detailsOf,
  brandOf: wordingOf(env.BRANDS),
};

export const handler = handle(listMessages, async ({ caller, parameters, query }) => {
  const { messages, next } = orProblem(await readConversation(caller, { ...parameters, ...query }, deps));
  return { messages, cursor: cursorAt(next) };
});
