// The words of notifications in the language of the page.
import { englishPush, frenchPush, type PushWords } from './push-words.ts';

export function pushWords(): PushWords {
  return document.documentElement.lang === 'fr' ? frenchPush : englishPush;
}
