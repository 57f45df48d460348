// What is wrong with a draft, field by field, as far as the portal can tell before the API does; and the request that a right one is.
import type { paths } from '../../../../client/src/schema.ts';
import { type Draft, type DraftField, mostTeams, teamsIn } from './draft.ts';

type Requests = paths['/referrals']['post'];
export type NewReferral = Requests['requestBody']['content']['application/json'];
type Client = NewReferral['client'];
export type PriceRange = NonNullable<NewReferral['priceRange']>;

export type Fault =
  | 'missing'
  | 'too-long'
  | 'not-a-side'
  | 'not-a-kind'
  | 'not-a-state'
  | 'not-a-postal-code'
  | 'not-a-price'
  | 'price-backward'
  | 'price-twice'
  | 'not-an-email'
  | 'not-a-time'
  | 'time-ahead'
  | 'not-covers'
  | 'not-minutes'
  | 'team-twice'
  | 'too-many-teams'
  | `phone-${string}`;
export type Faults = Partial<Record<DraftField, Fault>>;

/** The API's limits, in characters. */
const longest: Partial<Record<DraftField, number>> = {
  city: 100,
  notes: 2000,
  name: 100,
  email: 254,
  priceWords: 100,
  consentSource: 200,
  consentWords: 2000,
};
const mostMinutes = 7 * 24 * 60;
const mostDollars = 10_000_000_000;
const consentParts = ['consentAt', 'consentSource', 'consentWords'] as const;
const always = ['teams', 'side', 'city', 'state', 'name', 'phone'] as const;

/** `phone`: what the phone is and whether it can be one, which takes a library that is loaded apart. */
export type CheckedPhone = { e164: string } | { fault: `phone-${string}` };

export function faultsIn(draft: Draft, phone: CheckedPhone | undefined, now: number): Faults {
  const consents = hasConsent(draft);
  const needed: readonly DraftField[] = [...always, ...(consents ? consentParts : [])];
  const found: [DraftField, Fault | undefined][] = [
    ['phone', phone !== undefined && 'fault' in phone ? phone.fault : undefined],
    ['teams', faultOfTeams(teamsIn(draft))],
    ['side', /^(buyer|seller)?$/.test(draft.side) ? undefined : 'not-a-side'],
    ['kind', /^(standard|warm-transfer)?$/.test(draft.kind) ? undefined : 'not-a-kind'],
    ['state', isState(draft.state.trim().toUpperCase()) ? undefined : 'not-a-state'],
    ['postalCode', isPostalCode(draft.postalCode) ? undefined : 'not-a-postal-code'],
    ...priceFaults(draft),
    ['email', /^\S+@\S+\.\S+$|^\s*$/.test(draft.email) ? undefined : 'not-an-email'],
    ['consentAt', faultOfMoment(draft.consentAt, now)],
    ['consentCovers', coversIn(draft) === undefined ? 'not-covers' : undefined],
    ['offerMinutes', faultOfMinutes(draft.offerMinutes)],
    ...Object.entries(longest).flatMap(([field, most]): [DraftField, Fault][] =>
      isField(field, draft) && draft[field].trim().length > most ? [[field, 'too-long']] : [],
    ),
    ...needed.flatMap((field): [DraftField, Fault][] =>
      draft[field].trim() === '' ? [[field, 'missing']] : [],
    ),
  ];
  const faults: Faults = {};
  for (const [field, fault] of found) if (fault !== undefined) faults[field] = fault;
  return faults;
}

/** Two letters. Which of them there are in the countries that a stage serves, its API says. */
export function isState(text: string): text is NewReferral['area']['state'] {
  return /^[A-Z]{2}$/.test(text);
}

/** A ZIP code or a Canadian postal code, or none. Whether it is of the state's country, the API says. */
function isPostalCode(text: string): boolean {
  return /^\s*(\d{5}([- ]?\d{4})?|[A-Z]\d[A-Z][- ]?\d[A-Z]\d)?\s*$/i.test(text);
}

/** Of a draft without faults; undefined for others. What is left empty is left out. */
export function requestOf(draft: Draft, e164: string): NewReferral | undefined {
  const state = draft.state.trim().toUpperCase();
  if (!isState(state)) return undefined;
  const teamIds = teamsIn(draft);
  const price = priceIn(draft);
  const minutes = draft.offerMinutes.trim();
  const consent = consentIn(draft);
  return {
    teamIds,
    side: draft.side === 'seller' ? 'seller' : 'buyer',
    ...(draft.kind === 'warm-transfer' && { kind: 'warm-transfer' as const }),
    area: { city: draft.city.trim(), state, ...withText('postalCode', draft.postalCode) },
    ...(price !== undefined && { priceRange: price }),
    ...withText('notes', draft.notes),
    client: {
      name: draft.name.trim(),
      phone: e164,
      ...withText('email', draft.email),
      ...(consent !== undefined && { textConsent: consent }),
    },
    ...(minutes !== '' && { offerMinutes: Number(minutes) }),
  };
}

