// What names are found by: whole letters, and no signs around words.
import { describe, expect, test } from '@jest/globals';
import {
  isPartOfNumber,
  searchText,
  soughtIn,
  wordsIn,
} from '../../../lambdas/platform/table/search-text.ts';

describe('a name as it is looked for', () => {
  test.each([
    ['🏠', 'a house beyond the first 65,536 characters'],
    ['👩‍👩‍👧', 'a family of several'],
    ['🇺🇸', 'a flag of two letters'],
    ['👍🏽', 'a thumb of a color'],
  ])('%s at the end, %s, is there whole or not at all', (sign) => {
    for (let before = 85; before <= 101; before += 1) {
      const text = searchText(`${'x'.repeat(before)}${sign}`);
      const isWhole = before + sign.length <= 100;
      expect(text).toBe(`${'x'.repeat(Math.min(before, 100))}${isWhole ? sign : ''}`);
      expect(Buffer.from(text).toString()).toBe(text);
    }
  });

  test('is without case and accents, with single gaps, and ends in no gap where it is cut', () => {
    expect(searchText('  Zoë   #Ångström ')).toBe('zoe angstrom');
    expect(searchText(`${'x'.repeat(99)} y`)).toBe('x'.repeat(99));
  });
});

describe('what is looked for', () => {
  test.each(['-', '#', '+', '(', '.', '_', '—', '´', '\u0301', '" "', '- / -', '$'])(
    'is nothing in signs alone: %s',
    (query) => {
      expect(soughtIn(query)).toEqual([]);
    },
  );

  test.each([
    ['Anne-Marie', ['anne-marie']],
    ['“Anne” (Marie)', ['anne', 'marie']],
    ['O’Brien,', ['o’brien']],
    ['Seattle,WA', ['seattle', 'wa']],
    ['Oak & Maple', ['oak', 'maple']],
    ['C++ Homes', ['c', 'homes']],
    ['-5', ['5']],
    ['🏠', ['🏠']],
    ['(206) 555-01', ['20655501']],
    ['206–555‑0123', ['2065550123']],
    ['\u202A+1 (206) 555-0123\u202C', ['12065550123']],
    ['206/555/0123', ['2065550123']],
    ['11/28', ['11', '28']],
    ['Jones/Smith', ['jones', 'smith']],
    ['ref_5Jx-2', ['ref_5jx-2']],
  ])('is words without the signs around them, or digits: %s', (query, parts) => {
    expect(soughtIn(query)).toEqual(parts);
  });
});

describe('words that something is found by', () => {
  test.each([
    ['Smith/Jones', ['smith/jones', 'jones']],
    ['St.Louis', ['st.louis', 'louis']],
    ['tm_north-2', ['tm_north-2', 'north-2', '2']],
    ['O’Brien', ['obrien', 'brien']],
    ['🏠Oak', ['🏠oak', 'oak']],
  ])('begin behind each sign within %s', (text, words) => {
    expect(wordsIn(searchText(text))).toEqual(words);
  });
});

describe('digits', () => {
  test.each(['0123', '555-0123', '(206) 555', '206-555-012', '0123, 0177', '22065550123'])(
    '%s are a part of a phone number',
    (query) => expect(isPartOfNumber(query)).toBe(true),
  );

  test.each([
    '(206) 555-0123',
    '+1 206-555-0123',
    '12',
    'zoe 0123',
    '0123 WA',
    'ref_0123',
    '',
    '2065550123 zoe',
  ])('%s are none, or all of it', (query) => expect(isPartOfNumber(query)).toBe(false));
});
