// The sender of an email as SES takes it: an address, with or without the name that mailboxes show.
import * as z from 'zod';

const address = z.email();
const named = /^(?:"((?:[^"\\]|\\.)*)"|((?:=\?UTF-8\?B\?[A-Za-z0-9+/=]{1,63}\?= ?)+)) ?<([^<>]+)>$/;

export type EmailSender = { from: string; fromName?: string };

/** In a schema: what has another form is refused, as SES refuses it. */
export const sender = z.string().transform((given, context): EmailSender => {
  const [, quoted, encoded, inBrackets] = named.exec(given) ?? [];
  const { data: from } = address.safeParse(inBrackets ?? given);
  if (from === undefined) {
    context.addIssue('Missing or wrong: an address, or "Name" <address>');
    return z.NEVER;
  }
  if (quoted !== undefined) return { from, fromName: quoted.replace(/\\(.)/g, '$1') };
  if (encoded !== undefined) return { from, fromName: decoded(encoded) };
  return { from };
});

function decoded(words: string): string {
  return words
    .split(' ')
    .map((word) => Buffer.from(word.slice('=?UTF-8?B?'.length, -'?='.length), 'base64').toString('utf8'))
    .join('');
}
