// The greetings as they are typed, and as they are saved.
import type { components } from '../../client/src/schema.ts';
import type { Concierge } from './concierge-query.ts';

/** `minutes`: as typed. An empty greeting: Dibs' own words. */
export type Draft = {
  enabled: boolean;
  when: Concierge['when'];
  minutes: string;
  buyer: string;
  seller: string;
};

const usualMinutes = '10';

export function draftOf({ enabled, when, afterMinutes, greetings }: Concierge): Draft {
  const { buyer = '', seller = '' } = greetings;
  return { enabled, when, minutes: String(afterMinutes ?? usualMinutes), buyer, seller };
}

/** One minute to a day. */
export function areMinutes(typed: string): boolean {
  return /^\d{1,4}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= 1440;
}

export function isSaveable({ when, minutes }: Draft): boolean {
  return when === 'created' || areMinutes(minutes);
}

export function bodyOf({
  enabled,
  when,
  minutes,
  buyer,
  seller,
}: Draft): components['schemas']['ConciergeSettings'] {
  const greetings = {
    ...(buyer.trim() !== '' && { buyer }),
    ...(seller.trim() !== '' && { seller }),
  };
  if (when === 'created') return { enabled, when, greetings };
  return { enabled, when, afterMinutes: Number(minutes), greetings };
}
