// What a correction changes (CL-15): the referral as a draft, and what is different in it.
import type { paths } from '../../../../client/src/schema.ts';
import type { Referral } from '../../../api/answers.ts';
import { consentIn, isState, priceIn } from '../fields/check-draft.ts';
import { type Draft, emptyDraft } from '../fields/draft.ts';

export type Correction = NonNullable<
  paths['/referrals/{referralId}']['patch']['requestBody']
>['content']['application/json'];

/** As it stands; a new consent begins empty. */
export function draftOf(referral: Referral): Draft {
  const { priceRange, area, notes, client, side, kind, teamId } = referral;
  const price = typeof priceRange === 'object' ? priceRange : undefined;
  return {
    ...emptyDraft,
    teams: teamId,
    side,
    kind,
    city: area.city,
    state: area.state,
    postalCode: area.postalCode ?? '',
    priceMin: price?.min === undefined ? '' : String(price.min),
    priceMax: price?.max === undefined ? '' : String(price.max),
    priceWords: typeof priceRange === 'string' ? priceRange : '',
    notes: notes ?? '',
    name: client?.name ?? '',
    phone: client?.phone ?? '',
    email: client?.email ?? '',
  };
}

/** What is different; what was emptied is removed. Undefined when nothing is. */
export function correctionOf(before: Draft, after: Draft): Correction | undefined {
  const is = (field: keyof Draft) => before[field].trim() !== after[field].trim();
  const state = after.state.trim().toUpperCase();
  const area = {
    ...(is('city') && { city: after.city.trim() }),
    ...(is('state') && isState(state) && { state }),
    // Another city takes it away where it isn't sent with it.
    ...((is('postalCode') || ((is('city') || is('state')) && after.postalCode.trim() !== '')) && {
      postalCode: after.postalCode.trim() || null,
    }),
  };
  const consent = consentIn(after);
  const client = {
    ...(is('name') && { name: after.name.trim() }),
    ...(is('email') && { email: after.email.trim() || null }),
    ...(consent && { textConsent: consent }),
  };
  const correction = {
    ...(Object.keys(area).length > 0 && { area }),
    ...((is('priceMin') || is('priceMax') || is('priceWords')) && { priceRange: priceIn(after) ?? null }),
    ...(is('notes') && { notes: after.notes.trim() || null }),
    ...(Object.keys(client).length > 0 && { client }),
  };
  return Object.keys(correction).length === 0 ? undefined : correction;
}
