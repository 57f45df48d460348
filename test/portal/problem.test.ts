import { expect, test } from '@jest/globals';
import * as z from 'zod';
import { footers, holds, refusals } from '../../lambdas/delivery/explaining/explain.ts';
import { failures } from '../../lambdas/delivery/failures.ts';
import { faultCodes } from '../../lambdas/platform/faults/fault-codes.ts';
import { problemSchema } from '../../lambdas/platform/http/problem.ts';
import { ApiProblem, problemBehind, problemIn, withoutFaults } from '../../portal/api/problem.ts';
import { explainWords } from '../../portal/conversation/explained/explain-words.ts';
import { formatsFor } from '../../portal/messages/formats.ts';
import { french } from '../../portal/messages/french.ts';
import { faultWords, problemWords as inWords } from '../../portal/messages/problem-words.ts';
import { rareProblems } from '../../portal/messages/rare-problems.ts';
import { spanish } from '../../portal/messages/spanish.ts';
import { withRare } from '../../portal/messages/with-rare.ts';
import { english, type Words } from '../../portal/messages/words.ts';

const problemWords = (problem: ApiProblem, words: Words) =>
  inWords(problem, words, formatsFor('en-US', 'UTC'));

const document = {
  type: 'urn:dibs:problem:spam-phrase',
  title: 'The text looks like spam',
  status: 422,
  code: 'spam-phrase',
  detail: 'Carriers filter such texts.',
  errors: [{ path: '/body', detail: '"free money"' }],
};

test('a problem document is told by its code, with the faults that it names', () => {
  const problem = problemIn(422, document);
  expect(problemWords(problem, english)).toBe(`${english.problems['spam-phrase']} "free money"`);
  expect(problemWords(problem, french)).toContain('pourriel');
});

test('TX-17 a fault is told by its code, by its place without one, and else in the API’s words', () => {
  const detail = 'has an extension';
  const told = (errors: object[]) =>
    problemWords(problemIn(400, { ...document, code: 'invalid-request', errors }), french);
  expect(told([{ path: '/phone', detail, code: 'phone-extension' }])).toContain('sans poste');
  expect(told([{ path: '/phone', detail, code: 'phone-not-a-phone' }])).toContain('dix chiffres');
  expect(told([{ path: '/other', detail, code: 'new' }])).toContain(detail);
});

test('that something is not valid is left out where each fault is said', () => {
  const told = (...codes: string[]) =>
    problemWords(
      problemIn(400, {
        ...document,
        code: 'invalid-request',
        errors: codes.map((code) => ({ path: '/until', detail: 'Later.', code })),
      }),
      withRare(english, rareProblems.en),
    );
  expect(told('time-past')).toBe(rareProblems.en.faults['time-past']);
  expect(told('time-past', 'new')).toMatch(/^Something in the request/);
});

test('a code without words here is told in the API’s', () => {
  const unknown = problemIn(409, { ...document, code: 'something-new', errors: undefined });
  expect(problemWords(unknown, english)).toBe('Carriers filter such texts.');
});

test('PE-6 what a wait helps says until when, in the reader’s own time', () => {
  const retryAfterSeconds = 3600;
  const limited = { ...document, code: 'daily-limit-reached', errors: undefined, retryAfterSeconds };
  const noon = new Date().setUTCHours(12, 0, 0, 0);
  const problem = problemIn(429, limited, noon);
  expect(problem.isPassing).toBe(false);
  expect(problemWords(problem, withRare(english, rareProblems.en))).toMatch(
    /reached today’s limit for this\. Try again after .*1:00/,
  );
  expect(problemWords(problem, french)).toMatch(/Réessayez après .*1:00/);
});

test('what is no problem document says so, and no more', () => {
  for (const body of [undefined, '<html>', { message: 'Service Unavailable' }])
    expect(problemWords(problemIn(503, body), english)).toBe(english.problems.unreadable);
});

test('only what passes is tried again', () => {
  const isPassing = (status: number) => problemIn(status, document).isPassing;
  expect([0, 500, 503].map(isPassing)).toEqual([true, true, true]);
  expect([400, 401, 404, 409, 422, 429].some(isPassing)).toBe(false);
  expect(problemIn(429, { message: 'Too Many Requests' }).isPassing).toBe(true);
});

test('anything thrown on the way is an API that could not be reached', () => {
  expect(problemBehind(new TypeError('Failed to fetch'))).toMatchObject({ status: 0, code: 'unreachable' });
  const problem = new ApiProblem(409, 'already-claimed', 'A teammate was first.');
  expect(problemBehind(problem)).toBe(problem);
});

test('faults that stand elsewhere are not told twice', () => {
  expect(withoutFaults(problemIn(422, document)).faults).toEqual([]);
});

const languages = {
  en: withRare(english, rareProblems.en),
  fr: withRare(french, rareProblems.fr),
  es: withRare(spanish, rareProblems.es),
};

test.each(Object.entries(languages))('every problem of the API is told in %s', (_, words) => {
  const codes = z.string().array().parse(problemSchema.shape.code.meta()?.['x-extensible-enum']);
  expect(codes.length).toBeGreaterThan(40);
  expect(codes.filter((code) => words.problems[code] === undefined)).toEqual([]);
  const both = { ...rareProblems.en.problems, ...rareProblems.en.faults };
  expect(Object.keys(both).filter((code) => code in english.problems || code in english.faults)).toEqual([]);
});

test.each(Object.entries(languages))('every kind of fault in a request is told in %s', (_, words) => {
  const said = faultCodes.map((code) => [
    code,
    faultWords({ path: '/new', detail: '', code, limit: 7 }, words),
  ]);
  expect(said.filter(([, text]) => text === undefined || /\{(limit|value)\}/.test(text))).toEqual([]);
  expect(faultWords({ path: '/new', detail: '', code: 'too-long', limit: 7 }, words)).toContain(' 7 ');
});

test.each(['fr', 'es'] as const)('why a text was sent or not is told in %s', (code) => {
  const words = 'In English.';
  const says = explainWords[code];
  const always = ['received', 'queued', 'sending', 'accepted', 'delivered', 'unconfirmed'];
  const outcomes = [...always, ...Object.keys({ ...holds, ...refusals, ...failures })];
  const footerCodes = ['clients-own', 'undecided', 'no-longer-known', ...Object.keys(footers)];
  expect(outcomes.filter((each) => says.outcome({ code: each, words }) === words)).toEqual([]);
  expect(footerCodes.filter((each) => says.footer({ code: each, words }) === words)).toEqual([]);
  expect(says.outcome({ code: 'new', words })).toBe(words);
});
