// What the composer does with a text: quick replies found and put in, refusals that end with their words.
import { describe, expect, test } from '@jest/globals';
import { ApiProblem } from '../../../client/src/problem.ts';
import type { NextText } from '../../../portal/api/answers.ts';
import { insertText } from '../../../portal/conversation/insert-text.ts';
import { foundTemplates } from '../../../portal/conversation/quick-replies/found-templates.ts';
import { stillTrue, wrongWith } from '../../../portal/conversation/refusals/still-true.ts';

describe('quick replies', () => {
  const templates = [
    { name: 'Still looking', body: 'Hi {ClientFirstName|there}, any hello from you?' },
    { name: 'Hello José', body: 'Good morning.' },
  ];
  const found = (typed: string) => foundTemplates(templates, typed).map(({ name }) => name);

  test('CP-1 are found by words of their name or text, those so named first, whatever case and accents', () => {
    expect(found('')).toEqual(['Still looking', 'Hello José']);
    expect(found('HELLO')).toEqual(['Hello José', 'Still looking']);
    expect(found('jose  hello')).toEqual(['Hello José']);
    expect(found('any looking')).toEqual(['Still looking']);
    expect(found('garden')).toEqual([]);
  });

  test('CP-1 are put where the cursor stands, in the place of what is selected, with a space where words would meet', () => {
    const inserted = (body: string, start: number, end = start) =>
      insertText(body, 'See you.', { start, end });
    expect(inserted('', 0)).toEqual({ body: 'See you.', selection: { start: 0, end: 8 } });
    expect(inserted('Thanks!', 7)).toEqual({ body: 'Thanks! See you.', selection: { start: 8, end: 16 } });
    expect(inserted('Thanks! Bye', 8)).toEqual({
      body: 'Thanks! See you. Bye',
      selection: { start: 8, end: 16 },
    });
    expect(inserted('Thanks! Bye', 8, 11).body).toBe('Thanks! See you.');
    expect(inserted('One\n\nTwo', 4).body).toBe('One\nSee you.\nTwo');
  });
});

describe('a refusal that names words', () => {
  const refused = (code: string, ...named: string[]) =>
    new ApiProblem(
      422,
      code,
      'No.',
      named.map((detail) => ({ path: '/body', detail })),
    );
  const left = (problem: ApiProblem, body: string) =>
    stillTrue(problem, body)?.faults.map(({ detail }) => detail);

  test('TX-9 leaves with the shorteners that it names, one by one', () => {
    const problem = refused('link-shortener', 'bit.ly', 'tinyurl.com');
    expect(left(problem, 'bit.ly/x tinyurl.com/y')).toEqual(['bit.ly', 'tinyurl.com']);
    expect(left(problem, 'bit。ly/x')).toEqual(['bit.ly']);
    expect(left(problem, 'A bit, ly')).toBeUndefined();
    expect(left(problem, '')).toBeUndefined();
  });

  test('CP-1 leaves with a spam phrase, and with a field that is filled in', () => {
    const spam = refused('spam-phrase', 'you won … prize', 'act now');
    expect(left(spam, 'You won a big prize')).toEqual(['you won … prize']);
    expect(left(spam, 'You won')).toBeUndefined();
    const hole = refused('unfilled-field', '{City}');
    expect(left(hole, 'In { City |here}')).toEqual(['{City}']);
    expect(left(hole, 'In Reno')).toBeUndefined();
  });

  test('TX-9 a shortener is named while it is typed', () => {
    const instructions = { appended: false, text: '', code: 'two-way', words: '' };
    const next: NextText = { goes: 'at-once', optOutInstructions: instructions, linkShorteners: ['bit.ly'] };
    const named = (body: string) => wrongWith(undefined, body, next)?.faults.map(({ detail }) => detail);
    expect(named('See bit.ly/x')).toEqual(['bit.ly']);
    expect(named('See homes.example/x')).toBeUndefined();
    expect(wrongWith(undefined, 'See bit.ly/x', undefined)).toBeUndefined();
  });

  test('any other stays', () => {
    const problem = refused('client-opted-out');
    expect(stillTrue(problem, 'Anything')).toBe(problem);
    expect(stillTrue(undefined, 'Anything')).toBeUndefined();
  });
});
