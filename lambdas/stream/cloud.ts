// What the followers reach: the stores, the workflow, the bus and the outbox queues.
import type { Attempt, Call, CallId } from '../calling/call.ts';
import type { callStore } from '../calling/call-store.ts';
import type { Waking } from '../calling/task-callback.ts';
import type { BusEvent } from '../claiming/bus-events.ts';
import type { offerStore } from '../claiming/offers/offer-store.ts';
import type { Outcome, workflowStore } from '../claiming/outcome-store.ts';
import type { raceStore } from '../claiming/race-store.ts';
import type { Details } from '../claiming/referral.ts';
import type { episodeStore } from '../consent/consent-request-store.ts';
import type { consentStore } from '../consent/consent-store.ts';
import type { noticeStore } from '../consent/opt-out-notice-store.ts';
import type { Channel } from '../delivery/outbox-message.ts';
import type { sendStore } from '../delivery/outbox-store.ts';
import type { pulseStore } from '../live/change-token-store.ts';
import type { AgentProfile, Team } from '../people/team.ts';
import type { clientConsentStore } from '../texting/client-consent-store.ts';
import type { conversationStore } from '../texting/conversation-store.ts';
import type { footerStore } from '../texting/footer-store.ts';
import type { lineStore } from '../texting/number-lease-store.ts';
import type { strayStore } from '../texting/unmatched-store.ts';

/** A team as followers look at it. `nameOf` falls back to the id of an agent who is gone. */
export type KnownTeam = {
  team: Team;
  agentOf(agentId: string): AgentProfile | undefined;
  nameOf(agentId: string): string;
};

export type Cloud = {
  races: ReturnType<typeof raceStore>;
  offers: ReturnType<typeof offerStore>;
  workflows: ReturnType<typeof workflowStore>;
  calls: ReturnType<typeof callStore>;
  consents: ReturnType<typeof consentStore>;
  episodes: ReturnType<typeof episodeStore>;
  notices: ReturnType<typeof noticeStore>;
  sends: ReturnType<typeof sendStore>;
  pulses: ReturnType<typeof pulseStore>;
  conversations: ReturnType<typeof conversationStore>;
  lines: ReturnType<typeof lineStore>;
  footers: ReturnType<typeof footerStore>;
  strays: ReturnType<typeof strayStore>;
  clientConsents: ReturnType<typeof clientConsentStore>;
  /** Read once a batch. Throws when there is none: whoever asks follows something that the team or referral has. */
  readTeam(teamId: string): Promise<KnownTeam>;
  /** The team's lead: all that is asked of many a team. Read once a batch. */
  leadOf(teamId: string): Promise<string | undefined>;
  readDetails(referralId: string): Promise<Details>;
  startOfferReferral(referralId: string): Promise<void>;
  startCallMe(call: Call): Promise<void>;
  startConfirmTexting(episodeId: string): Promise<void>;
  wakeWith(taskToken: string, outcome: Outcome): Promise<void>;
  wakeCallMe(waking: Waking): Promise<void>;
  wakeConfirmTexting(taskToken: string): Promise<void>;
  /** The act by which an answered call claims. */
  attemptIdOf(id: CallId, attempt: Attempt): string;
  publish(event: BusEvent): Promise<void>;
  /** Hands a send to its channel's queue. */
  queue(channel: Channel, sendId: string): Promise<void>;
  /** The same id for the same parts. */
  derivedId(prefix: 'snd' | 'evt' | 'msr', ...parts: string[]): string;
  /** A referral's page in the portal. */
  linkTo(referralId: string): string;
  /** What texts about consent say, and where they come from. */
  voice: { leadAlertNumber: string; supportContact: string; questionPrefix: string; profileLink: string };
  /** The numbers that clients are texted from. */
  introductionNumbers: readonly string[];
  /** Named in texts of teams without a brand of their own. */
  brand: string;
  now(): Date;
};
