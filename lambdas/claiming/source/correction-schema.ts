// CL-15: what the source may correct, as it sends it, and what it is told of the rest.
import * as z from 'zod';
import { emailAddress } from '../../platform/email-address.ts';
import { postalCodeFault, postalCodeSchema } from '../../platform/places/postal-code.ts';
import { manyLines, oneLine } from '../../platform/text.ts';
import { areaSchema, newPriceRange, sourceConsents } from '../referral.ts';

export const referralNotes = manyLines(2000).meta({ examples: ['Wants a garden.'] });
export const clientName = oneLine(100).meta({ examples: ['Clara Client'] });

/** RT-11: a ZIP code is of no province, nor the other way round. */
export function ofOneCountry(
  { state, postalCode }: { state?: string | undefined; postalCode?: string | null | undefined },
  context: z.RefinementCtx,
) {
  const fault = state && postalCode ? postalCodeFault(state, postalCode) : undefined;
  if (fault === undefined) return;
  const params = { fault: 'not-a-postal-code' };
  context.addIssue({ code: 'custom', path: ['postalCode'], message: fault, params });
}

/** Not to be corrected: it decided who was offered it, or hangs on the client's phone. */
const uncorrectable = (what: string) =>
  z
    .never({ error: `can’t be corrected: withdraw the referral and create it with the right ${what}` })
    .optional();

/** What else is sent is not dropped in silence. */
export const nothingElse: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'unrecognized_keys'
    ? `can’t be corrected in ${issue.keys.map((key) => `"${key}"`).join(', ')}: leave that out, or withdraw the referral and create it anew`
    : undefined;

const correctedRange = () =>
  newPriceRange().refine(
    (range) => typeof range === 'string' || range.min !== undefined || range.max !== undefined,
    { error: 'must have `min` or `max`; null removes the price range', params: { fault: 'missing' } },
  );

/** Null or a blank text removes them. */
export const emptiedByCorrection = () => [
  'area',
  'area/city',
  'area/state',
  'area/postalCode',
  'priceRange',
  'notes',
  'client',
  'client/name',
  'client/email',
  ...Object.keys(sourceConsents()).map((field) => `client/${field}`),
];

export const correctedFields = (state: z.ZodType<string, string>) => ({
  area: z
    .strictObject(
      {
        city: areaSchema().shape.city.optional(),
        state: state.optional(),
        postalCode: postalCodeSchema.nullish(),
      },
      { error: nothingElse },
    )
    .superRefine(ofOneCountry)
    .meta({ id: 'AreaCorrection' })
    .optional(),
  priceRange: correctedRange().nullish(),
  notes: referralNotes.nullish(),
  client: z
    .strictObject(
      {
        name: clientName.optional(),
        email: emailAddress.nullish(),
        ...sourceConsents(),
        phone: uncorrectable('phone'),
      },
      { error: nothingElse },
    )
    .meta({ id: 'ClientCorrection' })
    .optional(),
  teamId: uncorrectable('team, or offer it again'),
  side: uncorrectable('side'),
  kind: uncorrectable('kind'),
  offerMinutes: uncorrectable('window'),
});
