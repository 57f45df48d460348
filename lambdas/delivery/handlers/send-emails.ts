// Queue outbox-emails: gives emails to SES, to one agent or the same to several.
import * as z from 'zod';
import { sesEmails } from '../../carriers/ses/email-carrier.ts';
import { senderOf } from '../../carriers/ses/sender.ts';
import { brandOf } from '../../people/brand.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { derivedId } from '../../platform/ids.ts';
import { openTable } from '../../platform/table/table.ts';
import type { EmailCarrier } from '../email-carrier.ts';
import { verdictOnTime } from '../gate/gate.ts';
import { outboxHandler } from '../outbox/outbox-handler.ts';
import { outboxStore } from '../outbox/outbox-store.ts';
import { deliverTeamEmail } from '../team-email/deliver-team-email.ts';
import { teamEmailStore } from '../team-email/team-email-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  QUEUE_URL: z.string(),
  BRANDS: brandsVariable({ name: z.string(), emailFrom: z.string() }),
  EMAIL_CONFIGURATION_SET: z.string(),
});
const table = openTable(env.TABLE_NAME);
const outbox = outboxStore(table);
const carrier: EmailCarrier = sesEmails({
  fromOf: (brand) => senderOf(brandOf(env.BRANDS, brand)),
  configurationSet: env.EMAIL_CONFIGURATION_SET,
});
const ofTeam = { store: teamEmailStore(table), outbox, give: carrier.sendOfTeam, derivedId };

export const handler = outboxHandler({
  queueUrl: env.QUEUE_URL,
  store: outbox,
  isMine: (content) => content.channel === 'email',
  verdictOn: verdictOnTime,
  give: (email, attempt) => carrier.send({ ...email, attempt }),
  deliverTeamEmail: (teamEmailId) => deliverTeamEmail(teamEmailId, new Date(), ofTeam),
});
