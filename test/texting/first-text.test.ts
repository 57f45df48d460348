// The first text names the agent and the brand.
import { describe, expect, test } from '@jest/globals';
import { withIntroduction } from '../../lambdas/texting/wording/first-text.ts';
import { fc } from '../support/random-tests.ts';

const names = { agentName: 'Ada Ames', brand: 'North Side' };

describe('the first text', () => {
  test.each([
    ['Hi Clara, when can we talk?', 'Ada Ames, North Side: Hi Clara, when can we talk?'],
    ['Hi, this is Ada Ames of North Side.', 'Hi, this is Ada Ames of North Side.'],
    ['Hi, Ada here.', 'North Side: Hi, Ada here.'],
    ['Greetings from North Side!', 'Ada Ames: Greetings from North Side!'],
    ['hi, ada from north side', 'hi, ada from north side'],
    ['ADA AMES (NORTH SIDE): hello', 'ADA AMES (NORTH SIDE): hello'],
    ['My name is ada, from north side', 'My name is ada, from north side'],
    ['I told Ada of North Side.', 'Ada Ames: I told Ada of North Side.'],
  ])('TX-8 %j goes out as %j', (body, text) => {
    expect(withIntroduction(body, names)).toBe(text);
  });

  test('TX-8 a first name that is an ordinary word is not taken for the agent', () => {
    const will = { agentName: 'Will Ames', brand: 'Dibs' };
    expect(withIntroduction('Hi, I will call you from Dibs', will)).toBe(
      'Will Ames: Hi, I will call you from Dibs',
    );
    expect(withIntroduction('This is Will from Dibs', will)).toBe('This is Will from Dibs');
  });

  test('TX-8 a name inside another word is not given', () => {
    expect(withIntroduction('Canada is lovely, the north sideline too', names)).toMatch(
      /^Ada Ames, North Side: /,
    );
    expect(withIntroduction('Adaé', names)).toMatch(/^Ada Ames/);
    expect(withIntroduction('Ada2', names)).toMatch(/^Ada Ames/);
  });

  test.each([
    ['Sean O’Brien', "Hi, Sean O'Brien of North Side here"],
    ["Sean O'Brien", 'Hi, Sean O’Brien of North Side here'],
    ["Sean O'Brien", 'Hi, Sean O`Brien of North Side here'],
    ['Sean OʼBrien', 'Hi, Sean O´Brien of North Side here'],
    ["D'Arcy Bell", 'I’m D’Arcy from North Side'],
    ['José Núñez', 'Hi, José Núñez of North Side here'.normalize('NFD')],
    ['José Núñez'.normalize('NFD'), 'Hi, José Núñez of North Side here'],
    ['José Núñez', 'Hi, Jose Nunez of North Side here'],
    ['Anne-Marie Bell', 'Hi, Anne‑Marie Bell of North Side here'],
    ['Anne–Marie Bell', 'Hi, Anne-Marie Bell of North Side here'],
    ['Ada Ames', 'Hi, Ada\u00a0Ames of North\u00a0Side here'],
    ['Ada  Ames', 'Hi, Ada Ames of\nNorth\nSide here'],
    ['Ada Ames', 'Hi, Ａｄａ Ames of North Side here'],
    ['Ada Ames', 'Hi, A\u200bda Ames of North\u00ad Side here'],
    ['Zoë Ames', 'this is zoe from north side'],
    ['René Ames', 'C’est moi, RENÉ AMES, de North Side'],
  ])(
    'TX-8 %j is named by %j, whatever the apostrophes, dashes, spaces and Unicode forms',
    (agentName, body) => {
      expect(withIntroduction(body, { agentName, brand: 'North Side' })).toBe(body);
    },
  );

  test('TX-8 a brand is known in other spellings too, and another name is not taken for it', () => {
    const brand = 'Clara’s Café';
    expect(withIntroduction("Ada Ames, Clara's Cafe: hi", { agentName: 'Ada Ames', brand })).toBe(
      "Ada Ames, Clara's Cafe: hi",
    );
    expect(withIntroduction('Ada Ames of Claras Café', { agentName: 'Ada Ames', brand })).toMatch(
      /^Clara’s Café: /,
    );
    expect(withIntroduction('O Brien of North Side', { ...names, agentName: 'O’Brien' })).toMatch(
      /^O’Brien: /,
    );
  });

  test('TX-8 names with signs that mean something in patterns are taken as they are', () => {
    const odd = { agentName: 'J.R. (Bob) O’Neil', brand: 'A+ Homes [NW]' };
    expect(withIntroduction('Hi', odd)).toBe('J.R. (Bob) O’Neil, A+ Homes [NW]: Hi');
    expect(withIntroduction('J.R. (Bob) O’Neil, A+ Homes [NW]', odd)).toBe(
      'J.R. (Bob) O’Neil, A+ Homes [NW]',
    );
    expect(withIntroduction('JxRx of A+ Homes [NW]', odd)).toBe('J.R. (Bob) O’Neil: JxRx of A+ Homes [NW]');
  });

  test('TX-8 every text names both, keeps every word, and is not introduced twice', () => {
    const word = fc.string({ minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), word, word, (body, agentName, brand) => {
        fc.pre(agentName.trim() !== '' && brand.trim() !== '');
        const text = withIntroduction(body, { agentName, brand });
        expect(text.endsWith(body)).toBe(true);
        if (text !== body) expect(text.includes(agentName) || text.includes(brand)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.lorem(), (body) => {
        const text = withIntroduction(body, names);
        expect(text).toMatch(/Ada/i);
        expect(text).toMatch(/North Side/i);
        expect(withIntroduction(text, names)).toBe(text);
      }),
    );
  });
});
