// POST /operations/replay: what follows from a referral or a phone’s consent, ordered once more.
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId, newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { replay } from '../api.ts';
import { shownOperation } from '../operations/operation.ts';
import { operationStore } from '../operations/operation-store.ts';
import { orderReplay, type Subject } from '../operations/order-replay.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const races = raceStore(table);
const consents = consentStore(table);
const deps = {
  isKnown: async ({ referralId, phone = '' }: Subject) =>
    referralId === undefined
      ? (await consents.readLedger(phone)).length > 0
      : (await races.read(referralId)) !== undefined,
  operations: operationStore(table),
  derivedId,
};

export const handler = handle(replay, async ({ caller, body, now }) => {
  const changedBy = actOf(caller, 'replay', now, newId('act'));
  return shownOperation(orProblem(await orderReplay(body, changedBy, deps)));
});
