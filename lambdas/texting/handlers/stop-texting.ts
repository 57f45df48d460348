// POST /referrals/{referralId}/stop-texting: the owner or the lead marks a client as one who cannot be texted (TX-14).
import * as z from 'zod';
import { referralStore } from '../../claiming/referral-store.ts';
import { isOwnerOrLead } from '../../claiming/view/referral-view.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { isLead } from '../../people/team.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { derivedId } from '../../platform/ids.ts';
import { notFound } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { stopTexting } from '../api.ts';
import { clientConsentStore } from '../client-consent-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const referrals = referralStore(table);
const people = peopleStore(table);
const consents = consentStore(table);
const clientConsents = clientConsentStore(table);

export const handler = handle(stopTexting, async ({ caller, parameters, now }) => {
  const { referralId } = parameters;
  const { teamId, agentId } = caller;
  const [referral, team] = await Promise.all([referrals.read(referralId), people.readTeam(teamId)]);
  const reader = { ...caller, isLead: isLead(caller, team) };
  if (referral === undefined || !isOwnerOrLead(reader, referral.race)) throw notFound();
  const { phone } = referral.details.client;
  // Also when they have opted out already: a START may be on its way that is older than this. Pressed again, it is one act.
  const minute = now.toISOString().slice(0, 16);
  await consents.record({
    act: 'marked-cannot-be-texted',
    program: 'introductions',
    phone,
    eventId: derivedId('evt', 'marked', referralId, agentId, minute),
    at: now.toISOString(),
    teamId,
    agentId,
    referralId,
  });
  // The stream does it too; here, so that the next text is refused at once.
  await clientConsents.tellReferrals(phone);
  return { referralId, clientOptedOut: true as const };
});
