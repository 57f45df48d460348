// GET /referrals/{referralId}/messages: the conversation, for its owner and the lead.
import * as z from 'zod';
import { clientReferralStore } from '../../claiming/placing/client-referral-store.ts';
import { raceStore } from '../../claiming/race-store.ts';
import { referralStore } from '../../claiming/referral-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { listMessages } from '../api.ts';
import { conversationStore } from '../conversation-store.ts';
import { footerStore } from '../footer/footer-store.ts';
import { readConversation } from '../read-conversation.ts';

const env = readEnv({ TABLE_NAME: z.string(), BRAND: z.string(), OPT_OUT_INSTRUCTIONS: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  races: raceStore(table),
  people: peopleStore(table),
  conversations: conversationStore(table),
  footers: footerStore(table),
  clientReferrals: clientReferralStore(table),
  readDetails: referralStore(table).detailsOf,
  brand: env.BRAND,
  instructions: env.OPT_OUT_INSTRUCTIONS,
};

export const handler = handle(listMessages, async ({ caller, parameters, query }) => {
  const { messages, next } = orProblem(await readConversation(caller, { ...parameters, ...query }, deps));
  return { messages, cursor: cursorAt(next) };
});
