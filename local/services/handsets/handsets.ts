// The handsets at the other end: the texts that each sent and received, and how it and its carrier behave.
import * as z from 'zod';
import { inMemory, type State } from '../../state/state.ts';
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

export type Handsets = {
  textsOf(phone: string): readonly Text[];
  /** Those of all handsets, oldest first. */
  texts(): readonly Text[];
  find(id: string): Text | undefined;
  add(text: Text): void;
  behaviourOf(phone: string): Behaviour;
  behave(phone: string, as: Behaviour): void;
};

export function createHandsets(state: State = inMemory): Handsets {
  const keptTexts = state.rows('texts', text);
  const keptBehaviours = state.rows('handset-behaviors', behaviour);
  const texts: Text[] = keptTexts.entries().map(([, kept]) => kept);
  const behaviours = new Map(keptBehaviours.entries());
  return {
    textsOf: (phone) => texts.filter((each) => each.from === phone || each.to === phone),
    texts: () => texts,
    find: (id) => texts.find((each) => each.id === id),
    add: (added) => {
      texts.push(added);
      keptTexts.put(added.id, added);
    },
    behaviourOf: (phone) => behaviours.get(phone) ?? behaviour.parse({}),
    behave: (phone, as) => {
      behaviours.set(phone, as);
      keptBehaviours.put(phone, as);
    },
  };
}
