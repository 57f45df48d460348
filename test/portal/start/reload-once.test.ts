import { expect, test } from '@jest/globals';
import { mayReload } from '../../../portal/controls/late/reload-once.ts';

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) };
}

test('a page that lacks code reloads once for each build', () => {
  const kept = memory();
  expect([mayReload('one.js', kept), mayReload('one.js', kept)]).toEqual([true, false]);
  expect([mayReload('two.js', kept), mayReload('two.js', kept)]).toEqual([true, false]);
});

test('a browser that keeps nothing is never reloaded by itself', () => {
  const refuse = () => {
    throw new Error('Storage is off.');
  };
  expect(mayReload('one.js', { getItem: () => null, setItem: refuse })).toBe(false);
});
