// What was typed into the form and not sent yet: it outlives a reload, and ends with the tab, with the sign-out, and once it is sent.
import * as z from 'zod/mini';
import { type Draft, draftFields, emptyDraft } from '../fields/draft.ts';

const place = 'dibs.new-referral';

/** `by`: whose it is; another who signs in in the same tab doesn't see it. `key`: under which it is sent, so that a try before a reload is this one (CL-1). */
const keptSchema = z.object({ by: z.string(), key: z.string(), draft: z.looseObject({}) });

export type KeptDraft = { key: string; draft: Draft };

export function readDraft(by: string, store: Pick<Storage, 'getItem'>, newKey: () => string): KeptDraft {
  const kept = keptSchema.safeParse(parsed(store.getItem(place))).data;
  if (kept === undefined || kept.by !== by) return { key: newKey(), draft: emptyDraft };
  const typed = draftFields.flatMap((field) => {
    const text = kept.draft[field];
    return typeof text === 'string' ? [[field, text]] : [];
  });
  return { key: kept.key, draft: { ...emptyDraft, ...Object.fromEntries(typed) } };
}

export function keepDraft(by: string, kept: KeptDraft, store: Pick<Storage, 'setItem'>): void {
  store.setItem(place, JSON.stringify({ by, ...kept }));
}

export function forgetDraft(store: Pick<Storage, 'removeItem'>): void {
  store.removeItem(place);
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
