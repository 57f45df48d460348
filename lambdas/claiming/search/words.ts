// The words that the back office finds a referral by: those of its client's name and city.
import { searchText, wordsIn } from '../../platform/table/search-text.ts';
import type { Details } from '../referral.ts';

export type Found = Pick<Details, 'referralId' | 'createdAt'> & {
  area: Pick<Details['area'], 'city'>;
  client: Pick<Details['client'], 'name' | 'phone'>;
};

/** `text`: what its referral is found by. */
export type WordEntry = { referralId: string; createdAt: string; text: string };

/** More than people's names have; each is an item. */
const most = 20;

/** What it is found by beside its id and the client's phone. */
export function placeText({ client, area }: Pick<Found, 'client' | 'area'>): string {
  return `${searchText(client.name)} ${searchText(area.city)}`;
}

export function wordsOf(found: Pick<Found, 'client' | 'area'>): string[] {
  return wordsIn(placeText(found)).slice(0, most);
}

/** What a list looks at: the words, and the phone, whose digits may stand beside a word in a search. */
export function listedText(found: Found): string {
  return `${placeText(found)} ${found.client.phone}`;
}
