// ETags: which saves may replace which state.
import { describe, expect, test } from '@jest/globals';
import { etagOf, ifMatchHeaders, isMatch } from '../../../lambdas/platform/http/etag.ts';

describe('If-Match', () => {
  test.each([
    [undefined, true],
    ['*', true],
    ['"3"', true],
    ['"1", "3"', true],
    ['"2"', false],
    ['"33"', false],
    ['""', false],
    ['W/"3"', false],
  ])('%s: the third state may be replaced: %s', (header, expected) => {
    expect(isMatch(header, 3)).toBe(expected);
  });

  test.each(['"0"', '*', '"a-b", W/"c"', '"1","2"'])('%s is a header that can be sent', (header) => {
    expect(ifMatchHeaders.parse({ 'if-match': header })).toEqual({ 'if-match': header });
  });

  test.each(['3', '"3', '"3" "4"', '', '*, "3"', '"3",'])('%j is none', (header) => {
    expect(ifMatchHeaders.safeParse({ 'if-match': header }).success).toBe(false);
  });

  test('takes what was answered', () => {
    for (const version of [0, 1, 12_345]) expect(isMatch(etagOf(version), version)).toBe(true);
  });
});
