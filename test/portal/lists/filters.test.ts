import { describe, expect, test } from '@jest/globals';
import { builtInViews, chipsOf } from '../../../portal/clients/list/chips.ts';
import { addressWith, filtersIn, queryOf } from '../../../portal/clients/list/filters.ts';
import { listWords } from '../../../portal/clients/list/words.ts';
import { clientsWords } from '../../../portal/clients/words.ts';
import { pagesFor } from '../../../portal/keyboard/pages.ts';
import { english } from '../../../portal/messages/words.ts';

const today = '2026-03-31';

describe('the filters of the list of clients', () => {
  test('CT-2 an address and its filters are the same, in whichever order they stand there', () => {
    const address =
      'q=zo%C3%AB&side=buyer&stage=under-contract&tag=First+home&hasReplied=false&needsReply=true&sort=arrival';
    expect(addressWith(filtersIn(address))).toBe(address);
    const reversed = address.split('&').toReversed().join('&');
    expect(addressWith(filtersIn(reversed))).toBe(address);
  });

  test.each([
    'stage=foo',
    'side=both',
    'state=Washington',
    'state=zz',
    'contactedBefore=yesterday',
    'contactedBefore=2026-13-40',
    'quiet=-3',
    'quiet=0',
    'neverContacted=false',
    'hasReplied=yes',
    'needsReply=yes',
    'sort=name',
    'q=+',
    'cursor=abc',
    'whose=mine',
  ])('CT-2 %s filters nothing', (address) => {
    expect(filtersIn(address)).toEqual({});
  });

  test('CT-2 what is asked for has what the API takes: states in capitals, days as moments, no name of the page’s own', () => {
    const query = queryOf(
      filtersIn('whose=team&state=wa&contactedAfter=2026-03-01&textable=true&sort=arrival'),
      today,
    );
    expect(query).toEqual({
      state: 'WA',
      contactedAfter: new Date('2026-03-01T00:00:00').toISOString(),
      textable: 'true',
      sort: 'arrival',
    });
  });

  test('CT-2 “quiet for 30 days” is a last contact before the day 30 days ago', () => {
    expect(queryOf(filtersIn(builtInViews.quiet), today)).toEqual({
      contactedBefore: new Date('2026-03-01T00:00:00').toISOString(),
    });
  });

  test('CT-2 each filter but the search has a chip that says it', () => {
    const says = {
      words: listWords.en,
      stages: clientsWords.en.stages,
      sides: english.side,
      day: (day: string) => `day ${day}`,
      agent: (agentId: string) => (agentId === 'agt_1' ? 'Agent One' : agentId),
    };
    const address =
      'whose=team&q=zo&side=seller&state=wa&stage=active&tag=Garden&owner=agt_1&contactedBefore=2026-03-01&quiet=30&neverContacted=true&hasReplied=false&needsReply=true&textable=false';
    expect(chipsOf(filtersIn(address), says).map(({ text }) => text)).toEqual([
      'Seller',
      'State or province: WA',
      'Active',
      'Tag: Garden',
      'Agent: Agent One',
      'Last contact before: day 2026-03-01',
      'Quiet for 30 days',
      'Never contacted',
      'Has not replied',
      'Needs a reply',
      'Calls only',
    ]);
  });

  test('CT-2 the built-in views are filters that there are', () => {
    for (const view of Object.values(builtInViews)) expect(addressWith(filtersIn(view))).toBe(view);
  });
});

test('pages are found by the beginning of their name, and only those that one has', () => {
  const names = (typed: string, isLead = false) =>
    pagesFor(typed, english, { isLead, isInOffice: false }).map(({ name }) => name);
  expect(names('')).toEqual(['Inbox', 'Clients', 'Campaigns', 'Me']);
  expect(names('', true)).toEqual(['Inbox', 'Clients', 'Campaigns', 'Routing', 'Times', 'Me']);
  expect(names('CLI')).toEqual(['Clients']);
  expect(names('rou')).toEqual([]);
});
