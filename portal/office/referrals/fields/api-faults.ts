// Where in a draft a fault lies that the API found.
import type { ApiProblem, Fault } from '../../../api/problem.ts';
import type { DraftField } from './draft.ts';

const fields: Readonly<Record<string, DraftField>> = {
  teamId: 'teams',
  teamIds: 'teams',
  side: 'side',
  kind: 'kind',
  'area/city': 'city',
  'area/state': 'state',
  'area/postalCode': 'postalCode',
  priceRange: 'priceWords',
  'priceRange/min': 'priceMin',
  'priceRange/max': 'priceMax',
  notes: 'notes',
  'client/name': 'name',
  'client/phone': 'phone',
  'client/email': 'email',
  'client/textConsent': 'consentAt',
  'client/textConsent/at': 'consentAt',
  'client/textConsent/source': 'consentSource',
  'client/textConsent/words': 'consentWords',
  'client/textConsent/covers': 'consentCovers',
  offerMinutes: 'offerMinutes',
};

export type PlacedFault = { field: DraftField; fault: Fault };

/** Those with a place in a draft. */
export function placedFaults({ faults }: Pick<ApiProblem, 'faults'>): PlacedFault[] {
  return faults.flatMap((fault) => {
    const field = fieldAt(fault);
    return field === undefined ? [] : [{ field, fault }];
  });
}

function fieldAt({ path }: Fault): DraftField | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  // A fault deep in a field is the field's.
  for (let length = parts.length; length > 0; length -= 1) {
    const field = fields[parts.slice(0, length).join('/')];
    if (field !== undefined) return field;
  }
  return undefined;
}
