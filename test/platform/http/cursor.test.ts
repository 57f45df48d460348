// Cursors go out opaque and come back checked.
import { describe, expect, test } from '@jest/globals';
import { listMyReferrals } from '../../../lambdas/claiming/api.ts';
import {
  listReferrals,
  readAudit,
  readNumber,
  readTeamAudit,
  readTimeline,
} from '../../../lambdas/office/api.ts';
import { cursorAt, cursorTo } from '../../../lambdas/platform/http/cursor.ts';
import { newId } from '../../../lambdas/platform/ids.ts';
import { inbox } from '../../../lambdas/platform/table/keys.ts';
import { fc } from '../../support/random-tests.ts';

describe('cursor', () => {
  test('a cursor comes back as the place that it stood for', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }), (place) => {
        const cursor = cursorAt(place) ?? '';
        expect(cursor).toMatch(/^[\w-]+$/);
        fc.pre(cursor.length <= 300);
        expect(cursorTo(/^/).parse(cursor)).toBe(place);
      }),
    );
  });

  test('the end of a list has no cursor', () => {
    expect(cursorAt(undefined)).toBeUndefined();
  });

  test('a cursor of an inbox is taken back by its route', () => {
    const place = inbox.at(new Date().toISOString(), newId('ref'));
    expect(listMyReferrals.query?.parse({ cursor: cursorAt(place) })).toEqual({ cursor: place });
  });

  test.each([
    ['made up', 'hello'],
    ['of another list', cursorAt('2026-03-02T15:00:00.000Z#msg_1')],
    ['with another key behind', cursorAt('2026-03-02T15:00:00.000Z#ref_1#RACE')],
    ['of no time', cursorAt('::::::::::::::::::::#ref_1')],
    ['empty', ''],
    ['far too long', 'a'.repeat(301)],
  ])('a cursor that is %s is refused', (_what, cursor) => {
    expect(listMyReferrals.query?.safeParse({ cursor }).success).toBe(false);
  });

  test.each([
    { list: 'listReferrals', query: listReferrals.query, behind: 'ref_1' },
    { list: 'readAudit', query: readAudit.query, behind: 'evt_1' },
    { list: 'readTeamAudit', query: readTeamAudit.query, behind: 'evt_1' },
    { list: 'readTimeline', query: readTimeline.query, behind: 'msg_1' },
    { list: 'readNumber', query: readNumber.query, behind: 'out_1' },
  ])('a cursor of $list is of a moment that there is', ({ query, behind }) => {
    const isTaken = (moment: string) =>
      query?.safeParse({ cursor: cursorAt(`${moment}#${behind}`) }).success ?? false;
    expect(isTaken('2026-03-02T15:00:00.000Z')).toBe(true);
    for (const none of ['9999-99-99T99:99:99.999Z', '99999999999999999999', '2026-03-02T15:00:00.000'])
      expect(isTaken(none)).toBe(false);
  });
});
