// The contact that agents save: a vCard that address books read, whatever the brand is called.
import { describe, expect, test } from '@jest/globals';
import { contactCard } from '../../lambdas/people/contact-card.ts';

const alerts = { label: 'Lead alerts', phone: '+12065550100' };
const given = {
  brand: 'Example Homes',
  numbers: [alerts],
  link: 'https://portal.example.com',
  note: 'Save it.',
};

describe('contact card', () => {
  test('names the brand and each number by what it is for', () => {
    const numbers = [alerts, { label: 'Calls', phone: '+12065550104' }];
    expect(contactCard({ ...given, numbers })).toBe(
      [
        'BEGIN:VCARD',
        'VERSION:3.0',
        'FN:Example Homes',
        'N:Example Homes;;;;',
        'ORG:Example Homes',
        'item1.TEL;TYPE=WORK,VOICE:+12065550100',
        'item1.X-ABLabel:Lead alerts',
        'item2.TEL;TYPE=WORK,VOICE:+12065550104',
        'item2.X-ABLabel:Calls',
        'URL:https://portal.example.com',
        'NOTE:Save it.',
        'END:VCARD',
        '',
      ].join('\r\n'),
    );
  });

  test('has a number once that is for several things', () => {
    const card = contactCard({ ...given, numbers: [alerts, { ...alerts, label: 'Calls' }] });
    expect(card.match(/TEL/g)).toHaveLength(1);
    expect(card).toContain('item1.X-ABLabel:Lead alerts\\, Calls\r\n');
  });

  test('a brand or note can’t break out of its line', () => {
    const card = contactCard({ ...given, brand: 'A; B, C\\D', note: 'one\r\nTEL:+19005550100\ntwo' });
    expect(card).toContain('\r\nFN:A\\; B\\, C\\\\D\r\n');
    expect(card).toContain('\r\nNOTE:one\\nTEL:+19005550100\\ntwo\r\n');
  });

  test.each(['\r', '\n', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'])(
    'no line break of any kind does: %j',
    (lineBreak) => {
      const evil = `one${lineBreak}TEL:+19005550100`;
      const card = contactCard({ ...given, brand: evil, note: evil, numbers: [{ ...alerts, label: evil }] });
      const known = /^(BEGIN|VERSION|FN|N|ORG|item1\.TEL;TYPE=WORK,VOICE|item1\.X-ABLabel|URL|NOTE|END):/;
      for (const line of card.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).slice(0, -1))
        expect(line).toMatch(known);
      expect(card).toContain('\r\nNOTE:one\\nTEL:+19005550100\r\n');
    },
  );

  test('control characters are left out', () => {
    expect(contactCard({ ...given, brand: 'Example\u0000 \u001bHomes' })).toContain(
      '\r\nFN:Example Homes\r\n',
    );
  });

  test('long lines are folded at 75 octets, between characters', () => {
    const note = `${'é'.repeat(60)}😀${'ß'.repeat(60)}`;
    const card = contactCard({ ...given, note });
    for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(card.replaceAll('\r\n ', '')).toContain(`NOTE:${note}\r\n`);
  });
});
