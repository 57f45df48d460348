// GET /numbers/{e164}: what is known of a phone.
import * as z from 'zod';
import { referralStore } from '../../claiming/referral-store.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { optOutNoticeStore } from '../../consent/notices/opt-out-notice-store.ts';
import { outboxStore } from '../../delivery/outbox/outbox-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId } from '../../platform/ids.ts';
import { openTable } from '../../platform/table/table.ts';
import { unmatchedStore } from '../../texting/unmatched-store.ts';
import { readNumber } from '../api.ts';
import { listStore } from '../list-store.ts';
import { numberStore } from '../number-store.ts';
import { readNumber as read } from '../read-number.ts';

const env = readEnv({ TABLE_NAME: z.string(), INBOX_INDEX: z.string(), BRANDS: brandsVariable({}) });
const table = openTable(env.TABLE_NAME);
const deps = {
  consents: consentStore(table),
  notices: optOutNoticeStore(table),
  firstBrand: env.BRANDS[0].id,
  numbers: numberStore(table, env.INBOX_INDEX, derivedId),
  referrals: referralStore(table),
  lists: listStore(table, env.INBOX_INDEX),
  outbox: outboxStore(table),
  unmatched: unmatchedStore(table),
  derivedId,
};

export const handler = handle(readNumber, async ({ parameters, query }) => {
  const { next, ...found } = await read(parameters.e164, query.cursor, deps);
  return { ...found, cursor: cursorAt(next) };
});
