// CT-1: the owner or the lead notes something about a client, once for one key.
import type { Referral } from '../claiming/referral.ts';
import type { OwnedReferralDeps } from '../claiming/view/owned-race.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import type { Act } from '../platform/table/act.ts';
import { clientToChange } from './client-to-change.ts';
import type { Note } from './note.ts';

export type AddNoteDeps = OwnedReferralDeps & {
  clients: {
    addNote(
      referral: Referral,
      ownerId: string,
      note: Note,
      fingerprint: string,
    ): Promise<'added' | 'repeated' | 'not-theirs'>;
    read(referralId: string, noteId: string): Promise<{ note: Note; fingerprint: string } | undefined>;
  };
  newId(prefix: 'not'): string;
  derivedId(prefix: 'not', ...parts: string[]): string;
  fingerprint(text: string): string;
};

const keyReused: Refusal<'idempotency-key-reused'> = {
  refused: 'idempotency-key-reused',
  detail: 'Use a new key for another note.',
};

export async function addNote(
  caller: Agent,
  {
    referralId,
    text,
    key,
    changedBy,
  }: { referralId: string; text: string; key?: string | undefined; changedBy?: Act },
  now: Date,
  deps: AddNoteDeps,
): Promise<
  | (Omit<Note, 'referralId' | 'changedBy'> & { name: string })
  | Refusal<'not-claimed' | 'license-lapsed' | 'idempotency-key-reused'>
  | NotFound
> {
  const client = await clientToChange(caller, referralId, deps);
  if ('refused' in client) return client;
  const { agentId } = caller;
  // CL-15: in another round it is another note.
  const round = String(client.referral.race.round);
  const noteId =
    key === undefined ? deps.newId('not') : deps.derivedId('not', referralId, round, agentId, key);
  const note = { referralId, noteId, at: now.toISOString(), agentId, text };
  const fingerprint = deps.fingerprint(text);
  const signed = { ...note, ...(client.isAnothers && changedBy && { changedBy }) };
  const { name } = client.agent;
  switch (await deps.clients.addNote(client.referral, client.ownerId, signed, fingerprint)) {
    case 'added':
      return { ...note, name };
    case 'repeated': {
      const earlier = await deps.clients.read(referralId, noteId);
      return earlier?.fingerprint === fingerprint ? { ...earlier.note, name } : keyReused;
    }
    case 'not-theirs':
      return { refused: 'not-found' };
  }
}
