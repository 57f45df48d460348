// A person's phone at the door: what people write is taken, and what no phone can be is refused with a sentence that says what to do.
import { describe, expect, test } from '@jest/globals';
import { personalPhone } from '../../../lambdas/platform/phones/personal-phone.ts';

const own = ['+12065550100', '+14252345678'];
const deployed = personalPhone(['US', 'CA'], { own, takesFiction: false });
const local = personalPhone(['US', 'CA'], { own, takesFiction: true });

/** What is wrong, as its code and in words. */
function faultIn(typed: unknown, schema = deployed) {
  const [issue] = schema.safeParse(typed).error?.issues ?? [];
  return { code: issue?.code === 'custom' ? issue.params?.fault : undefined, words: issue?.message };
}

describe('a person’s phone', () => {
  test.each([
    ['+12062345678', '+12062345678'],
    ['+1 206 234 5678', '+12062345678'],
    ['+1 (206) 234-5678', '+12062345678'],
    ['+1.206.234.5678', '+12062345678'],
    [' +12062345678 ', '+12062345678'],
    ['tel:+1-206-234-5678', '+12062345678'],
    ['\u202a+1\u00a0206\u00a0234\u20115678\u202c', '+12062345678'],
    ['+14162345678', '+14162345678'],
  ])('%j is %s', (typed, number) => {
    expect(deployed.safeParse(typed).data).toBe(number);
  });

  test.each([
    ['Puerto Rico', '+17872345678'],
    ['Puerto Rico’s second area code', '+19392345678'],
    ['Guam', '+16714825678'],
    ['the Virgin Islands', '+13407725678'],
    ['American Samoa', '+16846335678'],
    ['an exchange of American Samoa that is newer than the library', '+16848425678'],
    ['the Northern Marianas', '+16702345678'],
  ])('TX-17 a phone of %s is taken where the United States are served, and only there', (_where, typed) => {
    expect(deployed.safeParse(typed).data).toBe(typed);
    expect(faultIn(typed, personalPhone(['CA'], { own, takesFiction: false })).code).toBe(
      'phone-not-a-phone',
    );
  });

  test.each([
    ['without a country', '2062345678'],
    ['of another country', '+442071234567'],
    ['of a Caribbean country that shares the calling code', '+18762345678'],
    ['too short', '+1206555'],
    ['too long', '+120623456781234'],
    ['words', 'call me'],
    ['a number among words', 'call +1 206 234 5678 after six'],
    ['empty', ''],
    ['two numbers', '+12062345678 / +12062345679'],
  ])('a number that is %s is refused, with what to write', (_what, typed) => {
    expect(faultIn(typed)).toEqual({
      code: 'phone-not-a-phone',
      words: 'must be an E.164 phone number (for example +12025550123) of US or CA',
    });
  });

  test('what is no text, or endless, is refused', () => {
    expect([12_062_345_678, `+${'1'.repeat(99)}`].map((typed) => deployed.safeParse(typed).success)).toEqual([
      false,
      false,
    ]);
  });

  test.each([
    ...['+10002345678', '+11232345678', '+19119119111', '+14112345678', '+12112345678', '+15555555555'],
    ...['+17002345678', '+17102345678', '+19992345678', '+12992345678', '+13702345678', '+15552345678'],
  ])('TX-17 %s has an impossible area code', (typed) => {
    expect(faultIn(typed)).toEqual({
      code: 'phone-impossible-area-code',
      words: `can’t be a phone: there is no area code ${typed.slice(2, 5)}; check the number`,
    });
  });

  test.each([
    ...['+12069115678', '+12064115678', '+12062115678', '+12060005678', '+12061235678', '+12069505678'],
    ...['+12069585678', '+12069595678', '+14169115678', '+17879115678', '+16710005678', '+12065555678'],
    ...['+12065551212', '+14165551212'],
  ])('TX-17 %s has an impossible exchange', (typed) => {
    expect(faultIn(typed)).toEqual({
      code: 'phone-impossible-exchange',
      words: `can’t be a phone: no phone has ${typed.slice(5, 8)} after its area code; check the number`,
    });
  });

  test.each([
    [
      'toll-free',
      '+18002345678 +18332345678 +18442345678 +18552345678 +18662345678 +18772345678 +18882345678',
    ],
    ['premium-rate', '+19002345678 +12069765678 +14169765678'],
    [
      'non-geographic',
      '+15002345678 +15212345678 +15292345678 +15332345678 +15882345678 +16002345678 +16222345678',
    ],
  ])('TX-17 %s numbers are nobody’s phone', (kind, numbers) => {
    for (const typed of numbers.split(' ')) {
      const { code, words } = faultIn(typed);
      expect([typed, code]).toEqual([typed, `phone-${kind}`]);
      expect(words).toMatch(/: give the number of a person’s phone$/);
    }
  });

  test('TX-17 our own numbers are refused', () => {
    for (const number of own) {
      expect(faultIn(number, local)).toEqual({
        code: 'phone-own-number',
        words: 'is one of our own numbers: give the person’s own phone',
      });
    }
  });

  test.each([
    ...[
      'ext. 12',
      'ext 12',
      'extension 12',
      'x12',
      ' x 12',
      '#12',
      ' #12',
      ';ext=12',
      ', 12',
      'p12',
      ' poste 12',
    ],
    ...[' EXT12', ' Ext. 4012', ' wait 12', ' anexo 12'],
  ])('TX-17 an extension is refused with a sentence, not dropped: %s', (extension) => {
    expect(faultIn(`+1 206 234 5678${extension}`)).toEqual({
      code: 'phone-extension',
      words: 'has an extension, which can’t be texted: give a direct number without one',
    });
  });

  test.each(['+12065550123', '+14165550199', '+17875550100'])(
    'TX-17 %s is reserved for fiction, and taken in local runs alone',
    (typed) => {
      expect(faultIn(typed).code).toBe('phone-reserved-for-fiction');
      expect(local.safeParse(typed).data).toBe(typed);
    },
  );

  test('TX-17 a local run is as strict in all else', () => {
    const refused = [
      '+15555550123',
      '+12065551212',
      '+19005550123',
      '+18005550123',
      '+12069115678',
      '+10005550123',
    ];
    expect(refused.filter((typed) => local.safeParse(typed).success)).toEqual([]);
  });

  test('TX-17 elsewhere a number has to be valid, and of a kind that a person has', () => {
    const british = personalPhone(['GB', 'FR'], { own: [], takesFiction: false });
    expect(british.safeParse('+44 20 7123 4567').data).toBe('+442071234567');
    expect(british.safeParse('+33 6 12 34 56 78').data).toBe('+33612345678');
    expect(faultIn('+448081570123', british).code).toBe('phone-toll-free');
    expect(faultIn('+33899123456', british).code).toBe('phone-premium-rate');
    expect(faultIn('+447012345678', british).code).toBe('phone-non-geographic');
    expect(faultIn('+441111111111', british).code).toBe('phone-not-a-phone');
  });
});
