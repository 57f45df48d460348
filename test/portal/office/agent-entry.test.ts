import { expect, test } from '@jest/globals';
import { idFor, isId, randomPart, settingsOf } from '../../../portal/office/teams/agent-entry.ts';

test('what is left empty is not sent, and a phone goes as it is dialed', () => {
  const entry = { name: ' Agent Four ', email: '', phone: '(206) 555-0114', licensed: true };
  expect(settingsOf(entry)).toEqual({ name: 'Agent Four', licensed: true, phone: '+12065550114' });
});

test('an id is the one that was entered, or a readable one of its own', () => {
  expect(idFor('tm', ' net-7 ', 'Harbor', 'abc')).toBe('net-7');
  expect(idFor('tm', '', 'Équipe du Port & Cie', 'abc')).toBe('tm_equipe-du-port-cie_abc');
  expect(idFor('tm', '', '🏠', 'abc')).toBe('tm_abc');
  expect(idFor('agt', '', 'Agent Four', 'abc')).toBe('agt_abc');
});

test('an id that was made is one that the API takes, and never the same', () => {
  const made = Array.from({ length: 50 }, () => idFor('tm', '', 'x'.repeat(100), randomPart()));
  expect(made.every(isId)).toBe(true);
  expect(new Set(made).size).toBe(50);
});

test.each(['with space', 'é', '', 'x'.repeat(65)])('"%s" is no id', (text) => expect(isId(text)).toBe(false));
