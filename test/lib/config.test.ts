// A stage's configuration is refused at synthesis, with the file, the field and what to do.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { programSchema } from '../../lambdas/consent/program.ts';
import { phoneRules } from '../../lambdas/platform/phones/personal-phone.ts';
import { contrastWithWhite } from '../../lib/config/contrast.ts';
import { domainOf } from '../../lib/config/email-domain.ts';
import { paceVariable, partsPerSecondOf, phoneEnvironment } from '../../lib/config/owned-numbers.ts';
import { readConfig } from '../../lib/config/stage-config.ts';
import { root } from './support/synthesized.ts';

const config = join(root, 'config');
const scratch = mkdtempSync(join(tmpdir(), 'dibs-config-'));
const local: unknown = JSON.parse(readFileSync(join(config, 'local.json'), 'utf8'));

const instanceArn = 'arn:aws:connect:us-east-1:123456789012:instance/12345678-90ab-4cde-8f01-234567890abc';
const numberArn = 'arn:aws:sms-voice:us-east-1:123456789012:phone-number/phone-calls-1';

function reading(change: Record<string, unknown>, text = JSON.stringify({ ...Object(local), ...change })) {
  const directory = mkdtempSync(join(scratch, 'stage-'));
  writeFileSync(join(directory, 'trial.json'), text);
  return () => readConfig('trial', directory);
}

const ofBrand = z.looseObject({
  texts: z.looseObject({ numbers: z.record(programSchema, z.array(z.looseObject({ e164: z.string() }))) }),
});
const [first, second] = z.tuple([ofBrand, ofBrand]).parse(Object(local).brands);
const { numbers } = first.texts;
const [alerts] = numbers['lead-alerts'];
const branded = (...changes: readonly object[]) => ({
  brands: [first, second].map((brand, index) => ({ ...brand, ...changes[index] })),
});
const textsFrom = (changed: object) =>
  branded({ texts: { carrier: 'end-user-messaging', numbers: { ...numbers, ...changed } } });

afterAll(() => rmSync(scratch, { recursive: true }));

describe('the rates of numbers', () => {
  const texts = {
    numbers: {
      'lead-alerts': [{ e164: '12345' }],
      introductions: [
        { e164: '+12065550101' },
        { e164: '+18335550101' },
        { e164: '+525512345678' },
        { e164: '+16045550101', partsPerSecond: 30 },
      ],
    },
  };
  const granted = {
    '12345': 100,
    '+12065550101': 1,
    '+18335550101': 3,
    '+525512345678': 10,
    '+16045550101': 30,
  };

  test('PA-1 a number sends as many parts a second as it says, as the stage says, or as AWS grants its kind', () => {
    expect(partsPerSecondOf({ brands: [{ texts }] })).toEqual(granted);
    expect(partsPerSecondOf({ brands: [{ texts }], textsPerSecond: 5 })).toEqual({
      ...Object.fromEntries(Object.keys(granted).map((number) => [number, 5])),
      '+16045550101': 30,
    });
    const { '+12065550101': least, ...others } = granted;
    expect(JSON.parse(paceVariable({ brands: [{ texts }] }))).toEqual({ default: least, ...others });
  });

  test('PA-1 a stage’s numbers may be short codes with rates of their own', () => {
    const {
      brands: [{ texts: read }],
    } = reading(textsFrom({ 'lead-alerts': [{ ...alerts, e164: '24273', partsPerSecond: 60 }] }))();
    expect(read.numbers['lead-alerts']).toMatchObject([{ e164: '24273', partsPerSecond: 60 }]);
    const slow = textsFrom({ 'lead-alerts': [{ ...alerts, partsPerSecond: 0.5 }] });
    expect(reading(slow)).toThrow(/whole message parts[\s\S]*partsPerSecond/);
  });
});

