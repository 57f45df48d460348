// What a text does to consent, by how it is read: it stops, starts, asks for help, or does nothing.
import { readingOf } from '../../../lambdas/consent/words/reading.ts';

/** `word` is of CO-4; `byPhrase` tells that the text isn't the word itself but reads as it. */
type Word = { kind: 'stop' | 'start' | 'help' | 'none'; word: string; byPhrase?: true };

/** `maybe`, `talk` and what machines write change nothing by themselves; readingOf tells them apart. */
export function wordIn(body: string): Word {
  const reading = readingOf(body);
  switch (reading.reads) {
    case 'stop':
      return { kind: 'stop', word: reading.word, ...(reading.byPhrase && { byPhrase: true }) };
    case 'start':
    case 'help':
      return { kind: reading.reads, word: reading.word };
    default:
      return { kind: 'none', word: '' };
  }
}
