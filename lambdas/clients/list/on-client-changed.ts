// CT-2: after a race, conversation or note changed: the client's entry in their owner's list, as it holds now, and the words of notes.
import * as z from 'zod';
import { isUnanswered } from '../../claiming/client/client-state.ts';
import {
  claimIn,
  type Details,
  isOwnedBy,
  isReachedByTexts,
  ownerOf,
  type Race,
  raceSchema,
  type Talk,
  talkSchema,
  wonAt,
} from '../../claiming/referral.ts';
import { isPhoneKnown } from '../../claiming/view/referral-view.ts';
import { type Note, noteItemSchema } from '../note.ts';
import { type Entry, entryOf, type Owner, type Part, placeOfRace, withEntry, written } from './entry.ts';
import { wordsOf } from './words.ts';

type RefreshDeps = {
  clientLists: {
    readPart(owner: Owner, referralId: string): Promise<Part>;
    writePart(owner: Owner, part: Part): Promise<boolean>;
    readFacts(referralId: string): Promise<{ race: Race; talk: Talk } | undefined>;
  };
  /** Of what is claimed they don't change any more. */
  readDetails(referralId: string): Promise<Details>;
};

type AddWordsDeps = {
  clientLists: { addWords(owner: Owner, place: string, words: readonly string[]): Promise<void> };
};

type AddNotesDeps = AddWordsDeps & {
  clients: { readNotes(referralId: string, since: string): Promise<Note[]> };
};

export type OnRaceOfClientChangedDeps = RefreshDeps & AddNotesDeps;
export type OnTalkOfClientChangedDeps = RefreshDeps & {
  readRace(referralId: string): Promise<Race | undefined>;
};
export type OnNoteAddedDeps = AddWordsDeps & { readRace(referralId: string): Promise<Race | undefined> };

const aboutReferral = z.object({ referralId: z.string() });

/** A client who came, went or is another's; whether they can be texted, have replied, and may be called. */
export async function onRaceOfClientChanged(
  before: unknown,
  after: unknown,
  deps: OnRaceOfClientChangedDeps,
): Promise<void> {
  const race = raceSchema.parse(after);
  const was = before === undefined ? undefined : raceSchema.parse(before);
  if (was !== undefined && isSameClient(was, race)) return;
  const owners = ownersIn(was, race);
  for (const owner of owners) await refresh(owner, race.referralId, deps);
  const agentId = ownerOf(race);
  // Of a replay the notes are replayed themselves.
  if (was === undefined || agentId === undefined || agentId === ownerOf(was) || ownerOf(was) === undefined)
    return;
  await addNotes({ teamId: race.teamId, agentId }, race, deps);
}

/** Contacts, stage and tags; and that somebody has read, where they wrote last themselves. */
export async function onTalkOfClientChanged(
  before: unknown,
  after: unknown,
  deps: OnTalkOfClientChangedDeps,
): Promise<void> {
  const [was, talk] = [talkSchema().parse(before ?? {}), talkSchema().parse(after)];
  if (before !== undefined && contactsIn(was) === contactsIn(talk)) return;
  const { referralId } = aboutReferral.parse(after);
  const race = await deps.readRace(referralId);
  const agentId = race && ownerOf(race);
  if (race === undefined || agentId === undefined) return;
  // The text that claimed: the race's own change has entered it.
  if (talk.lastReplyAt === undefined && talk.client === undefined && talk.lastSentAt === wonAt(race)) return;
  await refresh({ teamId: race.teamId, agentId }, referralId, deps);
}

export async function onNoteAdded(_: unknown, after: unknown, deps: OnNoteAddedDeps): Promise<void> {
  const { referralId, at, text } = noteItemSchema.parse(after);
  const race = await deps.readRace(referralId);
  const agentId = race && ownerOf(race);
  // CL-15: nobody finds by what was noted in an earlier round.
  if (race === undefined || agentId === undefined || at < (race.offeredAgain?.at ?? '')) return;
  await deps.clientLists.addWords({ teamId: race.teamId, agentId }, placeOfRace(race), wordsOf(text));
}

/** Writes of one part at the same moment are made one after another. */
const mostTries = 20;

/** Whatever was told, late or twice: what is written is what holds now. */
async function refresh(owner: Owner, referralId: string, deps: RefreshDeps): Promise<void> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const part = await deps.clientLists.readPart(owner, referralId);
    // Read behind the part: who has read something newer has written the part since, or finds it written.
    const facts = await deps.clientLists.readFacts(referralId);
    const isTheirs = facts !== undefined && isOwnedBy(facts.race, owner);
    const entry = isTheirs ? await entryFor(facts, referralId, deps) : undefined;
    const entries = withEntry(part.entries, referralId, entry);
    if (written(entries) === written(part.entries)) return;
    if (await deps.clientLists.writePart(owner, { ...part, entries })) return;
  }
  throw new Error('Too many changes of one part of a list of clients at once');
}

async function entryFor(
  { race, talk }: { race: Race; talk: Talk },
  referralId: string,
  { readDetails }: Pick<RefreshDeps, 'readDetails'>,
): Promise<Entry | undefined> {
  return entryOf({ race, talk, details: await readDetails(referralId) });
}

/** Whose list it may be in, or has been. */
function ownersIn(was: Race | undefined, race: Race): Owner[] {
  const { teamId } = race;
  const claim = claimIn(race);
  const agentIds = new Set([claim?.agentId, claim?.from].flatMap((agentId) => agentId ?? []));
  const before = was && ownerOf(was);
  if (before === undefined || was === undefined) return [...agentIds].map((agentId) => ({ teamId, agentId }));
  if (was.teamId === teamId) agentIds.add(before);
  const owners = [...agentIds].map((agentId) => ({ teamId, agentId }));
  return was.teamId === teamId ? owners : [...owners, { teamId: was.teamId, agentId: before }];
}

function isSameClient(was: Race, race: Race): boolean {
  return factsIn(was) === factsIn(race);
}

function factsIn(race: Race): string | undefined {
  const { teamId, round, repliedAt } = race;
  const owner = ownerOf(race);
  if (owner === undefined) return undefined;
  const shown = [isReachedByTexts(race), isPhoneKnown(race), wonAt(race), claimIn(race)?.at];
  return JSON.stringify([owner, teamId, round, repliedAt, ...shown]);
}

function contactsIn(talk: Talk): string {
  const { lastSentAt, lastReplyAt, client } = talk;
  return JSON.stringify([lastSentAt, lastReplyAt, client?.revision, isUnanswered(talk)]);
}

async function addNotes(owner: Owner, race: Race, { clients, clientLists }: AddNotesDeps): Promise<void> {
  const notes = await clients.readNotes(race.referralId, race.offeredAgain?.at ?? '');
  const words = wordsOf(notes.map(({ text }) => text).join(' '));
  await clientLists.addWords(owner, placeOfRace(race), words);
}
