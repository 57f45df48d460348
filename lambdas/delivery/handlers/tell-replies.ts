// The queue reply-digests: tells owners what their clients wrote since they were told last (TX-4).
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { referralStore } from '../../claiming/referral-store.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { leadAlerts } from '../../consent/program.ts';
import { readKnownTeam } from '../../people/known-team.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { derivedId } from '../../platform/ids.ts';
import { handleBatch, visibilityOf } from '../../platform/queue-batch.ts';
import { openTable } from '../../platform/table/table.ts';
import { replyDigestStore } from '../../texting/replies/reply-digest-store.ts';
import { tellReplies } from '../../texting/replies/tell-replies.ts';
import { digestIn } from '../digest-queue-client.ts';
import { notifyAgent } from '../notify-agent.ts';
import { outboxStore } from '../outbox/outbox-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), QUEUE_URL: z.string(), PORTAL_URL: z.string() });
const table = openTable(env.TABLE_NAME);
const people = peopleStore(table);
const consents = consentStore(table);
const linkTo = (referralId: string) => `${env.PORTAL_URL}/referrals/${referralId}`;
const readTeam = (teamId: string) => readKnownTeam(teamId, people);
const notifying = {
  readTeam,
  alertsOn: consents.alertsReader(leadAlerts),
  outbox: outboxStore(table),
  derivedId,
  linkTo,
  now: () => new Date(),
};
const deps = {
  races: raceStore(table),
  referrals: referralStore(table),
  replyDigests: replyDigestStore(table),
  readTeam,
  notifyAgent: (told: Parameters<typeof notifyAgent>[0]) => notifyAgent(told, notifying),
  linkTo,
};
const comeBack = visibilityOf(env.QUEUE_URL);

export const handler = (event: unknown) =>
  handleBatch(event, (body) => tellReplies(digestIn(body), new Date(), deps), comeBack);
