// TX-14: the owner or the lead marks a client as one who cannot be texted, which is the same as the client's own STOP.
import type { Referral } from '../claiming/referral.ts';
import { isOwnerOrLead } from '../claiming/view/referral-view.ts';
import type { LedgerEvent } from '../consent/ledger.ts';
import { introductions } from '../consent/program.ts';
import { isLead, type Team } from '../people/team.ts';
import type { NotFound } from '../platform/outcome.ts';
import type { Agent } from '../platform/principal.ts';

export type MarkCannotBeTextedDeps = {
  referrals: { read(referralId: string): Promise<Referral | undefined> };
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    readAgent(teamId: string, agentId: string): Promise<unknown>;
  };
  consents: { record(event: LedgerEvent): Promise<unknown> };
  /** Writes the consent of a phone onto its referrals. */
  clientConsents: { tellReferrals(phone: string): Promise<void> };
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

export async function markCannotBeTexted(
  caller: Agent,
  referralId: string,
  now: Date,
  deps: MarkCannotBeTextedDeps,
): Promise<{ referralId: string; clientOptedOut: true } | NotFound> {
  const { teamId, agentId } = caller;
  const [referral, team, agent] = await Promise.all([
    deps.referrals.read(referralId),
    deps.people.readTeam(teamId),
    deps.people.readAgent(teamId, agentId),
  ]);
  if (agent === undefined) return { refused: 'not-found' };
  const reader = { ...caller, isLead: isLead(caller, team) };
  // Also without a license: a client who wants no texts is never made to wait (PE-5).
  if (referral === undefined || !isOwnerOrLead(reader, referral.race)) return { refused: 'not-found' };
  const { phone } = referral.details.client;
  // Also for a client who has opted out: a START older than this may be on its way. Pressed again within a minute, it is one act.
  const minute = now.toISOString().slice(0, 16);
  await deps.consents.record({
    act: 'marked-cannot-be-texted',
    program: introductions,
    phone,
    eventId: deps.derivedId('evt', 'marked', referralId, agentId, minute),
    at: now.toISOString(),
    teamId,
    agentId,
    referralId,
  });
  // The stream does it too; here, so that the next text is refused at once.
  await deps.clientConsents.tellReferrals(phone);
  return { referralId, clientOptedOut: true };
}
