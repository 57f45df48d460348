// What a carrier tells of a message that we gave it, whichever carrier it is.

export type CarrierReceipt = {
  outboxId: string;
  /** Which of our attempts it is about, as the carrier hands it back. */
  attempt?: number | undefined;
  status: 'accepted' | 'delivered' | 'failed' | 'unconfirmed';
  at: string;
  carrierId?: string | undefined;
  /** True when it says that the phone's carrier has the text, and that this matters. */
  isHandedOver?: boolean;
  reason?: string;
};

/** The same of one of the mails of a team email: that a carrier has it, whatever became of it. */
export type TeamEmailReceipt = { teamEmailId: string; agentId: string };

/** Of an invitation to sign in: that it came back. */
export type InvitationReceipt = { teamId: string; agentId: string; invitationId: string; at: string };
