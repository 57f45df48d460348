// CT-2: the filters of the list of clients, as they stand in the address: a link shows the same list. What isn't a filter, or has a value that
// none has, is left out.
import type { paths } from '../../../client/src/schema.ts';
import { states as knownStates } from '../../routing/states.ts';
import { stages } from '../stages.ts';

export type ClientQuery = NonNullable<paths['/teams/{teamId}/clients']['get']['parameters']['query']>;

const sides = ['buyer', 'seller'] as const;
const yesOrNo = ['true', 'false'] as const;
const dayMs = 86_400_000;

/** In the order in which they are shown. `whose`: the team's, for its lead. `quiet`: for how many days nobody has written or talked. */
export const filterNames = [
  'whose',
  'q',
  'side',
  'state',
  'stage',
  'tag',
  'owner',
  'contactedBefore',
  'contactedAfter',
  'quiet',
  'neverContacted',
  'hasReplied',
  'needsReply',
  'textable',
  'sort',
] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Partial<Record<FilterName, string>>;

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
const isOneOf =
  (...known: readonly string[]) =>
  (value: string) =>
    known.includes(value);

const isState = isOneOf(...knownStates.en.map(({ code }) => code));

const isValid: Record<FilterName, (value: string) => boolean> = {
  whose: isOneOf('team'),
  q: (value) => value.trim() !== '' && value.length <= 100,
  side: isOneOf(...sides),
  state: (value) => isState(value.toUpperCase()),
  stage: isOneOf(...stages),
  tag: (value) => value.trim() !== '' && value.length <= 40,
  owner: (value) => value !== '',
  contactedBefore: isDay,
  contactedAfter: isDay,
  quiet: (value) => /^[1-9]\d{0,3}$/.test(value),
  neverContacted: isOneOf('true'),
  hasReplied: isOneOf(...yesOrNo),
  needsReply: isOneOf(...yesOrNo),
  textable: isOneOf(...yesOrNo),
  sort: isOneOf('arrival'),
};

export function filtersIn(address: URLSearchParams | string): Filters {
  const given = new URLSearchParams(address);
  const filters: Filters = {};
  for (const name of filterNames) {
    const value = given.get(name);
    if (value !== null && isValid[name](value)) {
      filters[name] = name === 'state' ? value.toUpperCase() : value;
    }
  }
  return filters;
}

/** The same filters always read the same, in whichever order they were set. */
export function addressWith(filters: Filters): string {
  const address = new URLSearchParams();
  for (const name of filterNames) {
    const value = filters[name];
    if (value !== undefined && isValid[name](value)) address.set(name, value.trim());
  }
  return address.toString();
}

/** What is asked for. Days are those of the reader's calendar; `now` by the day, so that the same list stays the same question. */
export function queryOf(filters: Filters, today: string): ClientQuery {
  const { q, side, state, stage, tag, owner, quiet, contactedBefore, contactedAfter } = filters;
  const before = quiet === undefined ? contactedBefore : daysBefore(today, Number(quiet));
  return {
    ...(q !== undefined && { q }),
    ...oneOf('side', sides, side),
    ...(state !== undefined && { state: state.toUpperCase() }),
    ...oneOf('stage', stages, stage),
    ...(tag !== undefined && { tag }),
    ...(owner !== undefined && { owner }),
    ...(before !== undefined && { contactedBefore: startOf(before) }),
    ...(contactedAfter !== undefined && { contactedAfter: startOf(contactedAfter) }),
    ...oneOf('neverContacted', yesOrNo, filters.neverContacted),
    ...oneOf('hasReplied', yesOrNo, filters.hasReplied),
    ...oneOf('needsReply', yesOrNo, filters.needsReply),
    ...oneOf('textable', yesOrNo, filters.textable),
    ...oneOf('sort', ['arrival'] as const, filters.sort),
  };
}

/** `{ name: value }` where the value is one of those that there are. */
function oneOf<Name extends string, Value extends string>(
  name: Name,
  known: readonly Value[],
  value: string | undefined,
): Partial<Record<Name, Value>> {
  const found = known.find((each) => each === value);
  const none: Partial<Record<Name, Value>> = {};
  return found === undefined ? none : { ...none, [name]: found };
}

/** Midnight of the reader's clocks. */
function startOf(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString();
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10);
}
