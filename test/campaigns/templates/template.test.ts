// What a template may say, what becomes of it for a client, and what it comes to at its longest.
import { describe, expect, test } from '@jest/globals';
import { fieldValuesOf } from '../../../lambdas/campaigns/templates/field-values.ts';
import { longestOf } from '../../../lambdas/campaigns/templates/longest-text.ts';
import { refuseTemplate } from '../../../lambdas/campaigns/templates/template.ts';
import {
  fieldsOf,
  parseTemplate,
  renderTemplate,
} from '../../../lambdas/campaigns/templates/template-text.ts';
import { fieldNames } from '../../../lambdas/texting/wording/fields.ts';
import { readSpamPhrases } from '../../../lambdas/texting/wording/spam-phrases.ts';

const blocked = { linkShorteners: ['bit.ly'], spamPhrases: readSpamPhrases(['act now', 'you won … prize']) };
const refused = (body: string, brand = 'Harbor Homes') => refuseTemplate(body, { brand, blocked });
const rendered = (body: string, about: Partial<Parameters<typeof fieldValuesOf>[0]> = {}) =>
  renderTemplate(
    parseTemplate(body).parts,
    fieldValuesOf({
      clientName: 'Clara Fontaine',
      agentName: 'Ada Reyes',
      brand: 'Harbor Homes',
      city: 'Reno',
      ...about,
    }),
  );

describe('a template at save', () => {
  test('CP-1 all fields are known, with and without a fallback, in the order in which they stand', () => {
    const body = fieldNames.map((field) => `{${field}} {${field}|there}`).join(' and ');
    expect(refused(body)).toBeUndefined();
    expect(fieldsOf(parseTemplate(body).parts)).toEqual([...fieldNames]);
    expect(refused('Hello.')).toBeUndefined();
    expect(refused('Hi { ClientFirstName | there }')).toBeUndefined();
  });

  test.each([
    ['Hi {FirstName}', '{FirstName}'],
    ['Hi {clientfirstname}', '{clientfirstname}'],
    ['Hi {FirstName|there}', '{FirstName}'],
    ['Hi {}', '{}'],
    ['Hi {Client FirstName}', '{Client FirstName}'],
    ['{Brand} {Agent}', '{Agent}'],
  ])('CP-1 an unknown field is refused by name: %s', (body, name) => {
    const refusal = refused(body);
    expect(refusal).toMatchObject({ refused: 'unknown-field' });
    const faults = refusal?.errors ?? [];
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ path: '/body', code: 'unknown-field' });
    expect(faults[0]?.detail).toContain(`no field ${name};`);
    expect(faults[0]?.detail).toContain('{ClientFirstName}');
  });

  test.each([
    'Hi {ClientFirstName',
    'Hi ClientFirstName}',
    'Hi {{ClientFirstName}}',
    '}{',
    'Hi {ClientFirstName|{City}}',
    '{',
  ])('CP-1 a brace without its partner is refused, with the words beside it: %s', (body) => {
    const refusal = refused(body);
    expect(refusal).toMatchObject({ refused: 'template-invalid' });
    for (const { code, detail } of refusal?.errors ?? []) {
      expect(code).toBe('unbalanced-brace');
      expect(detail).toMatch(/^A brace has no partner at “[{}]/);
    }
  });

  test('CP-1 a bar with no words behind it is refused, and every fault is named at once', () => {
    expect(refused('Hi {ClientFirstName|}')).toMatchObject({ refused: 'template-invalid' });
    const all = refused('Hi {ClientFirstName| } from {Street} {');
    expect(all?.errors?.map(({ code }) => code)).toEqual([
      'empty-fallback',
      'unknown-field',
      'unbalanced-brace',
    ]);
  });

  test.each([
    ['See bit.ly/homes', 'link-shortener', 'bit.ly'],
    ['See bit.{City|ly/x}', 'link-shortener', 'bit.ly'],
    ['Act now, {ClientFirstName}!', 'spam-phrase', 'act now'],
    ['Act {ClientFirstName|now}!', 'spam-phrase', 'act now'],
    ['You won a {Brand} prize', 'spam-phrase', 'you won … prize'],
  ])(
    'CP-1 what carriers would block is refused by name, also where a field brings it about: %s',
    (body, code, name) => {
      expect(refused(body)).toMatchObject({ refused: code, errors: [{ path: '/body', detail: name }] });
    },
  );

  test('CP-1 what would be longer than a text may be, with long names, is refused', () => {
    const filled = '{ClientName}'.repeat(60);
    expect(filled.length).toBeLessThan(1200);
    expect(refused(filled)).toMatchObject({
      refused: 'template-invalid',
      errors: [{ code: 'template-too-long' }],
    });
    expect(refused('{ClientName}'.repeat(30))).toBeUndefined();
  });
});

