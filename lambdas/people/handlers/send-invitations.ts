// Queue invitations: makes an agent's account and sends them the email that invites them (PE-2).
import { randomInt } from 'node:crypto';
import * as z from 'zod';
import { sesEmails } from '../../carriers/ses/email-carrier.ts';
import { senderOf } from '../../carriers/ses/sender.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handleBatch, visibilityOf } from '../../platform/queue-batch.ts';
import { openTable } from '../../platform/table/table.ts';
import { invitedAccountsOf } from '../accounts-client.ts';
import { brandOf, type ItemBrand } from '../brand.ts';
import { firstPassword } from '../invitations/first-password.ts';
import { invitedIn } from '../invitations/invitation-queue-client.ts';
import { invitationStore } from '../invitations/invitation-store.ts';
import { invite } from '../invitations/invite.ts';
import { peopleStore } from '../people-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  QUEUE_URL: z.string(),
  USER_POOL_ID: z.string(),
  BRANDS: brandsVariable({ name: z.string(), emailFrom: z.string(), supportContact: z.string() }),
  EMAIL_CONFIGURATION_SET: z.string(),
  PORTAL_URL: z.string(),
  INVITATION_DAYS: z.coerce.number(),
});
const table = openTable(env.TABLE_NAME);
const brand = (id: ItemBrand) => brandOf(env.BRANDS, id);
const deps = {
  people: peopleStore(table),
  invitations: invitationStore(table),
  accounts: invitedAccountsOf(env.USER_POOL_ID),
  drawPassword: () => firstPassword(randomInt),
  brandOf: brand,
  passwordDays: env.INVITATION_DAYS,
  portalUrl: env.PORTAL_URL,
  ...sesEmails({ fromOf: (id) => senderOf(brand(id)), configurationSet: env.EMAIL_CONFIGURATION_SET }),
};
const comeBack = visibilityOf(env.QUEUE_URL);

export const handler = (event: unknown) =>
  handleBatch(event, (body) => invite(invitedIn(body), new Date(), deps), comeBack);
