// The port to whoever carries texts. A carrier's `text-carrier.ts` satisfies it; what it publishes is read by its `text-events.ts`.
import type { CarrierAnswer } from '../carriers/carrier-answer.ts';

/** A text as a carrier is given it. `attempt` counts from 1; it and the id come back in every receipt. */
export type CarriedText = {
  outboxId: string;
  attempt: number;
  to: string;
  from: string;
  body: string;
  /** Its receipts are to say when the phone's own carrier has it. */
  awaitsHandover: boolean;
};

export type TextCarrier = { send(text: CarriedText): Promise<CarrierAnswer> };
