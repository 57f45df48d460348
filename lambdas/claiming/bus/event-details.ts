// The details of the events on the `dibs` bus (docs/events/): ids and times, never a phone, a name or words.
import * as z from 'zod';
import { claimedBy, optOutWay, returnReason } from '../referral.ts';

const about = { eventId: z.string(), referralId: z.string(), teamId: z.string(), at: z.iso.datetime() };
/**
 * Of a text to a client: which message it is, who wrote it, and of one that nobody wrote to this client what it is part of (CP-10); that goes in
 * the name of the agent, a greeting in that of the team whose lead they are.
 */
const ofText = {
  ...about,
  agentId: z.string(),
  messageId: z.string(),
  automated: z.enum(['plan', 'bulk', 'greeting']).optional(),
};

/** By the event's detail type. */
export const busEvents = {
  ReferralOffered: z.object({ ...about, agentIds: z.array(z.string()), offerUntil: z.iso.datetime() }),
  ReferralClaimed: z.object({ ...about, agentId: z.string(), by: claimedBy }),
  ReferralDeclined: z.object({ ...about, agentId: z.string() }),
  ReferralReturned: z.object({ ...about, reason: returnReason }),
  /** RT-10: over for this team; the next of its chain is offered it, or, when none of them can be, it is returned. */
  ReferralPassedOn: z.object({ ...about, reason: returnReason }),
  ReferralReassigned: z.object({ ...about, from: z.string(), to: z.string() }),
  /** CL-13: beside the return itself, who had it and who gave it back. */
  ReferralGivenBack: z.object({ ...about, agentId: z.string(), by: z.string() }),
  /** CL-15: beside the return itself. */
  ReferralWithdrawn: z.object(about),
  AgentLeft: z.object({ eventId: z.string(), teamId: z.string(), agentId: z.string(), at: z.iso.datetime() }),
  /** TX-4: `agentId`: whose client it is. */
  ClientReplied: z.object({ ...about, agentId: z.string(), messageId: z.string() }),
  /** TX-7, TX-14, CO-19: of each referral of the client. `agentId`: whose client it is, once somebody's. */
  ClientOptedOut: z.object({ ...about, agentId: z.string().optional(), how: optOutWay() }),
  ClientOptedIn: z.object({ ...about, agentId: z.string().optional() }),
  /** TX-10: of texts to clients, not of alerts. A text that failed may be delivered after all. */
  TextDelivered: z.object(ofText),
  TextFailed: z.object({ ...ofText, reason: z.string() }),
};
