// PE-7: who acted, written on the item that the act changes, by the same write: the stream tells the audit trail.
import * as z from 'zod';
import { knownAs, type Principal } from '../http/principal.ts';
import { instant } from '../instant.ts';
import { lazily } from '../lazily.ts';

/** Acts of administrators, of the source, of leads on what is not their own, and of agents on what their lead decides. */
export const actNames = [
  'save-team',
  'save-agent',
  'invite-agent',
  'remove-agent',
  'save-lead-routing',
  'save-template',
  'remove-template',
  'save-concierge',
  'save-plan',
  'remove-plan',
  'put-on-plan',
  'take-off-plan',
  'send-bulk-text',
  'cancel-bulk-text',
  'resume-bulk-text',
  'pause-self',
  'end-pause',
  'create-referral',
  'correct-referral',
  'withdraw-referral',
  'offer-referral-again',
  'reassign-referral',
  'give-back-referral',
  'book-opt-out',
  'redrive-queue',
  'replay',
  'restart-workflow',
  'import-consent',
  'stop-texting',
  'answer-asked-to-stop',
  'change-client',
  'add-note',
] as const;
export type ActName = (typeof actNames)[number];

export const actRoles = ['admin', 'source', 'lead', 'agent'] as const;

/** `id`: of the person's account, the machine client or the agent who leads. `email`: of a person of the back office, whom nobody knows by an id. `isMachine`: it was a program. `actId` tells an act from another by the same at that moment. */
export const actSchema = lazily(() =>
  z.object({
    actId: z.string(),
    name: z.enum(actNames),
    role: z.enum(actRoles),
    id: z.string(),
    email: z.string().optional(),
    isMachine: z.literal(true).optional(),
    at: instant,
  }),
);
export type Act = z.infer<ReturnType<typeof actSchema>>;

/** Acts by which an agent changes for themselves what is their lead's to decide (RT-7). */
const actsOfAgents: readonly ActName[] = ['pause-self', 'end-pause'];

/** An agent else acts so as lead: what agents do with their own is in no audit trail. */
export function actOf(caller: Principal, name: ActName, now: Date, actId: string): Act {
  const who =
    caller.kind === 'agent'
      ? { role: actsOfAgents.includes(name) ? ('agent' as const) : ('lead' as const), id: caller.agentId }
      : { role: caller.kind, id: caller.clientId, ...knownAs(caller) };
  return { actId, name, ...who, at: now.toISOString() };
}

/** The end of the clause that sets what the act writes; without one, who acted before stays on the item. */
export function signed(changedBy: Act | undefined): string {
  return changedBy === undefined ? '' : ', changedBy = :changedBy';
}
