// CP-6: to whom a bulk text goes, by the filters of the list of clients.
import type { components } from '../../client/src/schema.ts';
import { addressWith, type Filters, queryOf } from '../clients/list/filters.ts';

type Audience = components['schemas']['BulkAudience'];

/** What the page proposes: people who expect a text more than others do. */
export const proposals = { replied: 'hasReplied', never: 'neverContacted' } as const;

/** Whether anything narrows it down. `whose` alone is everyone. */
export function isNarrowed({ whose: _, sort: _order, ...others }: Filters): boolean {
  return Object.keys(others).length > 0;
}

/** Where the text to the clients of a list is written: with its filters, or with a proposal where there are none. */
export function addressToText({ sort: _, ...filters }: Filters): string {
  const chosen: Filters = isNarrowed(filters) ? filters : { ...filters, [proposals.replied]: 'true' };
  return `/campaigns/bulk-texts/new?${addressWith(chosen)}`;
}

/** `leads`: who asks for a team's, and by themself for their own alone; the API gives an agent theirs. */
export function audienceOf(
  filters: Filters,
  today: string,
  leads: { agentId: string } | undefined,
): Audience {
  const {
    sort: _,
    owner,
    neverContacted,
    hasReplied,
    needsReply,
    textable,
    ...others
  } = queryOf(filters, today);
  const whose = leads === undefined ? undefined : filters.whose === 'team' ? owner : leads.agentId;
  return {
    ...others,
    ...(whose !== undefined && { owner: whose }),
    ...yesOrNo({ neverContacted, hasReplied, needsReply, textable }),
  };
}

function yesOrNo<Name extends string>(
  given: Readonly<Record<Name, 'true' | 'false' | undefined>>,
): Partial<Record<Name, boolean>> {
  const answers: Partial<Record<Name, boolean>> = {};
  for (const name in given) if (given[name] !== undefined) answers[name] = given[name] === 'true';
  return answers;
}
