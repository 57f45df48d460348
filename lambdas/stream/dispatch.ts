// Which reaction handles a change of which item. Each may run twice.
import * as z from 'zod';
import { type OnCallChangedDeps, onCallChanged } from '../calling/on-call-changed.ts';
import { type OnBulkChangedDeps, onBulkChanged } from '../campaigns/bulk/on-bulk-changed.ts';
import {
  type OnClientPlanChangedDeps,
  type OnRaceOfPlanChangedDeps,
  type OnTalkOfPlanChangedDeps,
  onClientPlanChanged,
  onRaceOfPlanChanged,
  onTalkOfPlanChanged,
} from '../campaigns/client-plans/on-client-plan-changed.ts';
import type { GreetClientDeps } from '../campaigns/concierge/greet-client.ts';
import {
  type OnMembershipChangedDeps,
  onMembershipChanged,
} from '../claiming/leaving/on-membership-changed.ts';
import { type OnStandingChangedDeps, onStandingChanged } from '../claiming/leaving/on-standing-changed.ts';
import { type OnDetailsChangedDeps, onDetailsChanged } from '../claiming/on-details-changed.ts';
import { type OnOfferOpenedDeps, onOfferOpened } from '../claiming/on-offer-opened.ts';
import { type OnRaceChangedDeps, onRaceChanged } from '../claiming/on-race-changed.ts';
import {
  type OnNoteAddedDeps,
  type OnRaceOfClientChangedDeps,
  type OnTalkOfClientChangedDeps,
  onNoteAdded,
  onRaceOfClientChanged,
  onTalkOfClientChanged,
} from '../clients/list/on-client-changed.ts';
import { type OnLicenseBackDeps, onLicenseBack } from '../clients/reminders/on-license-back.ts';
import { type OnReminderChangedDeps, onReminderChanged } from '../clients/reminders/on-reminder-changed.ts';
import { type OnAgentChangedDeps, onAgentChanged } from '../consent/on-agent-changed.ts';
import { type OnConsentChangedDeps, onConsentChanged } from '../consent/on-consent-changed.ts';
import {
  type OnConsentRequestChangedDeps,
  onConsentRequestChanged,
} from '../consent/on-consent-request-changed.ts';
import { type OnTeamChangedDeps, onTeamChanged } from '../consent/text-alerts/on-team-changed.ts';
import type { NotifyAgentsDeps } from '../delivery/notify-agent.ts';
import {
  type OnOutboxMessageChangedDeps,
  onOutboxMessageChanged,
} from '../delivery/on-outbox-message-changed.ts';
import { type OnChangeDeps, onChange } from '../live/on-change.ts';
import { type OnActDeps, onAct } from '../office/audit/on-act.ts';
import {
  type OnOperationChangedDeps,
  onOperationChanged,
} from '../office/operations/on-operation-changed.ts';
import { type OnAgentToInviteDeps, onAgentToInvite } from '../people/invitations/on-agent-changed.ts';
import type { Change } from '../platform/table/stream-batch.ts';
import { type OnMessageAddedDeps, onMessageAdded } from '../texting/on-message-added.ts';

/** All that any reaction uses. */
export type Dependencies = OnRaceChangedDeps &
  OnDetailsChangedDeps &
  OnStandingChangedDeps &
  OnMembershipChangedDeps &
  OnOfferOpenedDeps &
  OnAgentChangedDeps &
  OnAgentToInviteDeps &
  OnTeamChangedDeps &
  OnConsentChangedDeps &
  OnConsentRequestChangedDeps &
  OnMessageAddedDeps &
  OnOutboxMessageChangedDeps &
  OnCallChangedDeps &
  OnReminderChangedDeps &
  OnBulkChangedDeps &
  OnLicenseBackDeps &
  OnRaceOfClientChangedDeps &
  OnTalkOfClientChangedDeps &
  OnNoteAddedDeps &
  OnClientPlanChangedDeps &
  OnRaceOfPlanChangedDeps &
  OnTalkOfPlanChangedDeps &
  OnChangeDeps &
  OnActDeps &
  OnOperationChangedDeps &
  // What carries out an act that is handed in.
  Pick<NotifyAgentsDeps, 'teamEmails' | 'queueTeamEmail' | 'alertsOn'> &
  Pick<GreetClientDeps, 'concierges'>;

type Reaction = (before: unknown, after: unknown, deps: Dependencies) => Promise<void>;

/** Their phone, their standing, their invitation and what they wanted to be reminded of are four matters. */
async function onProfileChanged(before: unknown, after: unknown, deps: Dependencies): Promise<void> {
  await Promise.all([
    onAgentChanged(before, after, deps),
    onStandingChanged(before, after, deps),
    onAgentToInvite(before, after, deps),
    onLicenseBack(before, after, deps),
  ]);
}

/** Who has it, their list of clients, and the client's plan. */
async function onRaceAndClientChanged(before: unknown, after: unknown, deps: Dependencies): Promise<void> {
  await Promise.all([
    onRaceChanged(before, after, deps),
    onRaceOfClientChanged(before, after, deps),
    onRaceOfPlanChanged(before, after, deps),
  ]);
}

/** The client's entry in a list, and their plan. */
async function onTalkChanged(before: unknown, after: unknown, deps: Dependencies): Promise<void> {
  await Promise.all([onTalkOfClientChanged(before, after, deps), onTalkOfPlanChanged(before, after, deps)]);
}

/** By the type of the item that changed. Others have no reaction. */
export const reactions = {
  race: onRaceAndClientChanged,
  details: onDetailsChanged,
  offer: onOfferOpened,
  agent: onProfileChanged,
  membership: onMembershipChanged,
  team: onTeamChanged,
  consent: onConsentChanged,
  'consent-request': onConsentRequestChanged,
  message: onMessageAdded,
  'outbox-message': onOutboxMessageChanged,
  conversation: onTalkChanged,
  note: onNoteAdded,
  call: onCallChanged,
  reminder: onReminderChanged,
  bulk: onBulkChanged,
  'client-plan': onClientPlanChanged,
  operation: onOperationChanged,
} as const satisfies Record<string, Reaction>;

/** An offer that ended before it was opened has none yet. */
const itemType = z.object({ type: z.string().optional() });

/** Runs the reactions to `change`. */
export async function dispatch({ before, after }: Change, deps: Dependencies): Promise<void> {
  if (after === undefined) return;
  const { type } = itemType.parse(after);
  if (type === undefined) return;
  if (isReactedTo(type)) await reactions[type](before, after, deps);
  await onChange(type, before, after, deps);
  await onAct(before, after, deps);
}

function isReactedTo(type: string): type is keyof typeof reactions {
  return Object.hasOwn(reactions, type);
}
