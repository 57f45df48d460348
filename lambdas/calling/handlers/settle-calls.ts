// Queue voice-events: an answered call claims, a missed one is noted, an ended one lets the details go out.
import * as z from 'zod';
import { voiceEventIn } from '../../carriers/end-user-messaging/voice-event.ts';
import { notificationIn } from '../../carriers/sns-notification.ts';
import { raceStore } from '../../claiming/race-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handleBatch } from '../../platform/queue-batch.ts';
import { openTable } from '../../platform/table/table.ts';
import { attemptIdOf, callStore } from '../call-store.ts';
import { settle } from '../settle.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const settling = {
  calls: callStore(table),
  races: raceStore(table),
  readAnyone: peopleStore(table).readAnyone,
  attemptIdOf,
};

export const handler = (event: unknown) =>
  handleBatch(event, async (body) => {
    const voiceEvent = voiceEventIn(notificationIn(body).published);
    if (voiceEvent !== undefined) await settle(voiceEvent, new Date(), settling);
    return { done: true };
  });
