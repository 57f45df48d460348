import { expect, test } from '@jest/globals';
import { keyAct, nextRow } from '../../../portal/keyboard/key-act.ts';

const bare = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false };
const onPage = { isTyping: false, isInList: false, isInDialog: false, areLettersOn: true };
const act = (key: string, where = {}, keys = {}) =>
  keyAct({ ...bare, key, ...keys }, { ...onPage, ...where });

test('letters lead through the list, to the search and to the help', () => {
  expect(['j', 'k', '/', '?', 'x'].map((key) => act(key))).toEqual([
    'next',
    'previous',
    'search',
    'help',
    undefined,
  ]);
});

test.each(['j', 'k', '/', '?'])(
  '%s is a letter like others while one types, and when letters are off',
  (key) => {
    expect(act(key, { isTyping: true })).toBeUndefined();
    expect(act(key, { areLettersOn: false })).toBeUndefined();
    expect(act(key, {}, { isComposing: true })).toBeUndefined();
  },
);

test('arrows scroll a page, and lead through a list that has the focus, also when letters are off', () => {
  expect(act('ArrowDown')).toBeUndefined();
  expect(act('ArrowDown', { isInList: true, areLettersOn: false })).toBe('next');
  expect(act('ArrowUp', { isInList: true })).toBe('previous');
});

test('Ctrl or ⌘ with K jumps, also while one types; other keys with them are the browser’s', () => {
  expect(act('k', { isTyping: true }, { ctrlKey: true })).toBe('jump');
  expect(act('K', {}, { metaKey: true })).toBe('jump');
  expect(act('j', {}, { ctrlKey: true })).toBeUndefined();
});

test('Escape leads back, and is a dialog’s own where one is open', () => {
  expect(act('Escape', { isTyping: true })).toBe('back');
  expect(act('Escape', { isInDialog: true })).toBeUndefined();
  expect(act('k', { isInDialog: true }, { ctrlKey: true })).toBeUndefined();
});

test('the first row follows on none, and the ends stay', () => {
  expect(nextRow('next', -1, 3)).toBe(0);
  expect(nextRow('next', 2, 3)).toBe(2);
  expect(nextRow('previous', 0, 3)).toBe(0);
  expect(nextRow('previous', 2, 3)).toBe(1);
});
