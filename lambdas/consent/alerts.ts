// Consent to text alerts on one phone: that of each agent whose phone it is, and the phone's STOP, which goes for all of them (CO-18).
import * as z from 'zod';
import { instant } from '../platform/instant.ts';
import {
  type Consent,
  consentSchema,
  type OpenRequest,
  type Owner,
  openRequestOf,
  replySchema,
} from './consent.ts';

export const alertsSchema = z.object({
  /** Since when the phone's STOP stands: nobody is texted there, and nobody asked. */
  stoppedAt: instant.optional(),
  /** By `agentKey`. An agent has none on a phone that was never theirs, or is no longer. */
  agents: z.record(z.string(), consentSchema).default({}),
  /** The ledger's event that made it so, and what that is answered with. */
  changedBy: z.string().optional(),
  reply: replySchema.optional(),
});
export type Alerts = z.infer<typeof alertsSchema>;

/** Of a phone that was never asked and never texted. */
export const noAlerts: Alerts = { agents: {} };

export function agentKey({ teamId, agentId }: Owner): string {
  return `${teamId}#${agentId}`;
}

export function consentOf({ agents }: Alerts, owner: Owner): Consent | undefined {
  return agents[agentKey(owner)];
}

/** True when an enrollment sends a consent request to the phone: not while it is asked or on, and never against its STOP. */
export function mayEnroll({ stoppedAt }: Alerts, consent: Consent | undefined): boolean {
  if (stoppedAt !== undefined || consent?.status === 'pending' || consent?.status === 'on') return false;
  return !isStopped(consent);
}

/** True for an agent whom the phone's STOP keeps from alerts. */
export function isStopped(consent: Consent | undefined): boolean {
  return consent?.status === 'opted-out' && consent.reason === 'stop';
}

/** The consent requests that wait for the phone's answer, each with the agent who asked for it. */
export function openRequestsIn({ agents }: Alerts): (OpenRequest & { owner: Owner | undefined })[] {
  return Object.values(agents).flatMap((consent) => {
    const openRequest = openRequestOf(consent);
    return openRequest === undefined ? [] : [{ ...openRequest, owner: consent.owner }];
  });
}

export function isWaitedFor(alerts: Alerts, consentRequestId: string): boolean {
  return openRequestsIn(alerts).some((request) => request.consentRequestId === consentRequestId);
}

/** The alerts in an image of their item. */
export function alertsIn(image: unknown): Alerts {
  return image === undefined ? noAlerts : alertsSchema.parse(image);
}
