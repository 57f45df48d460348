// The tokens by which a repeated start is known: the same one within seven days answers the contact that it started.
import * as z from 'zod';
import type { State } from '../../state/state.ts';

const DAY_MS = 24 * 3_600_000;
const VALID_MS = 7 * DAY_MS;

const startOf = z.object({ contactId: z.string(), atMs: z.number() });

export type ClientTokens = {
  contactOf(token: string, nowMs: number): string | undefined;
  keep(token: string, contactId: string, nowMs: number): void;
};

export function createClientTokens(state: State): ClientTokens {
  const kept = state.rows('call-tokens', startOf);
  const starts = new Map(kept.entries());
  return {
    contactOf(token, nowMs) {
      const found = starts.get(token);
      return found && found.atMs > nowMs - VALID_MS ? found.contactId : undefined;
    },
    keep(token, contactId, nowMs) {
      const start = { contactId, atMs: nowMs };
      starts.set(token, start);
      kept.put(token, start);
    },
  };
}
