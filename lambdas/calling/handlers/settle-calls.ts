// Queue voice-events: an answered call claims, a missed one is noted, an ended one lets the details go out.
import * as z from 'zod';
import { answeredTestCallIn, voiceEventIn } from '../../carriers/end-user-messaging/voice-event.ts';
import { notificationIn } from '../../carriers/sns-notification.ts';
import { raceStore } from '../../claiming/race-store.ts';
import { checklistStore } from '../../people/checklist-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handleBatch } from '../../platform/queue-batch.ts';
import { openTable } from '../../platform/table/table.ts';
import { attemptIdOf, callStore } from '../call-store.ts';
import { acceptTestCall } from '../dialing/test-call.ts';
import { settle } from '../settle.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const checklists = checklistStore(table);
const settling = {
  calls: callStore(table),
  races: raceStore(table),
  readAnyone: peopleStore(table).readAnyone,
  attemptIdOf,
};

export const handler = (event: unknown) =>
  handleBatch(event, async (body) => {
    const { published } = notificationIn(body);
    const voiceEvent = voiceEventIn(published);
    const test = answeredTestCallIn(published);
    if (voiceEvent !== undefined) await settle(voiceEvent, new Date(), settling);
    if (test !== undefined) await acceptTestCall(test, new Date(), { checklists });
    return { done: true };
  });
