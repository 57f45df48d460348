// What is said on the phone, and what a contact flow is told to do after a claim.
import { describe, expect, test } from '@jest/globals';
import type { PhoneClaim } from '../../../lambdas/calling/claim-by-phone.ts';
import { claimAnswer } from '../../../lambdas/calling/voice/flow-answer.ts';
import {
  announcement,
  byAnswering,
  inVainInWords,
  outcomeInWords,
  pinRefusal,
  testCall,
  testCallHeard,
} from '../../../lambdas/calling/voice/voice-prompts.ts';
import { callAccepted, pinEntered } from '../../../lambdas/carriers/connect/contact-flow-event.ts';
import { lostClaims } from '../../../lambdas/claiming/claim.ts';
import { agentLanguages } from '../../../lambdas/people/language.ts';
import { aClaim, anOpenRace, client, someDetails } from '../../claiming/support/referrals.ts';

const details = someDetails(anOpenRace());
const claim = aClaim();
const everyOutcome: PhoneClaim[] = [
  { kind: 'won', claim },
  { kind: 'already-yours', claim },
  { kind: 'already-claimed', claim },
  { kind: 'referral-returned' },
  { kind: 'already-declined' },
  { kind: 'offer-expired' },
  { kind: 'text-consent-missing' },
  { kind: 'client-opted-out' },
  { kind: 'no-number-free' },
  { kind: 'not-offered' },
  { kind: 'license-lapsed' },
  { kind: 'left-team' },
  { kind: 'offered-again' },
];
const referralId = 'ref_1';
const answerTo = (outcome: PhoneClaim) => claimAnswer({ referralId, outcome }, async () => details, 'en');

describe('what is said', () => {
  test('CA-1 a call says whose it is and what it is about', () => {
    expect(announcement(details, 'Dibs', 'en')).toBe(
      'This is Dibs. A new buyer is looking for an agent in Seattle.',
    );
    expect(announcement(someDetails(anOpenRace(), { side: 'seller' }), 'Dibs', 'en')).toContain(
      'A new seller',
    );
  });

  test('PE-8 CA-1 a call speaks Spanish and French', () => {
    expect(announcement(details, 'Dibs', 'es')).toBe(
      'Le habla Dibs. Un nuevo cliente comprador busca un agente en Seattle.',
    );
    expect(announcement(details, 'Dibs', 'fr')).toBe(
      'Ici Dibs. Un nouveau client acheteur cherche un agent à Seattle.',
    );
    expect(testCall('Dibs', 'es')).toMatch(/^Le habla Dibs\. Esta es la llamada de prueba/);
    expect(testCallHeard('fr')).toBe('Votre téléphone est prêt. Au revoir.');
  });

  test('CA-11 a warm transfer says that the client is on the line', () => {
    expect(announcement(someDetails(anOpenRace(), { kind: 'warm-transfer' }), 'Dibs', 'en')).toContain(
      'A buyer on the line',
    );
  });

  test('CA-6 the words that go with answering promise nothing: they are fixed before it rings', () => {
    expect(byAnswering('en')).toContain('unless a teammate was faster or it is no longer open to you');
  });

  test('CA-5 every outcome has words of its own', () => {
    for (const language of agentLanguages) {
      const said = everyOutcome.map((outcome) => outcomeInWords(outcome, language));
      expect(new Set(said).size).toBe(everyOutcome.length);
      const whys = Object.keys(lostClaims).map((why) => inVainInWords(why)[language]);
      for (const why of whys) expect(said.join(' ')).toContain(why);
    }
  });

  test('CL-9 nothing that is said names the client', () => {
    for (const language of agentLanguages) {
      const said = [
        ...everyOutcome.map((outcome) => outcomeInWords(outcome, language)),
        announcement(details, 'Dibs', language),
        byAnswering(language),
      ];
      for (const secret of Object.values(client)) expect(said.join(' ')).not.toContain(secret);
      for (const why of ['wrong-pin', 'pin-replaced', 'locked-out'] as const) {
        expect(pinRefusal(why, language)).not.toMatch(/\d/);
      }
    }
  });
});

describe('what a contact flow does after a claim', () => {
  test('CA-5 the winner is connected to the client', async () => {
    expect(await answerTo({ kind: 'won', claim })).toEqual({
      outcome: 'connect',
      say: 'The referral is yours. You are now being connected to the client.',
      transferTo: client.phone,
    });
  });

  test('CA-5 nobody else is, whatever they are told', async () => {
    for (const outcome of everyOutcome.slice(1)) {
      expect(await answerTo(outcome)).toEqual({ outcome: 'end', say: outcomeInWords(outcome, 'en') });
    }
  });

  test('CA-5 a claim about a referral that is gone connects nobody: it is a fault', async () => {
    const gone = claimAnswer({ referralId, outcome: { kind: 'won', claim } }, async () => undefined, 'en');
    await expect(gone).rejects.toThrow(referralId);
  });
});

describe('what a contact flow sends', () => {
  const entered = (contact: object, parameters: object = { pin: '123456' }) => ({
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: { Channel: 'VOICE', ContactId: 'c-1', ...contact },
      Parameters: parameters,
    },
  });
  const caller = { CustomerEndpoint: { Address: '+12065550151', Type: 'TELEPHONE_NUMBER' } };

  test('CA-5 entered digits come with the caller', () => {
    const { ContactData, Parameters } = pinEntered.parse(entered(caller)).Details;
    expect(ContactData).toEqual({ ContactId: 'c-1', CustomerEndpoint: { Address: '+12065550151' } });
    expect(Parameters).toEqual({ step: 'enter', language: 'en', pin: '123456' });
  });

  test('CA-4 a caller who withholds their number, or enters nothing, is still a caller who tries', () => {
    for (const contact of [{}, { CustomerEndpoint: null }]) {
      expect(pinEntered.safeParse(entered(contact, {})).data?.Details.Parameters.pin).toBe('');
    }
  });

  test('CA-1 an accepted call comes with its referral, agent and attempt, which is one or two', () => {
    const accepted = (attempt: string) =>
      callAccepted.safeParse(
        entered({ ...caller, Attributes: { referralId, agentId: 'ada', attempt, say: 'Hi' } }),
      );
    expect(accepted('2').data?.Details.ContactData.Attributes).toEqual({
      referralId,
      agentId: 'ada',
      attempt: 2,
    });
    expect(accepted('3').success).toBe(false);
    expect(accepted('').success).toBe(false);
  });
});
