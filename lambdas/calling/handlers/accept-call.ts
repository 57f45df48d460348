// The contact flow of calls over Amazon Connect: the agent has pressed 1, which claims (CA-1).
import * as z from 'zod';
import { callAccepted } from '../../carriers/connect/contact-flow-event.ts';
import { raceStore } from '../../claiming/race-store.ts';
import { referralStore } from '../../claiming/referral-store.ts';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table.ts';
import { answer } from '../answer.ts';
import { attemptIdOf, callStore } from '../call-store.ts';
import { contactStore } from '../contact-store.ts';
import { claimAnswer, type FlowAnswer } from '../flow-answer.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const calls = callStore(table);
const contacts = contactStore(table);
const referrals = referralStore(table);
const answering = { calls, races: raceStore(table), attemptIdOf };

export async function handler(event: unknown): Promise<FlowAnswer> {
  const { ContactId, Attributes } = callAccepted.parse(event).Details.ContactData;
  const now = new Date();
  const call = await calls.read(Attributes);
  if (call === undefined) throw new Error(`No call about ${Attributes.referralId} was asked for`);
  await contacts.remember(ContactId, Attributes, now);
  const outcome = await answer(call, Attributes.attempt, now, answering);
  return claimAnswer({ referralId: call.referralId, outcome }, referrals.readDetails);
}
