// Emails as the desk lists them: newest first, and what went to several at once as one.
import type { Email } from './world.ts';

export type Mailing = Pick<Email, 'subject' | 'text' | 'at'> & { id: string; to: readonly string[] };

/** `at` is when the first of a mailing went out. */
export function mailingsOf(emails: readonly Email[]): Mailing[] {
  const byWords = new Map<string, Mailing>();
  for (const { id, to, subject, text, at } of emails) {
    const words = JSON.stringify([subject, text]);
    const same = byWords.get(words);
    if (same === undefined) byWords.set(words, { id, to: [to], subject, text, at });
    else byWords.set(words, { ...same, to: [...same.to, to] });
  }
  return [...byWords.values()].toReversed();
}
