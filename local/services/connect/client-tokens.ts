// The tokens by which a repeated start is known: the same one within seven days answers the contact that it started.
import * as z from 'zod';

const DAY_MS = 24 * 3_600_000;
const VALID_MS = 7 * DAY_MS;

const tokens = z.record(z.string(), z.object({ contactId: z.string(), atMs: z.number() }));

export type ClientTokens = {
  contactOf(token: string, nowMs: number): string | undefined;
  keep(token: string, contactId: string, nowMs: number): void;
  save(): unknown;
  restore(state: unknown): void;
};

export function createClientTokens(): ClientTokens {
  let kept: z.infer<typeof tokens> = {};
  return {
    contactOf(token, nowMs) {
      const found = kept[token];
      return found && found.atMs > nowMs - VALID_MS ? found.contactId : undefined;
    },
    keep(token, contactId, nowMs) {
      kept[token] = { contactId, atMs: nowMs };
    },
    save: () => kept,
    restore(state) {
      kept = tokens.parse(state);
    },
  };
}
