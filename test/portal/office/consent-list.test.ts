// Lists of past consent as spreadsheets of the world save them: read rightly, or a sentence with the line.
import { describe, expect, test } from '@jest/globals';
import {
  type ConsentList,
  columns,
  readConsentList,
} from '../../../portal/office/consent-lists/consent-list.ts';
import { listWords } from '../../../portal/office/consent-lists/list-words.ts';

const header = columns.join(',');
const row = 'north,ada,+12065550150,2025-11-03T10:00:00-05:00,old system,Sí acepto';
const fields = {
  teamId: 'north',
  agentId: 'ada',
  phone: '+12065550150',
  consentedAt: '2025-11-03T10:00:00-05:00',
  source: 'old system',
  words: 'Sí acepto',
};
const bytes = (...lines: string[]) => Buffer.from(lines.join('\r\n'));

function read(file: Uint8Array, encoding?: string): ConsentList {
  const list = readConsentList(file, listWords.en, encoding);
  if ('fault' in list) throw new Error(list.fault);
  return list;
}
function faultIn(file: Uint8Array, encoding?: string): string {
  const list = readConsentList(file, listWords.en, encoding);
  return 'fault' in list ? list.fault : 'none';
}

describe('the encoding', () => {
  const text = `${header}\r\n${row}\r\n`;
  const utf16be = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['windows-1252', Buffer.from(text, 'latin1')],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', utf16be],
    ['utf-16be', utf16be.subarray(2)],
  ])('CO-15 %s is recognized, and the words are those that were shown', (encoding, file) => {
    expect(read(file)).toMatchObject({
      encoding,
      lines: [{ from: 2, to: 2, fields }],
      broken: [],
      ignored: [],
    });
  });

  test('CO-15 the characters that only Windows-1252 has are read as they were written', () => {
    const file = Buffer.concat([
      bytes(header, 'north,ada,+12065550150,2025-11-03T10:00:00-05:00,form,'),
      Buffer.from([0x93, 0x4f, 0x75, 0x69, 0x94, 0x20, 0x80, 0x35, 0x20, 0x9c]),
    ]);
    expect(read(file).lines[0]?.fields.words).toBe('“Oui” €5 œ');
  });

  test('CO-15 another one can be named', () => {
    const file = Buffer.concat([bytes(header, row.replace('Sí acepto', 'S')), Buffer.from([0x92])]);
    expect(read(file, 'macintosh').lines[0]?.fields.words).toBe('Sí');
    expect(faultIn(file, 'klingon')).toContain('klingon');
    expect(faultIn(file, 'utf-8')).toContain('utf-8');
  });

  test.each([
    [
      'bytes that no encoding in question has',
      Buffer.concat([bytes(header, row), Buffer.from([0x81, 0xff])]),
    ],
    ['NULs', bytes(header, `${row}\0`)],
  ])('CO-15 a file with %s is refused in a sentence', (_what, file) => {
    expect(faultIn(file)).toContain('name its encoding');
  });

  test('a workbook is told to be one', () => {
    expect(faultIn(Buffer.from('PK\u0003\u0004rest'))).toContain('workbook');
  });
});

describe('the form', () => {
  test.each([
    ['semicolons', [header.replaceAll(',', ';'), row.replaceAll(',', ';')]],
    ['tabs', [header.replaceAll(',', '\t'), row.replaceAll(',', '\t')]],
    ['a line that tells the separator', ['sep=;', header.replaceAll(',', ';'), row.replaceAll(',', ';')]],
    ['spaces around', [header.replaceAll(',', ' , '), row.replaceAll(',', ' , ')]],
    ['other headings', ['Team ID,AGENT_ID,Phone, consented-at ,SOURCE,Words', row]],
    ['quoted headings', [`"${columns.join('","')}"`, row]],
    ['empty lines', ['', header, '', row, ',,,,,', '']],
    ['empty fields at the end', [`${header},,`, `${row},,`]],
  ])('%s are read', (_what, lines) => {
    expect(read(bytes(...lines)).lines.map((line) => line.fields)).toEqual([fields]);
  });

  test('old Macs’ line ends are read', () => {
    expect(read(Buffer.from(`${header}\r${row}\r`)).lines.map((line) => line.fields)).toEqual([fields]);
  });

  test('columns come in any order, and others are named and left out', () => {
    const list = read(
      bytes('words,Branch,phone,source,consentedAt,agentId,teamId', 'Yes,West,+1,form,then,ada,north'),
    );
    expect(list.ignored).toEqual(['Branch']);
    expect(list.lines[0]?.fields).toEqual({
      words: 'Yes',
      phone: '+1',
      source: 'form',
      consentedAt: 'then',
      agentId: 'ada',
      teamId: 'north',
    });
  });

  test('words keep their commas, line breaks and doubled quotation marks; the next line is counted rightly', () => {
    const { lines } = read(bytes(header, row.replace('Sí acepto', '"Yes, ""text""\r\nme"'), row));
    expect(lines).toMatchObject([
      { from: 2, to: 3, fields: { words: 'Yes, "text"\nme' } },
      { from: 4, to: 4, fields },
    ]);
  });

  test('quotation marks inside a field are only characters', () => {
    expect(read(bytes(header, row.replace('Sí', 'say "Sí"'))).lines[0]?.fields.words).toBe('say "Sí" acepto');
  });

  test('one stray quotation mark is told with the line where its field begins', () => {
    const fault = faultIn(bytes(header, row, row.replace('Sí', '"Sí'), row, row));
    expect(fault).toMatch(/^Line 3: a quotation mark/);
  });

  test('a quotation mark that swallows lines spoils those lines and no others', () => {
    const list = read(bytes(header, row, row.replace('Sí', '"Sí'), row.replace('Sí acepto', '"Yes"'), row));
    expect(list.lines.map(({ from }) => from)).toEqual([2, 5]);
    expect(list.broken).toMatchObject([
      { from: 3, to: 4, detail: expect.stringContaining('quotation mark') },
    ]);
  });

  test('space around quotation marks is no part of the words', () => {
    const file = bytes(
      header,
      row.replace('Sí acepto', ' "Sí acepto" '),
      row.replace('old system', ' "old system" '),
    );
    expect(read(file).lines.map((line) => line.fields)).toEqual([fields, fields]);
  });

  test('a line with a comma too many is told, and the others are taken', () => {
    const list = read(bytes(header, row, `${row}, gracias`, row));
    expect(list.broken).toMatchObject([
      { from: 3, to: 3, detail: expect.stringMatching(/7 fields .* 6 columns/) },
    ]);
    expect(list.lines).toHaveLength(2);
  });

  test('a line with fields too few is for the API to refuse, field by field', () => {
    expect(read(bytes(header, 'north,ada')).lines[0]?.fields).toMatchObject({ agentId: 'ada', words: '' });
  });

  test.each([
    ['nothing', bytes(''), 'empty'],
    ['no headings', bytes(row, row), 'has no column teamId, agentId'],
    ['no words', bytes('teamId,agentId,phone,consentedAt,source', 'a,b,c,d,e'), 'has no column words'],
    ['two phones', bytes(`${header},Phone`, row), 'Two columns are called phone'],
  ])('a file with %s is refused in a sentence', (_what, file, words) => {
    expect(faultIn(file)).toContain(words);
  });
});
