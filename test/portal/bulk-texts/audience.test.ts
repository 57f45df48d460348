import { describe, expect, test } from '@jest/globals';
import { addressToText, audienceOf, isNarrowed } from '../../../portal/bulk-texts/audience.ts';
import { filtersIn } from '../../../portal/clients/list/filters.ts';

const today = '2026-03-31';
const lead = { agentId: 'agt_lead' };

describe('whom a bulk text goes to', () => {
  test('CP-6 the filters of the list are the audience’s, without its order', () => {
    const filters = filtersIn(
      'q=zoe&side=buyer&state=wa&stage=active&tag=Garden&quiet=30&hasReplied=true&needsReply=false&textable=true&sort=arrival',
    );
    expect(audienceOf(filters, today, undefined)).toEqual({
      q: 'zoe',
      side: 'buyer',
      state: 'WA',
      stage: 'active',
      tag: 'Garden',
      contactedBefore: new Date('2026-03-01T00:00:00').toISOString(),
      hasReplied: true,
      needsReply: false,
      textable: true,
    });
  });

  test.each([
    ['neverContacted=true', lead, { neverContacted: true, owner: 'agt_lead' }],
    ['whose=team', lead, {}],
    ['whose=team&owner=agt_2', lead, { owner: 'agt_2' }],
    // Of whoever leads nobody the API looks at their own alone.
    ['whose=team&owner=agt_2', undefined, {}],
  ])('CP-6 %s of %j is %j', (address, leads, audience) => {
    expect(audienceOf(filtersIn(address), today, leads)).toEqual(audience);
  });

  test('CP-6 a list takes its filters along; one without any proposes who has replied, and not everyone', () => {
    expect(addressToText(filtersIn('stage=active&sort=arrival'))).toBe(
      '/campaigns/bulk-texts/new?stage=active',
    );
    expect(addressToText(filtersIn('whose=team'))).toBe(
      '/campaigns/bulk-texts/new?whose=team&hasReplied=true',
    );
    expect([isNarrowed(filtersIn('whose=team&sort=arrival')), isNarrowed(filtersIn('q=zoe'))]).toEqual([
      false,
      true,
    ]);
  });
});
