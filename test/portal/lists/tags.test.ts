import { expect, test } from '@jest/globals';
import { tagsWith } from '../../../portal/clients/one/tags.ts';

test.each([
  ['Garden', ['First home', 'Garden']],
  ['  Garden ,  Two   dogs ', ['First home', 'Garden', 'Two dogs']],
  ['FIRST HOME', ['First home']],
  ['Fïrst hóme, , ', ['First home']],
  ['', ['First home']],
])('CT-1 of “%s” come %j', (typed, tags) => {
  expect(tagsWith(['First home'], typed)).toEqual(tags);
});
