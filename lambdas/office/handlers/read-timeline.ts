// GET /referrals/{referralId}/timeline: what happened to a referral.
import * as z from 'zod';
import { clientPlanStore } from '../../campaigns/client-plans/client-plan-store.ts';
import { referralStore } from '../../claiming/referral-store.ts';
import { clientStore } from '../../clients/client-store.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { outboxStore } from '../../delivery/outbox/outbox-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { conversationStore } from '../../texting/conversation-store.ts';
import { readTimeline } from '../api.ts';
import { readTimeline as read } from '../timeline.ts';
import { timelineStore } from '../timeline-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  referrals: referralStore(table),
  people: peopleStore(table),
  facts: timelineStore(table),
  outbox: outboxStore(table),
  consents: consentStore(table),
  conversations: conversationStore(table),
  clients: clientStore(table),
  clientPlans: clientPlanStore(table),
  derivedId,
};

export const handler = handle(readTimeline, async ({ caller, parameters, query }) => {
  const { events, next } = orProblem(await read(caller, { ...parameters, ...query }, deps));
  return { events, cursor: cursorAt(next) };
});
