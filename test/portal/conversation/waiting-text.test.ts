// A text that waits for a connection: what is kept of it, and what becomes of it after a try.
import { describe, expect, test } from '@jest/globals';
import { ApiProblem } from '../../../client/src/problem.ts';
import {
  afterTry,
  isStill,
  isTooOld,
  readWaiting,
  takenBack,
} from '../../../portal/conversation/waiting/waiting-text.ts';

describe('a text that waits', () => {
  const text = { body: 'Hi', key: 'k-1', at: 1000, isTried: false };

  test('is read as it was kept; what is none is nothing', () => {
    expect(readWaiting(JSON.stringify(text))).toEqual(text);
    expect(readWaiting(JSON.stringify({ ...text, isTakenBack: true }))).toEqual({
      ...text,
      isTakenBack: true,
    });
    for (const strange of [undefined, '', '{', '{"body":1}', 'null'])
      expect(readWaiting(strange)).toBeUndefined();
  });

  test('that is taken back keeps its key, tried or not: the first try may be under way', () => {
    for (const isTried of [false, true])
      expect(readWaiting(JSON.stringify(takenBack({ ...text, isTried })))).toMatchObject({
        key: 'k-1',
        isTakenBack: true,
      });
  });

  test('is let go of by the answer to it alone, not by that to an earlier one', () => {
    expect(isStill(text, JSON.stringify({ ...text, isTried: true }))).toBe(true);
    expect(isStill(text, JSON.stringify(takenBack(text)))).toBe(true);
    expect(isStill(text, JSON.stringify({ ...text, key: 'k-2' }))).toBe(false);
    expect(isStill(text, undefined)).toBe(false);
  });

  test('waits a day at most', () => {
    expect(isTooOld(text, 1000 + 24 * 3_600_000)).toBe(false);
    expect(isTooOld(text, 1001 + 24 * 3_600_000)).toBe(true);
  });

  test('is tried again until it is answered, and after a new sign-in; a refusal ends it', () => {
    const outcome = (status: number, code: string) => afterTry(new ApiProblem(status, code, '', []));
    expect(afterTry(undefined)).toBe('sent');
    expect(outcome(0, 'unreachable')).toBe('waits');
    expect(outcome(503, 'unreadable')).toBe('waits');
    expect(outcome(401, 'unauthorized')).toBe('waits');
    expect(outcome(409, 'already-claimed')).toBe('refused');
    expect(outcome(422, 'link-shortener')).toBe('refused');
  });
});
