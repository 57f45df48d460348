// Every text about consent, word for word. docs/operations.md says how many segments each takes.
import type { OpenRequest } from './consent.ts';
import type { Language } from './language.ts';

/** CO-9, CO-11. A brand name may come first. */
const consentRequestTexts: Record<OpenRequest['kind'], string> = {
  enrollment:
    'To complete SMS notification signup, please reply with YES. Reply STOP to unsubscribe, or reply HELP for additional information.',
  reconfirmation:
    'In order to continue receiving SMS notifications, please confirm enrollment by replying with YES. Reply STOP to unsubscribe, or reply HELP for additional information.',
};

/** `prefix`: the brand that the configuration puts in front, or nothing. */
export function consentRequestText(kind: OpenRequest['kind'], prefix: string): string {
  return prefix === '' ? consentRequestTexts[kind] : `${prefix}: ${consentRequestTexts[kind]}`;
}

/** CO-5 and CO-6. */
const replies: Record<'stopped' | 'resubscribed', Record<Language, string>> = {
  stopped: {
    en: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
    fr: 'Votre désabonnement est fait. Vous ne recevrez plus de messages de ce numéro. Répondez START pour vous réabonner.',
  },
  resubscribed: {
    en: 'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
    fr: 'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  },
};

export function reply(kind: 'stopped' | 'resubscribed', language: Language): string {
  return replies[kind][language];
}

/** CO-7. */
export function help(brand: string, contact: string, language: Language): string {
  return language === 'fr'
    ? `${brand}: pour obtenir de l'aide, ${contact}. Répondez ARRET pour vous désabonner. Des frais peuvent s'appliquer.`
    : `${brand}: for help contact ${contact}. Reply STOP to unsubscribe. Msg&Data Rates May Apply.`;
}

/** CO-16: to an agent whose text may ask for no more alerts. */
export const alertsStopHint = 'Reply STOP to stop these alerts.';

/** To an agent who answered a consent request otherwise than by a word: only YES itself is consent. */
export const confirmHint =
  'Please reply YES to get text alerts. Reply STOP to get none, or HELP for additional information.';

/** To an agent who answered an alert: a claim takes more than a word. */
export function claimHint(portalUrl: string): string {
  return `Nobody reads texts to this number. To claim or decline, go to ${portalUrl}`;
}

/** CO-10: the last line of a lead alert. */
export const optOutNotice = '\nReply STOP to unsubscribe.';
