// The port to whoever carries push messages. They have no receipts.
import type { CarrierAnswer } from '../carriers/carrier-answer.ts';
import type { Push } from '../carriers/push.ts';

/** `attempt` counts from 1. */
export type PushCarrier = { send(push: Push, now: Date, attempt: number): Promise<CarrierAnswer> };
