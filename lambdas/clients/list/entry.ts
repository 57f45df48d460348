// CT-2: a client as a list of clients finds them: what is searched, filtered and sorted by, in a line of some hundred characters.
import { lastContactAt, needsReply, stageOf, tagsOf } from '../../claiming/client/client-state.ts';
import { type ClientStage, stageSchema } from '../../claiming/client/stage.ts';
import { type Details, isReachedByTexts, type Race, type Talk } from '../../claiming/referral.ts';
import { isPhoneKnown } from '../../claiming/view/referral-view.ts';
import { foldedText, searchText } from '../../platform/table/search-text.ts';

/** Whose clients. */
export type Owner = { teamId: string; agentId: string };

export type Entry = {
  /** Its referral in one round: what was noted in an earlier one is found by nobody in this. */
  place: string;
  referralId: string;
  /** When its owner got it, and when they were last in contact; in milliseconds, 0 for never. */
  arrivedAt: number;
  contactedAt: number;
  side: Details['side'];
  stage: ClientStage;
  isTextable: boolean;
  hasReplied: boolean;
  /** They wrote last, or what the owner has not seen yet. */
  needsReply: boolean;
  state: string;
  /** Nothing as long as the owner may not see it: a hidden phone is not found either (TX-3). */
  phone: string;
  /** As search text. */
  name: string;
  city: string;
  tags: readonly string[];
};

/** A part of an owner's list, as it was read. */
export type Part = { number: number; revision: number; entries: readonly Entry[] };

type Claimed = { race: Race; details: Pick<Details, 'side' | 'area' | 'client'>; talk: Talk };

export function placeOfRace({ referralId, round }: Pick<Race, 'referralId' | 'round'>): string {
  return round === undefined ? referralId : `${referralId}#${round}`;
}

/** Undefined for what nobody has claimed. */
export function entryOf({ race, details, talk }: Claimed): Entry | undefined {
  if (race.status !== 'claimed') return undefined;
  const { side, area, client } = details;
  const last = lastContactAt({ race, talk });
  return {
    place: placeOfRace(race),
    referralId: race.referralId,
    arrivedAt: Date.parse(race.claim.at),
    contactedAt: last === undefined ? 0 : Date.parse(last),
    side,
    stage: stageOf({ race, talk }),
    isTextable: isReachedByTexts(race),
    hasReplied: race.repliedAt !== undefined,
    needsReply: needsReply({ race, talk }),
    state: area.state,
    phone: isPhoneKnown(race) ? client.phone.slice(1) : '',
    name: searchText(client.name),
    city: searchText(area.city),
    tags: tagsOf({ race, talk }).map(foldedText),
  };
}

const stages = stageSchema.options;
/** None of them is in a search text: these have no other white space than blanks, and no control characters. */
const between = { lines: '\n', fields: '\t', tags: '\u001f' };

function lineOf(entry: Entry): string {
  const {
    place,
    arrivedAt,
    contactedAt,
    side,
    stage,
    isTextable,
    hasReplied,
    needsReply,
    state,
    phone,
    name,
    city,
    tags,
  } = entry;
  const marks = [
    side === 'buyer' ? 'b' : 's',
    stages.indexOf(stage),
    isTextable ? 't' : '',
    hasReplied ? 'r' : '',
    needsReply ? 'w' : '',
  ];
  const times = [arrivedAt, contactedAt].map((ms) => ms.toString(36));
  return [place, ...times, marks.join(''), state, phone, name, city, tags.join(between.tags)].join(
    between.fields,
  );
}

function entryIn(line: string): Entry {
  const [
    place = '',
    arrived = '',
    contacted = '',
    marks = '',
    state = '',
    phone = '',
    name = '',
    city = '',
    tags = '',
  ] = line.split(between.fields);
  return {
    place,
    referralId: place.split('#', 1)[0] ?? place,
    arrivedAt: Number.parseInt(arrived, 36),
    contactedAt: Number.parseInt(contacted, 36),
    side: marks.startsWith('b') ? 'buyer' : 'seller',
    stage: stages[Number(marks[1])] ?? 'new',
    isTextable: marks.includes('t'),
    hasReplied: marks.includes('r'),
    needsReply: marks.includes('w'),
    state,
    phone,
    name,
    city,
    tags: tags === '' ? [] : tags.split(between.tags),
  };
}

export function written(entries: readonly Entry[]): string {
  return entries.map(lineOf).join(between.lines);
}

export function read(lines: string): Entry[] {
  return lines === '' ? [] : lines.split(between.lines).map(entryIn);
}

/** `entries` with what holds of that referral now: its entry, or none. */
export function withEntry(entries: readonly Entry[], referralId: string, entry: Entry | undefined): Entry[] {
  if (entry === undefined) return entries.filter((each) => each.referralId !== referralId);
  const isThere = entries.some((each) => each.referralId === referralId);
  return isThere
    ? entries.map((each) => (each.referralId === referralId ? entry : each))
    : [...entries, entry];
}

const parts = 128;

/** In which part of a list a referral is. FNV-1a: always the same for the same id. */
export function partOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % parts;
}