/** Undefined without one. */
export function consentIn(draft: Draft): NonNullable<Client['textConsent']> | undefined {
  const at = momentIn(draft.consentAt);
  if (!hasConsent(draft) || at === undefined) return undefined;
  const covers = coversIn(draft) ?? [];
  return {
    at,
    source: draft.consentSource.trim(),
    words: draft.consentWords.trim(),
    ...(covers.length > 0 && { covers }),
  };
}

/** Undefined without one. */
export function priceIn({ priceMin, priceMax, priceWords }: Draft): PriceRange | undefined {
  if (priceWords.trim() !== '') return priceWords.trim();
  const [min, max] = [dollarsIn(priceMin), dollarsIn(priceMax)];
  if (min === undefined && max === undefined) return undefined;
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

function withText<Name extends 'notes' | 'email' | 'postalCode'>(
  name: Name,
  text: string,
): { [N in Name]?: string } {
  const trimmed = text.trim();
  const named: { [N in Name]?: string } = {};
  if (trimmed !== '') named[name] = trimmed;
  return named;
}

function isField(name: string, draft: Draft): name is DraftField {
  return name in draft;
}

function hasConsent(draft: Draft): boolean {
  return [...consentParts, 'consentCovers' as const].some((part) => draft[part].trim() !== '');
}

function faultOfTeams(teamIds: readonly string[]): Fault | undefined {
  if (new Set(teamIds).size < teamIds.length) return 'team-twice';
  return teamIds.length > mostTeams ? 'too-many-teams' : undefined;
}

/** Whole dollars, as people write them: "$650,000", "650 000". NaN for anything else, undefined for nothing. */
function dollarsIn(text: string): number | undefined {
  const bare = text.replace(/[\s\u00a0\u202f$]/g, '');
  if (bare === '') return undefined;
  return /^\d+$|^\d{1,3}([,.]\d{3})+$/.test(bare) ? Number(bare.replace(/[,.]/g, '')) : Number.NaN;
}

function priceFaults({ priceMin, priceMax, priceWords }: Draft): [DraftField, Fault | undefined][] {
  const [min, max] = [dollarsIn(priceMin), dollarsIn(priceMax)];
  const faultOf = (value: number | undefined) =>
    value === undefined || value <= mostDollars ? undefined : 'not-a-price';
  const isTwice = priceWords.trim() !== '' && (min !== undefined || max !== undefined);
  return [
    ['priceMin', Number.isNaN(min) ? 'not-a-price' : faultOf(min)],
    [
      'priceMax',
      Number.isNaN(max)
        ? 'not-a-price'
        : (faultOf(max) ?? (isBackward(min, max) ? 'price-backward' : undefined)),
    ],
    ['priceWords', isTwice ? 'price-twice' : undefined],
  ];
}

function isBackward(min: number | undefined, max: number | undefined): boolean {
  return min !== undefined && max !== undefined && min > max;
}

/** A day, or a day and an hour; by the reader's clocks unless the text names another offset. */
const moment = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:\d\d)?)?$/i;

function momentIn(text: string): string | undefined {
  const [, day, hour = '00:00', seconds = '', offset = ''] = moment.exec(text.trim()) ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  const at = new Date(`${day}T${hour}${seconds}${offset.toUpperCase()}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** The 31st of February would be read as the 3rd of March. */
function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

function faultOfMoment(text: string, now: number): Fault | undefined {
  if (text.trim() === '') return undefined;
  const at = momentIn(text);
  if (at === undefined) return 'not-a-time';
  return Date.parse(at) > now ? 'time-ahead' : undefined;
}

function coversIn({ consentCovers }: Draft): ('conversation' | 'automated')[] | undefined {
  const named = consentCovers
    .toLowerCase()
    .split(/[\s,;|]+/)
    .filter((each) => each !== '');
  const known = (['conversation', 'automated'] as const).filter((each) => named.includes(each));
  return named.every((each) => known.some((one) => one === each)) ? known : undefined;
}

function faultOfMinutes(text: string): Fault | undefined {
  if (text.trim() === '') return undefined;
  const minutes = Number(text);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= mostMinutes ? undefined : 'not-minutes';
}
