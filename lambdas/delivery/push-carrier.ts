// The port to whoever carries push messages. They have no receipts.
import type { CarrierAnswer } from '../carriers/carrier-answer.ts';

/** A push message to one device, `to` its endpoint at the push service. */
type CarriedPush = { to: string; subject: string; body: string; link?: string | undefined };

export type PushCarrier = { send(push: CarriedPush): Promise<CarrierAnswer> };