describe('configuration', () => {
  test.each([
    [
      'a number of texts',
      textsFrom({ 'lead-alerts': [{ ...alerts, arn: numberArn }] }),
      '["lead-alerts"][0].arn',
    ],
    [
      'a number of calls',
      { voice: { carrier: 'end-user-messaging', numbers: [{ arn: numberArn, e164: '+12065550104' }] } },
      'voice.numbers[0].arn',
    ],
    ['the PIN line', { pinLine: { instanceArn, number: '+12065550109' } }, 'pinLine.instanceArn'],
    [
      'the Connect instance',
      { voice: { carrier: 'connect', instanceArn, number: '+12065550107' } },
      'voice.instanceArn',
    ],
    [
      'an app',
      { pushApplications: { ios: 'arn:aws:sns:us-east-1:123456789012:app/APNS/app' } },
      'pushApplications.ios',
    ],
    [
      'the certificate',
      { portalCertificate: 'arn:aws:acm:us-east-1:123456789012:certificate/1' },
      'portalCertificate',
    ],
    [
      'the firewall',
      { portalWebAcl: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/1' },
      'portalWebAcl',
    ],
  ])('DE-1 %s is of the stage’s account, or it is refused before the deploy', (_, change, where) => {
    expect(reading(change)).toThrow(
      `it is of the account 123456789012, but the stage of 000000000000\n  → at `,
    );
    expect(reading(change)).toThrow(where);
  });

  test('DE-1 what has a region is in the stage’s, or it is refused before the deploy; what is CloudFront’s is not asked', () => {
    const elsewhere = reading({
      region: 'eu-west-1',
      portalCertificate: 'arn:aws:acm:us-east-1:000000000000:certificate/1',
    });
    for (const where of [
      '["lead-alerts"][0].arn',
      'voice.numbers[0].arn',
      'pinLine.instanceArn',
      'pushApplications.ios',
    ])
      expect(elsewhere).toThrow(where);
    expect(elsewhere).toThrow('it is in us-east-1, but the stage in eu-west-1');
    expect(elsewhere).not.toThrow('portalCertificate');
    expect(
      reading({ account: undefined, region: undefined, pinLine: { instanceArn, number: '+12065550109' } }),
    ).toThrow('it is of the account 123456789012');
  });

  test('DE-2 letters of an address, a domain and an identity may be large, as their owner writes them', () => {
    const sender = { emailFrom: 'Leads@Dibs.example', emailIdentity: 'DIBS.example' };
    const given = { portalUrl: 'https://Portal.Dibs.example:443', ...branded(sender) };
    expect(reading(given)()).toMatchObject({
      portalUrl: 'https://portal.dibs.example',
      brands: [{ emailFrom: 'Leads@Dibs.example', emailIdentity: 'dibs.example' }, {}],
    });
    expect(domainOf('Leads@Dibs.example')).toBe('dibs.example');
  });

  test.each(['local', 'local-connect', 'example'])('%s.json is usable', (stage) => {
    expect(readConfig(stage, config)).toMatchObject({ stage, countries: ['US', 'CA'] });
  });

  test('TX-17 only local runs take numbers that are reserved for fiction', () => {
    const takes = (stage: string) => readConfig(stage, config).fictionalNumbers;
    expect(['local', 'local-connect', 'example'].map(takes)).toEqual([true, true, false]);
  });

  test('TX-17 no person has a number that the stage texts or calls from, or has its PIN line on', () => {
    const rules = (stage: string) =>
      phoneRules.parse(JSON.parse(phoneEnvironment(readConfig(stage, config)).PHONE_RULES));
    const lines = (last: readonly number[]) =>
      last.map((line) => `+120655501${String(line).padStart(2, '0')}`);
    expect(rules('local').own).toEqual(lines([0, 1, 2, 3, 74, 75, 76, 4, 5, 6, 9]));
    expect(rules('local-connect').own).toEqual(lines([0, 1, 2, 3, 74, 75, 76, 7, 9]));
    expect(rules('example')).toEqual({ own: lines([10, 11, 12, 13, 14, 15]), takesFiction: false });
  });

  test('CL-7 offers stay open 60 minutes, warm transfers 2', () => {
    expect(readConfig('local', config).offerMinutes).toEqual({ standard: 60, 'warm-transfer': 2 });
    expect(readConfig('local', config).returningClients).toBe('owner');
  });

  test('events of conversations are sent but for each delivery, unless others are listed', () => {
    expect(readConfig('local', config).events).toEqual([
      'ClientReplied',
      'ClientOptedOut',
      'ClientOptedIn',
      'TextFailed',
    ]);
    expect(reading({ events: [], webhooks: [] })().events).toEqual([]);
    expect(reading({ events: ['ReferralClaimed'], webhooks: [] })).toThrow(
      /list some of ClientReplied[\s\S]*always sent/,
    );
  });

  test.each([
    [{ url: 'http://crm.example.com/dibs' }, /https URL[\s\S]*webhooks\[0\]\.url/],
    [{ url: 'https://user:word@crm.example.com/dibs' }, /requests are signed/],
    [{ url: 'https://crm.example.com/dibs#top' }, /requests are signed/],
    [{ url: 'crm.example.com' }, /https URL/],
    [{ name: 'The CRM' }, /lower-case letters, digits and dashes/],
    [{ name: 'x'.repeat(31) }, /at most 30/],
    [{ events: [] }, /at least one event/],
    [{ events: ['ReferralLost'] }, /list some of ReferralOffered/],
    [{ events: ['TextDelivered'] }, /list TextDelivered in the stage’s own events/],
    [{ secret: 'word' }, /secret/],
    ...[
      'localhost',
      '127.0.0.1',
      '0x7f.1',
      '2130706433',
      '169.254.169.254',
      '[::1]',
      'crm',
      'crm.local.',
      'db.internal',
    ].map((host) => [{ url: `https://${host}/dibs` }, /public host[\s\S]*webhooks\[0\]\.url/] as const),
  ])('a webhook with %j is refused, with what to do', (changed, fault) => {
    const webhook = { name: 'crm', url: 'https://crm.example.com/dibs', ...changed };
    expect(reading({ webhooks: [webhook] })).toThrow(fault);
  });

  test('webhooks have names of their own, and may get what the stage sends', () => {
    const crm = { name: 'crm', url: 'https://crm.example.com/dibs' };
    expect(reading({ webhooks: [crm, { ...crm, name: 'crm-2' }] })().webhooks).toHaveLength(2);
    expect(reading({ webhooks: [crm, crm] })).toThrow(/another webhook is called crm/);
    const delivered = { ...crm, events: ['TextDelivered'] };
    expect(reading({ events: ['TextDelivered'], webhooks: [delivered] })().webhooks).toEqual([delivered]);
  });

  test.each([
    [branded({ texts: { carrier: 'pigeon', numbers } }), /"carrier": "end-user-messaging"[\s\S]*texts/],
    [textsFrom({ 'lead-alerts': [{ ...alerts, e164: '206-555-0100' }] }), /E\.164[\s\S]*lead-alerts/],
    [textsFrom({ 'lead-alerts': [{ ...alerts, arn: 'phone-1' }] }), /End User Messaging shows/],
    [textsFrom({ introductions: undefined }), /list the numbers[\s\S]*texts\.numbers\.introductions/],
    [textsFrom({ introductions: [] }), /list a number[\s\S]*texts\.numbers\.introductions/],
    [textsFrom({ promotions: [alerts] }), /promotions[\s\S]*texts\.numbers/],
    [textsFrom({ 'lead-alerts': numbers.introductions }), /from one number[\s\S]*texts\.numbers/],
    [{ portalUrl: 'portal' }, /https:\/\/portal\.example\.com[\s\S]*portalUrl/],
    [{ portalUrl: 'https://portal.example.com/' }, /without a path or a slash[\s\S]*portalUrl/],
    [
      { portalCertificate: 'arn:aws:acm:us-west-2:123456789012:certificate/1' },
      /us-east-1, where CloudFront looks[\s\S]*portalCertificate/,
    ],
    [{ countries: ['USA'] }, /ISO 3166[\s\S]*countries\[0]/],
    [{ countries: ['XX'] }, /ISO 3166[\s\S]*countries\[0]/],
    [{ textMarkets: 'somewhere' }, /"everywhere" or \{"states"[\s\S]*textMarkets/],
    [{ quietHours: { start: '9pm', end: '08:00' } }, /HH:MM[\s\S]*quietHours\.start/],
    [{ offerMinutes: { standard: 20_000, 'warm-transfer': 2 } }, /7 days[\s\S]*offerMinutes\.standard/],
    [{ voice: undefined }, /"carrier": "end-user-messaging"[\s\S]*voice/],
    [{ voice: { line: 'pigeon' } }, /"carrier": "end-user-messaging"[\s\S]*voice/],
    [{ voice: { carrier: 'end-user-messaging', numbers: [] } }, /at least one number[\s\S]*voice\.numbers/],
    [
      { voice: { carrier: 'end-user-messaging', numbers: [{ arn: numberArn, e164: '206-555-0104' }] } },
      /E\.164[\s\S]*voice\.numbers\[0]\.e164/,
    ],
    [
      { voice: { carrier: 'end-user-messaging', numbers: [{ arn: 'phone-1', e164: '+12065550104' }] } },
      /End User Messaging shows[\s\S]*voice\.numbers\[0]\.arn/,
    ],
    [
      { voice: { carrier: 'connect', instanceArn: 'my-instance', number: '+12065550107' } },
      /Amazon Connect shows[\s\S]*voice\.instanceArn/,
    ],
    [{ voice: { carrier: 'connect', instanceArn, number: '5550107' } }, /E\.164[\s\S]*voice\.number/],
    [{ voice: { carrier: 'connect', instanceArn, numbers: [] } }, /voice\.number[\s\S]*/],
    [{ pinLine: undefined }, /null for no PIN line[\s\S]*pinLine/],
    [{ pinLine: '+12065550109' }, /null for no PIN line[\s\S]*pinLine/],
    [
      { pinLine: { instanceArn: 'my-instance', number: '+12065550109' } },
      /Amazon Connect shows[\s\S]*pinLine\.instanceArn/,
    ],
    [{ pinLine: { instanceArn, number: '5550109' } }, /E\.164[\s\S]*pinLine\.number/],
    [
      branded({ consentRequestPrefix: 'The Brokerage of the Lakes' }),
      /at most 20 characters[\s\S]*consentRequestPrefix/,
    ],
    [{ textsPerSecond: 0.5 }, /whole texts a second[\s\S]*textsPerSecond/],
    [{ textsPerSecond: 0 }, /at least 1 text a second[\s\S]*textsPerSecond/],
    [{ textBacklogMinutes: 0 }, /at least a minute[\s\S]*textBacklogMinutes/],
    [branded({ emailIdentity: 'example.org' }), /its domain or one above that[\s\S]*emailIdentity/],
    [branded({ emailIdentity: 'ibs.example' }), /its domain or one above that[\s\S]*emailIdentity/],
    [branded({ emailIdentity: 'others@dibs.example' }), /its address[\s\S]*emailIdentity/],
    [branded({ emailIdentity: 'arn:aws:ses' }), /a domain or an email address[\s\S]*emailIdentity/],
    [{ portalUrl: 'https://ana:secret@portal.example.com' }, /without a path[\s\S]*portalUrl/],
    [
      { throttling: { requestsPerSecond: 50, burst: 50, withoutToken: { requestsPerSecond: 1, burst: 60 } } },
      /no more requests than the whole API[\s\S]*throttling/,
    ],
    [{ portalUrl: 'http://portal.example.com' }, /https:\/\/: people sign in there[\s\S]*portalUrl/],
    [{ secondFactor: true }, /optional[\s\S]*secondFactor/],
    [{ protected: 'yes' }, /boolean[\s\S]*protected/],
    [{ backup: { keepYears: 4, lockAfterDays: 3 } }, /proved for 5 years[\s\S]*backup\.keepYears/],
    [{ backup: { keepYears: 5, lockAfterDays: 2 } }, /at least 3 days[\s\S]*backup\.lockAfterDays/],
    [{ backup: { keepYears: 5 } }, /backup\.lockAfterDays/],
    [
      { backup: { keepYears: 5, lockAfterDays: 3, vaultName: 'the ledger' } },
      /letters, digits, dashes[\s\S]*backup\.vaultName/,
    ],
    [{ monthlyBudgetUsd: '500' }, /number of US dollars[\s\S]*monthlyBudgetUsd/],
    [{ monthlyBudgetUsd: 0 }, /monthlyBudgetUsd/],
    [
      { portalWebAcl: 'arn:aws:wafv2:us-west-2:123456789012:regional/webacl/portal/1' },
      /us-east-1:<account>:global[\s\S]*portalWebAcl/,
    ],
    [
      { reservedConcurrency: { inboundTexts: 1, claims: 5 } },
      /at least 2[\s\S]*reservedConcurrency\.inboundTexts/,
    ],
    [{ reservedConcurrency: { inboundTexts: 5 } }, /reservedConcurrency\.claims/],
    [
      {
        throttling: { requestsPerSecond: 10, burst: 20, withoutToken: { requestsPerSecond: 11, burst: 20 } },
      },
      /no more requests than the whole API[\s\S]*throttling/,
    ],
    [{ brands: undefined }, /brands/],
    [{ brands: [] }, /at least one brand[\s\S]*brands/],
    [branded({ name: '' }), /brands\[0]\.name/],
    [branded({}, { id: 'Harbor Homes' }), /lower-case letters[\s\S]*brands\[1]\.id/],
    [branded({}, { id: 'example-homes' }), /another brand has the id example-homes[\s\S]*brands\[1]\.id/],
    [branded({}, { name: 'Example Homes' }), /another brand is called Example Homes[\s\S]*brands\[1]\.name/],
    [branded({ stopCovers: 'everything' }), /"brand"\|"stage"[\s\S]*brands\[0]\.stopCovers/],
    [branded({ look: { accent: 'teal' } }), /#rrggbb[\s\S]*brands\[0]\.look\.accent/],
    ...[
      'http://harbor.example/logo.svg',
      'https://user:word@harbor.example/logo.svg',
      'https://harbor.example/"),url(x.svg',
      'data:text/html;base64,PHN2Zy8+',
      'data:image/svg+xml,<svg/>',
      'logo.svg',
    ].map((logo) => [branded({ look: { logo } }), /https URL[\s\S]*brands\[0]\.look\.logo/] as const),
    [branded({ look: { logo: `https://harbor.example/${'x'.repeat(1000)}` } }), /within 1000 characters/],
    [branded({}, { look: { accent: '#7fd1b9' } }), /darker color[\s\S]*brands\[1]\.look\.accent/],
    [{ color: 'blue' }, /color/],
  ])('%j is refused with its field and what to do', (change, message) => {
    expect(reading(change)).toThrow(message);
    expect(reading(change)).toThrow(/trial\.json/);
  });

  test.each(programSchema.options)('CO-5 no number of %s serves another program', (program) => {
    for (const other of programSchema.options.filter((each) => each !== program)) {
      const both = reading(textsFrom({ [program]: [numbers[program][0]], [other]: [numbers[program][0]] }));
      expect(both).toThrow(/serves one program alone[\s\S]*texts\.numbers/);
    }
  });

  test.each(programSchema.options)('PE-1 no number of %s serves two brands', (program) => {
    const [number] = numbers[program];
    const { texts } = second;
    for (const taking of programSchema.options) {
      const both = { texts: { ...texts, numbers: { ...texts.numbers, [taking]: [number] } } };
      expect(reading(branded({}, both))).toThrow(
        `a number serves one brand alone, but example-homes lists ${number?.e164} as well`,
      );
    }
  });

  test('PE-1 a STOP covers all brands unless a brand says otherwise', () => {
    const { brands } = readConfig('example', config);
    expect(brands.map(({ stopCovers }) => stopCovers)).toEqual(['stage']);
    const [own] = reading(branded({ stopCovers: undefined }))().brands;
    expect(own.stopCovers).toBe('stage');
  });

  test('PE-1 what belonged to the stage while it had one brand is refused, and the message says where it goes', () => {
    const before = { brand: 'Dibs', supportContact: 'help@dibs.example' };
    expect(reading(before)).toThrow('brand, supportContact belong to a brand by now. Put them into "brands"');
  });

  test.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#767676', 4.54],
    ['#0b6e4f', 6.25],
  ])('PE-1 white on %s has a contrast of %d', (color, ratio) => {
    expect(contrastWithWhite(color)).toBeCloseTo(ratio, 1);
  });

  test('a stage may take the values of another but for its own', () => {
    const changed = { extends: 'local', countries: ['CA'] };
    const both = reading({}, JSON.stringify(changed));
    expect(both).toThrow(/There is no .*local\.json/);
    const { stage: _, voice: __, quietHours, ...others } = readConfig('local', config);
    expect(quietHours).toBeNull();
    expect(readConfig('local-connect', config)).toMatchObject({
      ...others,
      voice: { carrier: 'connect' },
      quietHours: { start: '21:00', end: '08:00' },
    });
  });

  test.each(['dibs.example', 'leads@dibs.example', 'example'])(
    'DE-2 emails may be sent by the identity %s, which exists already',
    (emailIdentity) => {
      expect(reading(branded({ emailIdentity }))()).toMatchObject({ brands: [{ emailIdentity }, {}] });
    },
  );

  test('DE-1 a stage is not protected unless it says so', () => {
    expect(reading({})()).toMatchObject({ protected: false, secondFactor: 'optional' });
    expect(reading({ protected: true })()).toMatchObject({ protected: true });
  });

  test.each(['data', 'people', 'portal', 'texting'])(
    'DE-1 no stage is called as the stack %s of another',
    (name) => {
      expect(() => readConfig(`production-${name}`, config)).toThrow(/a stack of another stage/);
      expect(() => readConfig(name, config)).toThrow(/copy example\.json/);
    },
  );

  test.each(['aws-trial', 'my-cognito', 'amazon', 'trial-', 'Trial', 'a'.repeat(21)])(
    'DE-1 AWS would refuse names with the stage %s in them, so it is refused first',
    (stage) => {
      expect(() => readConfig(stage, config)).toThrow(/is no stage name: use lower-case/);
    },
  );

  test('a stage may do without a PIN line', () => {
    expect(reading({ pinLine: null })()).toMatchObject({ pinLine: null });
  });

  test('a file that is not JSON or not there is refused by name', () => {
    expect(reading({}, '{')).toThrow(/trial\.json is not JSON/);
    expect(() => readConfig('nowhere', config)).toThrow(/no .*nowhere\.json: copy example\.json/);
    expect(() => readConfig('../local', config)).toThrow(/no stage name/);
  });
});
