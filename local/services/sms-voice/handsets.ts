// The handsets at the other end: the texts that each sent and received, and how its carrier behaves.
import * as z from 'zod';

/** `outbound` went from Dibs to the handset, `inbound` from the handset to Dibs: the words of the product's API. */
const text = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  body: z.string(),
  atMs: z.number(),
  direction: z.enum(['inbound', 'outbound']),
});
export type Text = z.infer<typeof text>;

export const behaviour = z.strictObject({
  /** What becomes of a text to this phone. */
  delivery: z.enum(['delivered', 'carrier-blocked', 'unreachable']).default('delivered'),
  /** How the carrier's receipts arrive. */
  receipts: z.enum(['normal', 'lost', 'duplicated', 'reordered']).default('normal'),
  /** How long the final receipt takes. */
  receiptDelaySeconds: z
    .number()
    .min(0)
    .max(72 * 3600)
    .default(1),
});
export type Behaviour = z.infer<typeof behaviour>;

const saved = z.object({ texts: z.array(text), behaviours: z.record(z.string(), behaviour) });

export type Handsets = {
  textsOf(phone: string): readonly Text[];
  find(id: string): Text | undefined;
  add(text: Text): void;
  behaviourOf(phone: string): Behaviour;
  behave(phone: string, as: Behaviour): void;
  save(): unknown;
  restore(state: unknown): void;
};

export function createHandsets(): Handsets {
  let texts: Text[] = [];
  let behaviours: Record<string, Behaviour> = {};
  return {
    textsOf: (phone) => texts.filter((each) => each.from === phone || each.to === phone),
    find: (id) => texts.find((each) => each.id === id),
    add: (added) => {
      texts.push(added);
    },
    behaviourOf: (phone) => behaviours[phone] ?? behaviour.parse({}),
    behave: (phone, as) => {
      behaviours[phone] = as;
    },
    save: () => ({ texts, behaviours }),
    restore(state) {
      ({ texts, behaviours } = saved.parse(state));
    },
  };
}
