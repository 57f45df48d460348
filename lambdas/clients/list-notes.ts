// CT-1: the notes about a client, for their owner and the lead: those of the round that it is in (CL-15).
import { ownerOf, type Referral } from '../claiming/referral.ts';
import { readerFor } from '../claiming/view/reader.ts';
import { isOwnerOrLead } from '../claiming/view/referral-view.ts';
import type { TeamWithAgents } from '../people/team.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound } from '../platform/outcome.ts';
import type { Note, NotePlace } from './note.ts';

export type ListNotesDeps = {
  referrals: { read(referralId: string): Promise<Referral | undefined> };
  people: { readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined> };
  clients: {
    listNotes(
      referralId: string,
      since: string,
      after: NotePlace | undefined,
    ): Promise<{ notes: Note[]; next: NotePlace | undefined }>;
  };
};

/** Newest first. */
export async function listNotes(
  caller: Agent,
  { referralId, cursor }: { referralId: string; cursor?: NotePlace | undefined },
  deps: ListNotesDeps,
): Promise<{ notes: (Note & { name: string })[]; next: NotePlace | undefined } | NotFound> {
  const [referral, team] = await Promise.all([
    deps.referrals.read(referralId),
    deps.people.readTeamWithAgents(caller.teamId),
  ]);
  const { reader, nameOf } = readerFor(caller, team);
  if (
    referral === undefined ||
    ownerOf(referral.race) === undefined ||
    !isOwnerOrLead(reader, referral.race)
  ) {
    return { refused: 'not-found' };
  }
  const since = referral.race.offeredAgain?.at ?? referral.details.createdAt;
  const { notes, next } = await deps.clients.listNotes(referralId, since, cursor);
  return { notes: notes.map((note) => ({ ...note, name: nameOf(note.agentId) })), next };
}
