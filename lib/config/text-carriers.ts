// Who carries texts: what a stage's configuration says of each carrier, and what the infrastructure gives it. The one case by carrier.
import * as z from 'zod';
import { programSchema } from '../../lambdas/consent/program.ts';
import { numbersOfPrograms, textNumber } from './owned-numbers.ts';

const lists = programSchema.options.map((program) => `"${program}": […]`).join(', ');

/** What only one carrier has, such as the ARN of a number, is in its member. `carrier`: its name in lambdas/carriers/text-carriers.ts. */
export const textCarrier = z.discriminatedUnion(
  'carrier',
  [z.strictObject({ carrier: z.literal('end-user-messaging'), numbers: numbersOfPrograms(textNumber) })],
  `use {"carrier": "end-user-messaging", "numbers": {${lists}}}`,
);

type Texts = z.output<typeof textCarrier>;
type TextedBrands = { brands: readonly [{ texts: Texts }, ...{ texts: Texts }[]] };

/** Who publishes to a topic of ours, as a policy names them. */
export type Publisher = { Service: string } | { AWS: string };

export const endUserMessaging: Publisher = { Service: 'sms-voice.amazonaws.com' };

type TextCarrierNeeds = {
  /** Who publishes receipts and inbound texts. */
  publisher: Publisher;
  /** Whether it publishes receipts by a configuration set, which each text is sent with. */
  hasConfigurationSet: boolean;
  /** What the function that sends is told, and all that it may do for it. */
  environment: Record<string, string>;
  permissions: { actions: string[]; resources: string[] };
};

/** One carrier has the texts of all brands. */
export function needsOf({ brands }: TextedBrands): TextCarrierNeeds {
  const [{ texts }] = brands;
  switch (texts.carrier) {
    case 'end-user-messaging':
      return {
        publisher: endUserMessaging,
        hasConfigurationSet: true,
        environment: {},
        permissions: {
          actions: ['sms-voice:SendTextMessage'],
          resources: brands
            .flatMap((brand) => Object.values(brand.texts.numbers).flat())
            .map(({ arn }) => arn),
        },
      };
  }
}
