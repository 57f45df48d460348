// A member's places as they are typed and shown: states by name, cities with their state, postal codes (RT-11).
import type { Member } from '../api/answers.ts';
import { folded } from '../messages/folded.ts';
import type { LanguageCode } from '../messages/language-code.ts';
import { stateName, states } from './states.ts';

export const mostPlaces = 50;

export type MemberPlace =
  | { kind: 'state'; state: string }
  | { kind: 'city'; city: string; state: string }
  | { kind: 'postal-code'; postalCode: string };

type Named = Pick<Member, 'states' | 'cities' | 'postalCodes'>;

export function placesOfMember({ states = [], cities = [], postalCodes = [] }: Named): MemberPlace[] {
  return [
    ...states.map((state) => ({ kind: 'state' as const, state })),
    ...cities.map((each) => ({ kind: 'city' as const, ...each })),
    ...postalCodes.map((postalCode) => ({ kind: 'postal-code' as const, postalCode })),
  ];
}

/** As a member has them; what there is none of is left out. */
export function namedPlaces(
  places: readonly MemberPlace[],
): Required<{ [Part in keyof Named]: Named[Part] | undefined }> {
  const found = {
    states: places.flatMap((place) => (place.kind === 'state' ? place.state : [])),
    cities: places.flatMap((place) =>
      place.kind === 'city' ? { city: place.city, state: place.state } : [],
    ),
    postalCodes: places.flatMap((place) => (place.kind === 'postal-code' ? place.postalCode : [])),
  };
  return {
    states: found.states.length > 0 ? found.states : undefined,
    cities: found.cities.length > 0 ? found.cities : undefined,
    postalCodes: found.postalCodes.length > 0 ? found.postalCodes : undefined,
  };
}

export function placeLabel(place: MemberPlace, language: LanguageCode): string {
  switch (place.kind) {
    case 'state':
      return stateName(place.state, language);
    case 'city':
      return `${place.city}, ${place.state}`;
    case 'postal-code':
      return place.postalCode;
  }
}

/** "Washington", "WA", "Portland, OR", "Portland, Oregon", "98101", "V6B 1A1"; undefined for what is none of these. */
export function placeIn(typed: string): MemberPlace | undefined {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (/^\d{5}(-?\d{4})?$/.test(text)) return { kind: 'postal-code', postalCode: text.slice(0, 5) };
  const canadian = /^([A-Z]\d[A-Z])[ -]?(\d[A-Z]\d)$/i.exec(text);
  if (canadian) return { kind: 'postal-code', postalCode: `${canadian[1]} ${canadian[2]}`.toUpperCase() };
  const state = stateIn(text);
  if (state !== undefined) return { kind: 'state', state };
  const comma = text.lastIndexOf(',');
  const cityState = stateIn(text.slice(comma + 1));
  const city = text.slice(0, comma).trim();
  return comma > 0 && city !== '' && cityState !== undefined
    ? { kind: 'city', city, state: cityState }
    : undefined;
}

/** Without accents, dots and hyphens. */
function plain(text: string): string {
  return folded(text)
    .replaceAll('.', '')
    .replace(/[\s–-]+/g, ' ')
    .trim();
}

/** By its two letters or its name, in whichever language that is typed. */
export function stateIn(text: string): string | undefined {
  const wanted = plain(text);
  const all = Object.values(states).flat();
  return all.find(({ code, name }) => plain(code) === wanted || plain(name) === wanted)?.code;
}

/** Digits alone, of what is typed as an amount: "$500,000" or "500k". */
export function dollarsIn(typed: string): number | undefined {
  const text = typed.trim().toLowerCase();
  const [, digits = '', unit] = /^\$?\s*([\d,. ]+?)\s*(k|m)?$/.exec(text) ?? [];
  if (digits === '') return undefined;
  const plain = unit === undefined ? digits.replace(/[,. ]/g, '') : digits.replace(/[, ]/g, '');
  const value = Math.round(Number(plain) * (unit === 'k' ? 1_000 : unit === 'm' ? 1_000_000 : 1));
  return Number.isFinite(value) ? value : undefined;
}
