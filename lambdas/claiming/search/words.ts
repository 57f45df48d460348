// What the back office finds a referral by: the words of its client's name and city, and beside them the digits of the phone and the state.
import { searchText, wordsIn } from '../../platform/table/search-text.ts';
import type { Details } from '../referral.ts';

export type Found = {
  area: Pick<Details['area'], 'city' | 'state'>;
  client: Pick<Details['client'], 'name' | 'phone'>;
};

/** More than people's names have; each is an item. Told in the API's document. */
export const mostWords = 20;

/** What its entry in the list of all says: its words and its state. */
export function entryText({ client, area }: Found): string {
  return withState(placeText({ client, area }), area.state);
}

/** What a search looks at: also the phone, whose digits may stand beside a word. */
export function listedText({ client, area }: Found): string {
  return withState(`${placeText({ client, area })} ${client.phone}`, area.state);
}

/** `state` is undefined in what was written before it was there. */
export function readText(text: string): { words: string[]; state: string | undefined } {
  const [words = '', state] = text.split('#');
  return { words: wordsIn(words), state: state?.toLowerCase() };
}

export function wordsOf(found: Found): string[] {
  return wordsIn(placeText(found)).slice(0, mostWords);
}

function placeText({ client, area }: Found): string {
  return `${searchText(client.name)} ${searchText(area.city)}`;
}

/** No search text has a `#`. */
function withState(text: string, state: string): string {
  return `${text}#${state}`;
}
