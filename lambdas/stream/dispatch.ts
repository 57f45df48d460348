// Which reactions follow a change of which item. Each may run twice.
import * as z from 'zod';
import { onCallChanged } from '../calling/on-call-changed.ts';
import { onBulkChanged } from '../campaigns/bulk/on-bulk-changed.ts';
import {
  onClientPlanChanged,
  onRaceOfPlanChanged,
  onTalkOfPlanChanged,
} from '../campaigns/client-plans/on-client-plan-changed.ts';
import type { GreetClientDeps } from '../campaigns/concierge/greet-client.ts';
import { onMembershipChanged } from '../claiming/leaving/on-membership-changed.ts';
import { onStandingChanged } from '../claiming/leaving/on-standing-changed.ts';
import { onDetailsChanged } from '../claiming/on-details-changed.ts';
import { onOfferOpened } from '../claiming/on-offer-opened.ts';
import { onRaceChanged } from '../claiming/on-race-changed.ts';
import {
  onNoteAdded,
  onRaceOfClientChanged,
  onTalkOfClientChanged,
} from '../clients/list/on-client-changed.ts';
import { onLicenseBack } from '../clients/reminders/on-license-back.ts';
import { onReminderChanged } from '../clients/reminders/on-reminder-changed.ts';
import { onAgentChanged } from '../consent/on-agent-changed.ts';
import { onConsentChanged } from '../consent/on-consent-changed.ts';
import { onConsentRequestChanged } from '../consent/on-consent-request-changed.ts';
import { onTeamChanged } from '../consent/text-alerts/on-team-changed.ts';
import type { NotifyAgentsDeps } from '../delivery/notify-agent.ts';
import { onOutboxMessageChanged } from '../delivery/on-outbox-message-changed.ts';
import { type OnChangeDeps, onChange } from '../live/on-change.ts';
import { onAct } from '../office/audit/on-act.ts';
import { onOperationChanged } from '../office/operations/on-operation-changed.ts';
import { onAgentToInvite } from '../people/invitations/on-agent-changed.ts';
import { onAgentSaved } from '../people/search/on-agent-saved.ts';
import { onTeamSaved } from '../people/search/on-team-saved.ts';
import { onTeamSizeChanged } from '../people/team-size/on-team-size-changed.ts';
import type { Change } from '../platform/table/stream-batch.ts';
import { onMessageAdded } from '../texting/on-message-added.ts';

/** By the type of the item that changed: all that follows, side by side. Others have no reaction. */
export const reactions = {
  race: [onRaceChanged, onRaceOfClientChanged, onRaceOfPlanChanged],
  details: [onDetailsChanged],
  offer: [onOfferOpened],
  agent: [onAgentChanged, onStandingChanged, onAgentToInvite, onLicenseBack, onTeamSizeChanged, onAgentSaved],
  membership: [onMembershipChanged],
  team: [onTeamChanged, onTeamSaved],
  consent: [onConsentChanged],
  'consent-request': [onConsentRequestChanged],
  message: [onMessageAdded],
  'outbox-message': [onOutboxMessageChanged],
  conversation: [onTalkOfClientChanged, onTalkOfPlanChanged],
  note: [onNoteAdded],
  call: [onCallChanged],
  reminder: [onReminderChanged],
  bulk: [onBulkChanged],
  'client-plan': [onClientPlanChanged],
  operation: [onOperationChanged],
} as const;

type Type = keyof typeof reactions;
/** What all of `R` together take. */
type DepsOf<R> = [R] extends [(before: unknown, after: unknown, deps: infer D) => Promise<void>] ? D : never;

/** All that any reaction uses. */
export type Dependencies = DepsOf<(typeof reactions)[Type][number] | typeof onAct> &
  OnChangeDeps &
  // What carries out an act that is handed in.
  Pick<NotifyAgentsDeps, 'teamEmails' | 'queueTeamEmail' | 'alertsOn'> &
  Pick<GreetClientDeps, 'concierges'>;

/** An offer that ended before it was opened has none yet. */
const itemType = z.object({ type: z.string().optional() });

/** Runs the reactions to `change`. */
export async function dispatch({ before, after }: Change, deps: Dependencies): Promise<void> {
  if (after === undefined) return;
  const { type } = itemType.parse(after);
  if (type === undefined) return;
  if (isReactedTo(type)) await Promise.all(reactions[type].map((react) => react(before, after, deps)));
  await onChange(type, before, after, deps);
  await onAct(before, after, deps);
}

function isReactedTo(type: string): type is Type {
  return Object.hasOwn(reactions, type);
}
