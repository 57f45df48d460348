// The contact flow of calls over Amazon Connect: the agent has pressed 1, which claims (CA-1).
import * as z from 'zod';
import { callAccepted } from '../../carriers/connect/contact-flow-event.ts';
import { raceStore } from '../../claiming/race-store.ts';
import { referralStore } from '../../claiming/referral-store.ts';
import { checklistStore } from '../../people/checklist-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table/table.ts';
import { acceptCall } from '../accept-call.ts';
import { attemptIdOf, callStore } from '../call-store.ts';
import { contactStore } from '../contact-store.ts';
import { acceptTestCall } from '../dialing/test-call.ts';
import type { FlowAnswer } from '../voice/flow-answer.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  calls: callStore(table),
  races: raceStore(table),
  readAnyone: peopleStore(table).readAnyone,
  contacts: contactStore(table),
  readDetails: referralStore(table).readDetails,
  attemptIdOf,
  checklists: checklistStore(table),
};

export async function handler(event: unknown): Promise<FlowAnswer> {
  const { ContactId, Attributes } = callAccepted.parse(event).Details.ContactData;
  if ('testOf' in Attributes) return acceptTestCall(Attributes, new Date(), deps);
  return acceptCall(ContactId, Attributes, new Date(), deps);
}
