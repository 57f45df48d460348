// PE-1: what a stage's configuration says of each of its brands.
import * as z from 'zod';
import { stopCoverageSchema } from '../../lambdas/consent/words/stop-coverage.ts';
import { brandIdSchema } from '../../lambdas/people/brand.ts';
import { brandLogo } from './brand-logo.ts';
import { contrastWithWhite, leastContrast } from './contrast.ts';
import { domainOf } from './email-domain.ts';
import { textCarrier } from './text-carriers.ts';

const fields = z.strictObject({
  /** Teams and all that is stored have it: it stays as long as the brand. */
  id: brandIdSchema,
  /** Named in every first text, in emails and calls. */
  name: z.string().min(1).max(40),
  /** What HELP answers: a phone number, email address or URL. */
  supportContact: z.string().min(1).max(80),
  /** Precedes the text that asks for consent (CO-9). Short, so that it stays one segment. */
  consentRequestPrefix: z.string().max(20, 'must be at most 20 characters').default(''),
  /** The sender of its emails. */
  emailFrom: z.email('give a bare email address, for example leads@example.com'),
  /**
   * The SES identity of the account that `emailFrom` is sent by: its domain, one above it, or the address itself (DE-2). Without it the
   * stage makes one of the domain: put the DKIM records that the delivery stack outputs into DNS.
   */
  emailIdentity: z
    .union(
      [z.hostname().toLowerCase(), z.email()],
      'name the SES identity, a domain or an email address, as SES lists it',
    )
    .optional(),
  /** Who carries its texts, and from which numbers. */
  texts: textCarrier,
  /** Appended to a first text and to any text after 30 days of silence (TX-5). */
  optOutInstructions: z
    .string()
    .min(1)
    .max(190, 'keep the opt-out instructions within 190 letters: names and text have to fit beside them')
    .default(
      '[This part of the message is required by your mobile carrier and is sent automatically. If you prefer not to receive text messages from me just reply end]',
    ),
  /** CO-5: what a STOP to one of its numbers ends. */
  stopCovers: stopCoverageSchema.default('stage'),
  /** How the portal looks to its agents. */
  look: z
    .strictObject({
      accent: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i, 'write the color as #rrggbb, for example #0b6e4f')
        .refine(
          (color) => contrastWithWhite(color) >= leastContrast,
          'take a darker color: white words on it have to be read',
        )
        .optional(),
      /** Stands before its name in the portal, 28 px high. */
      logo: brandLogo.optional(),
    })
    .optional(),
});

export const brandConfig = fields.check(({ value, issues }) => {
  const { emailFrom, emailIdentity } = value;
  if (emailIdentity === undefined || isSentBy(emailFrom, emailIdentity)) return;
  issues.push({
    code: 'custom',
    message: `${emailFrom} can’t be sent by it: name its address, its domain or one above that`,
    path: ['emailIdentity'],
    input: value,
  });
});
export type BrandConfig = z.output<typeof brandConfig>;

function isSentBy(address: string, identity: string): boolean {
  const domain = domainOf(address);
  return [address, domain].includes(identity) || domain.endsWith(`.${identity}`);
}

/** What several brands can't have in common, or have to. */
export function* contradictionsBetween(
  brands: readonly BrandConfig[],
): Generator<{ path: PropertyKey[]; message: string }> {
  const [first] = brands;
  const seen = { ids: new Set<string>(), names: new Set<string>(), numbers: new Map<string, string>() };
  for (const [index, { id, name, texts }] of brands.entries()) {
    if (seen.ids.has(id)) yield { path: [index, 'id'], message: `another brand has the id ${id}` };
    if (seen.names.has(name)) yield { path: [index, 'name'], message: `another brand is called ${name}` };
    if (texts.carrier !== first?.texts.carrier) {
      yield { path: [index, 'texts', 'carrier'], message: 'one carrier has the texts of all brands' };
    }
    // CO-5, CO-7: by the number that was texted it is told whose STOP and whose HELP it is.
    for (const { e164 } of Object.values(texts.numbers).flat()) {
      const other = seen.numbers.get(e164);
      if (other !== undefined && other !== id) {
        const message = `a number serves one brand alone, but ${other} lists ${e164} as well`;
        yield { path: [index, 'texts', 'numbers'], message };
      }
      seen.numbers.set(e164, id);
    }
    seen.ids.add(id);
    seen.names.add(name);
  }
}