describe('a template for one client', () => {
  test('CP-1 each field says what is known', () => {
    const body =
      '{ClientFirstName} {ClientName} {AgentFirstName} {AgentName} {Brand} {City} {VisitorFirstName} {CompanyName}';
    expect(rendered(body)).toEqual({
      kind: 'ready',
      text: 'Clara Clara Fontaine Ada Ada Reyes Harbor Homes Reno Clara Harbor Homes',
    });
  });

  test('CP-1 a fallback stands in for what is missing, and only then', () => {
    expect(rendered('Hi {ClientFirstName|there}')).toEqual({ kind: 'ready', text: 'Hi Clara' });
    expect(rendered('Hi {ClientFirstName|there}', { clientName: undefined })).toEqual({
      kind: 'ready',
      text: 'Hi there',
    });
  });

  test('CP-1 a missing value without a fallback holds the text, and says what is missing, once each', () => {
    const body = 'Hi {ClientFirstName}, {City|your place}? Bye {ClientFirstName} {ClientName}';
    expect(rendered(body, { clientName: ' ', city: undefined })).toEqual({
      kind: 'held',
      missing: ['ClientFirstName', 'ClientName'],
      withHoles: 'Hi {ClientFirstName}, your place? Bye {ClientFirstName} {ClientName}',
    });
  });

  test('CP-1 braces in a name are no field', () => {
    expect(rendered('Hi {ClientName}', { clientName: '{City}' })).toEqual({
      kind: 'ready',
      text: 'Hi {City}',
    });
  });

  test.each([
    ['Clara Fontaine', 'Clara'],
    ['  clara   fontaine ', 'clara'],
    ['Fontaine, Clara', 'Clara'],
    ['Mrs. Clara Fontaine', 'Clara'],
    ['Dr Clara Fontaine', 'Clara'],
    ['Mary-Ann O’Neill', 'Mary-Ann'],
    ['D’Arcy Young', 'D’Arcy'],
    ['José', 'José'],
    ['李小龍', '李小龍'],
    ['C. Fontaine', undefined],
    ['C', undefined],
    ['42 Oak LLC', undefined],
    ['Mr.', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('CP-1 the first name in %p is %p', (clientName, first) => {
    const { ClientFirstName, VisitorFirstName } = fieldValuesOf({ clientName, brand: 'Harbor Homes' });
    expect([ClientFirstName, VisitorFirstName]).toEqual([first, first]);
  });
});

describe('a template at its longest', () => {
  const wording = { brand: 'Harbor Homes', optOutInstructions: '[Reply end to opt out]' };
  const longest = (body: string) => longestOf(parseTemplate(body).parts, wording);

  test('CP-1 is counted with the longest plausible values, which are named, and with the brand as it is', () => {
    const { values, ...counted } = longest('Hi {ClientFirstName}, {AgentName} with {Brand} in {City}');
    expect(values).toEqual({
      ClientFirstName: 'Maximiliano',
      AgentName: 'Christopher Featherstonehaugh',
      Brand: 'Harbor Homes',
      City: 'Rancho Santa Margarita',
    });
    expect(counted).toEqual({
      text: 'Hi Maximiliano, Christopher Featherstonehaugh with Harbor Homes in Rancho Santa Margarita',
      segments: 1,
      encoding: 'GSM-7',
      accented: { segments: 2, encoding: 'UCS-2' },
      withInstructions: { segments: 1, encoding: 'GSM-7' },
    });
  });

  test('CP-1 one letter decides: what fits without a name may take two segments with one', () => {
    const room = 160 - 'Maximiliano'.length;
    expect(longest(`${'a'.repeat(room)}{ClientFirstName}`)).toMatchObject({ segments: 1 });
    expect(longest(`${'a'.repeat(room + 1)}{ClientFirstName}`)).toMatchObject({ segments: 2 });
    expect(longest('a'.repeat(150))).toMatchObject({ segments: 1, withInstructions: { segments: 2 } });
    expect(longest('Bonjour 🏡')).toMatchObject({ segments: 1, encoding: 'UCS-2' });
  });

  test('CP-1 a fallback that is longer than the longest value counts', () => {
    const { text } = longest('{ClientFirstName|whoever you may be, dear reader} {City|here}');
    expect(text).toBe('whoever you may be, dear reader Rancho Santa Margarita');
  });
});
