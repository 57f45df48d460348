// Queue receipts: settles sends by what their carriers tell.
import * as z from 'zod';
import { invitationReceiptIn, receiptIn, teamEmailReceiptIn } from '../../carriers/receipts.ts';
import { notificationIn } from '../../carriers/sns-notification.ts';
import { invitationStore } from '../../people/invitations/invitation-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handleBatch } from '../../platform/queue-batch.ts';
import { readTogether } from '../../platform/reads/read-together.ts';
import { openTable } from '../../platform/table/table.ts';
import { applyReceipt, applyTeamReceipt } from '../apply-receipt.ts';
import { receiptCountStore } from '../counts/receipt-count-store.ts';
import { countsOf } from '../counts/receipt-counts.ts';
import { outboxStore } from '../outbox/outbox-store.ts';
import { teamEmailStore } from '../team-email/team-email-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const outbox = outboxStore(table);
const teamEmails = teamEmailStore(table);
const invitations = invitationStore(table);
const receiptCounts = receiptCountStore(table);

export const handler = async (event: unknown) => {
  const counts = countsOf();
  const deps = {
    ...outbox,
    ...teamEmails,
    applied: counts.note,
    find: readTogether(outbox.findAll),
    findTeamEmail: readTogether(teamEmails.findAll),
  };
  const answer = await handleBatch(event, async (body) => {
    const { published } = notificationIn(body);
    const receipt = receiptIn(published);
    const ofTeam = teamEmailReceiptIn(published);
    const ofInvitation = invitationReceiptIn(published);
    if (receipt !== undefined) await applyReceipt(receipt, deps);
    if (ofTeam !== undefined) await applyTeamReceipt(ofTeam, deps);
    if (ofInvitation !== undefined)
      await invitations.noteBounced(ofInvitation, ofInvitation.invitationId, ofInvitation.at);
    return { done: true };
  });
  await receiptCounts.add(counts.noted(), new Date());
  return answer;
};
