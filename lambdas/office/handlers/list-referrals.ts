// GET /referrals: all referrals, filtered and searched.
import * as z from 'zod';
import { clientReferralStore } from '../../claiming/placing/client-referral-store.ts';
import { referralStore } from '../../claiming/referral-store.ts';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { wordIndexes } from '../../platform/table/keys.ts';
import { openTable } from '../../platform/table/table.ts';
import { wordStore } from '../../platform/table/word-index.ts';
import { listReferrals } from '../api.ts';
import { listReferrals as list } from '../list-referrals.ts';
import { listStore } from '../list-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), INBOX_INDEX: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  lists: listStore(table, env.INBOX_INDEX),
  referrals: referralStore(table),
  clientReferrals: clientReferralStore(table),
  referralWords: wordStore(table, wordIndexes.referrals),
};

export const handler = handle(listReferrals, async ({ caller, query }) => {
  const { referrals, next } = await list(caller, query, deps);
  return { referrals, cursor: cursorAt(next) };
});
