// CP-1: what stands in a template's fields: of a real client, and the longest that names and places plausibly are.
import type { FieldName } from '../../texting/wording/fields.ts';
import type { FieldValues } from './template-text.ts';

/** Whom a text is about, as far as the sender may know. */
export type About = {
  /** Unknown before the claim (CL-9). */
  clientName?: string | undefined;
  agentName?: string | undefined;
  brand: string;
  city?: string | undefined;
};

export function fieldValuesOf({ clientName, agentName, brand, city }: About): FieldValues {
  const clientFirstName = firstNameIn(clientName);
  const values: Readonly<Record<FieldName, string | undefined>> = {
    ClientFirstName: clientFirstName,
    ClientName: filled(clientName),
    AgentFirstName: firstNameIn(agentName),
    AgentName: filled(agentName),
    Brand: filled(brand),
    City: filled(city),
    VisitorFirstName: clientFirstName,
    CompanyName: filled(brand),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** As long as plausible: of carriers' own letters, or with one (á) that makes a whole text take twice the room. */
export type Letters = 'plain' | 'accented';
const longestFirstName = { plain: 'Maximiliano', accented: 'Sebastián' } as const satisfies Record<
  Letters,
  string
>;

/** The brand is known, and as long as it is. */
export function longestValues(letters: Letters, brand: string): Readonly<Record<FieldName, string>> {
  const first = longestFirstName[letters];
  return {
    ClientFirstName: first,
    ClientName: `${first} Montgomery-Castellanos`,
    AgentFirstName: 'Christopher',
    AgentName: 'Christopher Featherstonehaugh',
    Brand: brand,
    City: 'Rancho Santa Margarita',
    VisitorFirstName: first,
    CompanyName: brand,
  };
}

const titles = /^(?:mr|mrs|ms|miss|mx|dr|prof|rev|sr|sra|srta|mme|mlle|m)\.?$/i;

/** Undefined where none can be told: an initial, a company's number, nothing. */
function firstNameIn(name: string | undefined): string | undefined {
  const full = filled(name);
  if (full === undefined) return undefined;
  // "Doe, Jane" is Jane.
  const [last = '', given] = full.split(',').map((each) => each.trim());
  const words = (given || last).split(/\s+/).filter((word) => !titles.test(word));
  const [first] = words;
  return first !== undefined && /^\p{L}[\p{L}\p{M}'’ʼ-]+$/u.test(first) ? first : undefined;
}

function filled(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text === undefined || text === '' ? undefined : text;
}
