// CT-2: which clients a list shows, and in which order.
import type { ClientStage } from '../../claiming/client/stage.ts';
import type { Details } from '../../claiming/referral.ts';
import { asTyped, foldedText } from '../../platform/table/search-text.ts';
import type { Entry } from './entry.ts';

export type ClientFilter = {
  side?: Details['side'] | undefined;
  state?: string | undefined;
  stage?: ClientStage | undefined;
  tag?: string | undefined;
  /** By the last contact, which a client who was never contacted has not had. */
  contactedBefore?: string | undefined;
  contactedAfter?: string | undefined;
  neverContacted?: boolean | undefined;
  hasReplied?: boolean | undefined;
  needsReply?: boolean | undefined;
  textable?: boolean | undefined;
};

/** Newest first, both. Who was never contacted comes behind all who were, by arrival. */
export const sorts = ['last-contact', 'arrival'] as const;
export type Sort = (typeof sorts)[number];

export function isIn(filter: ClientFilter): (entry: Entry) => boolean {
  const { side, state, stage, neverContacted, hasReplied, needsReply, textable } = filter;
  const tag = filter.tag === undefined ? undefined : foldedText(filter.tag);
  const before = filter.contactedBefore === undefined ? undefined : Date.parse(filter.contactedBefore);
  const after = filter.contactedAfter === undefined ? undefined : Date.parse(filter.contactedAfter);
  return (entry) =>
    (side === undefined || entry.side === side) &&
    (state === undefined || entry.state === state) &&
    (stage === undefined || entry.stage === stage) &&
    (tag === undefined || entry.tags.includes(tag)) &&
    (before === undefined || (entry.contactedAt !== 0 && entry.contactedAt < before)) &&
    (after === undefined || (entry.contactedAt !== 0 && entry.contactedAt >= after)) &&
    (neverContacted === undefined || (entry.contactedAt === 0) === neverContacted) &&
    (hasReplied === undefined || entry.hasReplied === hasReplied) &&
    (needsReply === undefined || entry.needsReply === needsReply) &&
    (textable === undefined || entry.isTextable === textable);
}

/** What is looked for: every part, in name, city, state, phone, or the words of notes. `noted`: for each part, who has it there. */
export function isSought(
  parts: readonly string[],
  noted: readonly ReadonlySet<string>[],
): (entry: Entry) => boolean {
  const typed = parts.map(asTyped);
  return (entry) => {
    const name = asTyped(entry.name);
    const city = asTyped(entry.city);
    return typed.every(
      (part, index) =>
        name.includes(part) ||
        city.includes(part) ||
        entry.phone.includes(part) ||
        entry.state.toLowerCase() === part ||
        noted[index]?.has(entry.place),
    );
  };
}

/** A place in a list: `<c, n or a><ms>#<referral id>`: contacted, never contacted, by arrival; what a cursor means. */
export type Place = { rank: number; at: number; referralId: string };

const kinds = ['a', 'n', 'c'];
export const placePattern = /^[anc]\d{1,16}#ref_[\w-]{1,60}$/;

export function placeOf({ arrivedAt, contactedAt, referralId }: Entry, sort: Sort): Place {
  if (sort === 'arrival') return { rank: 0, at: arrivedAt, referralId };
  return contactedAt === 0
    ? { rank: 1, at: arrivedAt, referralId }
    : { rank: 2, at: contactedAt, referralId };
}

export function placeText({ rank, at, referralId }: Place): string {
  return `${kinds[rank]}${at}#${referralId}`;
}

export function placeIn(text: string): Place {
  const [start = '', referralId = ''] = text.split('#');
  return { rank: kinds.indexOf(start.slice(0, 1)), at: Number(start.slice(1)), referralId };
}

/** A cursor of the list in another order means nothing in this one. */
export function isOfSort(text: string, sort: Sort): boolean {
  return text.startsWith('a') === (sort === 'arrival');
}

/** Negative where `one` stands first. */
export function inOrder(one: Place, other: Place): number {
  return (
    other.rank - one.rank ||
    other.at - one.at ||
    (one.referralId < other.referralId ? 1 : one.referralId > other.referralId ? -1 : 0)
  );
}
