// The greetings as they are typed, and as they are saved.
import type { components } from '../../client/src/schema.ts';
import type { Concierge } from './concierge-query.ts';

/** `minutes`: as typed. An empty greeting: Dibs' own words; an empty plan: none. */
export type Draft = {
  enabled: boolean;
  when: Concierge['when'];
  minutes: string;
  buyer: string;
  seller: string;
  planId: string;
};

const usualMinutes = '10';

export function draftOf({ enabled, when, afterMinutes, greetings, planId = '' }: Concierge): Draft {
  const { buyer = '', seller = '' } = greetings;
  return { enabled, when, minutes: String(afterMinutes ?? usualMinutes), buyer, seller, planId };
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
  planId,
}: Draft): components['schemas']['ConciergeSettings'] {
  const greetings = {
    ...(buyer.trim() !== '' && { buyer }),
    ...(seller.trim() !== '' && { seller }),
  };
  const always = { enabled, greetings, ...(planId !== '' && { planId }) };
  return when === 'created' ? { ...always, when } : { ...always, when, afterMinutes: Number(minutes) };
}
