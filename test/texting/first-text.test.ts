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
