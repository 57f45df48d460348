// The numbers that reach an agent's phone as a contact to save: a vCard 3.0 (RFC 2426), which every phone's address book reads.
import * as z from 'zod';

/** Each with what it is for; one number may be for several things. */
export const contactNumbers = z.array(z.object({ label: z.string(), phone: z.string() }));
export type ContactNumber = z.infer<typeof contactNumbers>[number];

const longestLine = 75;

export function contactCard(given: {
  brand: string;
  numbers: readonly ContactNumber[];
  link: string;
  note: string;
}): string {
  const brand = escaped(given.brand);
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${brand}`,
    // No person: the name's only part is the brand.
    `N:${brand};;;;`,
    `ORG:${brand}`,
    ...[...labeled(given.numbers)].flatMap(([phone, labels], index) => [
      `item${index + 1}.TEL;TYPE=WORK,VOICE:${phone}`,
      // Not in the standard, but how Apple's and Google's address books name a number.
      `item${index + 1}.X-ABLabel:${escaped(labels.join(', '))}`,
    ]),
    `URL:${given.link}`,
    `NOTE:${escaped(given.note)}`,
    'END:VCARD',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function labeled(numbers: readonly ContactNumber[]): Map<string, string[]> {
  const byPhone = Map.groupBy(numbers, ({ phone }) => phone);
  return new Map([...byPhone].map(([phone, all]) => [phone, all.map(({ label }) => label)]));
}

/** A line break of any kind would end the value, and a control character the card (RFC 2426, section 5). */
function escaped(text: string): string {
  return text
    .replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Lines of at most 75 octets, the later ones behind a space; no character is cut in two. */
function folded(line: string): string {
  const lines = [''];
  for (const character of line) {
    const last = lines.at(-1) ?? '';
    if (Buffer.byteLength(last + character) <= longestLine) lines[lines.length - 1] = last + character;
    else lines.push(` ${character}`);
  }
  return lines.join('\r\n');
}
