import { expect, test } from '@jest/globals';
import { isolated } from '../../portal/messages/isolated.ts';

test('a name from the right moves nothing in the sentence around it; one from the left is left as it is', () => {
  for (const name of ['القاهرة', 'תל אביב', 'Abu Dhabi أبو ظبي']) {
    expect(`Buyer in ${isolated(name)}, WA`).toBe(`Buyer in \u2068${name}\u2069, WA`);
  }
  for (const name of ['Springfield', 'Québec', 'Москва', '東京', '🏡']) expect(isolated(name)).toBe(name);
});
