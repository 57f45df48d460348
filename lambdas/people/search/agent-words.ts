// What the back office finds an agent by: the words of their name, and for administrators their email and their phone.
import {
  asTyped,
  isWholeNumber,
  searchText,
  soughtIn,
  wordsIn,
  wordsSoughtIn,
} from '../../platform/table/search-text.ts';
import type { AgentProfile } from '../team.ts';

export type Findable = Pick<AgentProfile, 'name' | 'email' | 'phone' | 'left'>;

/** PE-4: none of who has left. An email begins with a sign that no word of a name does, and so does a phone. */
export function wordsOfAgent({ name, email, phone, left }: Findable): string[] {
  if (left !== undefined) return [];
  return [
    ...wordsIn(searchText(name)),
    ...(email === undefined ? [] : [emailWord(wordsSoughtIn(email).map(asTyped).join(''))]),
    ...(phone === undefined ? [] : [phone]),
  ];
}

/** What `query` looks for among them; with `isContactSought` a whole phone number, and emails from their beginning to beyond the @. */
export function agentPartsIn(query: string, isContactSought: boolean): string[] {
  const [number = '', ...others] = soughtIn(query);
  if (isContactSought && others.length === 0 && isWholeNumber(number)) return [`+1${number.slice(-10)}`];
  const parts = wordsSoughtIn(query).map(asTyped);
  return isContactSought ? parts.map((part) => (part.includes('@') ? emailWord(part) : part)) : parts;
}

function emailWord(email: string): string {
  return `@${email}`;
}
