// GET /referrals/{referralId}/calls/mine: where the agent's calls stand, and the PIN when it has come to that.
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { notFound } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { readMyCall } from '../api.ts';
import { callStore } from '../call-store.ts';
import { viewOf } from '../call-view.ts';
import { pinOf } from '../pin/issue-pin.ts';
import { pinKey } from '../pin/pin-key-client.ts';

const env = readEnv({ TABLE_NAME: z.string(), PIN_KEY_ID: z.string(), PIN_LINE_NUMBER: z.string() });
const table = openTable(env.TABLE_NAME);
const races = raceStore(table);
const calls = callStore(table);
const sign = pinKey(env.PIN_KEY_ID);

export const handler = handle(readMyCall, async ({ caller, parameters, now }) => {
  const { referralId } = parameters;
  const { agentId, teamId } = caller;
  const [call, race] = await Promise.all([calls.read({ referralId, agentId }), races.read(referralId)]);
  if (call === undefined || race === undefined || call.teamId !== teamId) throw notFound();
  const view = viewOf(call, race, now);
  if (view.state !== 'pin' || call.state !== 'pin') return view;
  const pin = await pinOf(call, sign);
  return pin === undefined ? view : viewOf(call, race, now, { pin, dial: env.PIN_LINE_NUMBER });
});
