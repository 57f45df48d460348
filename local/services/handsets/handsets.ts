// The handsets at the other end: the texts that each sent and received, and how it and its carrier behave.
import * as z from 'zod';
import { type Behaviour, behaviour } from './behaviour.ts';

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

const saved = z.object({ texts: z.array(text), behaviours: z.record(z.string(), behaviour) });

export type Handsets = {
  textsOf(phone: string): readonly Text[];
  /** Those of all handsets, oldest first. */
  texts(): readonly Text[];
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
    texts: () => texts,
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
