// The port to whoever carries emails.
import type { CarrierAnswer } from '../carriers/carrier-answer.ts';
import type { ItemBrand } from '../people/brand.ts';
import type { TeamMail } from './team-email/deliver-team-email.ts';

/** An email as a carrier is given it. `attempt` counts from 1; it and the id come back in every receipt. */
type CarriedEmail = {
  outboxId: string;
  attempt: number;
  to: string;
  subject: string;
  body: string;
  brand?: ItemBrand;
};

export type EmailCarrier = {
  send(email: CarriedEmail): Promise<CarrierAnswer>;
  /** One of several with the same words: both ids come back in every receipt. */
  sendOfTeam(mail: TeamMail): Promise<CarrierAnswer>;
};
