// A referral as it is typed into the form or stands in a line of a file: all text, to be checked and sent.

export const draftFields = [
  'teams',
  'side',
  'kind',
  'city',
  'state',
  'postalCode',
  'priceMin',
  'priceMax',
  'priceWords',
  'notes',
  'name',
  'phone',
  'email',
  'consentAt',
  'consentSource',
  'consentWords',
  'consentCovers',
  'offerMinutes',
] as const;

export type DraftField = (typeof draftFields)[number];
export type Draft = Readonly<Record<DraftField, string>>;

export const emptyDraft: Draft = {
  teams: '',
  side: '',
  kind: 'standard',
  city: '',
  state: '',
  postalCode: '',
  priceMin: '',
  priceMax: '',
  priceWords: '',
  notes: '',
  name: '',
  phone: '',
  email: '',
  consentAt: '',
  consentSource: '',
  consentWords: '',
  consentCovers: '',
  offerMinutes: '',
};

/** RT-10: in the order in which they are offered it. */
export const mostTeams = 5;

/** Ids hold neither spaces nor signs. */
export function teamsIn({ teams }: Pick<Draft, 'teams'>): string[] {
  return teams.split(/[\s>,;]+/).filter((teamId) => teamId !== '');
}
