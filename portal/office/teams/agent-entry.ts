// What is entered about an agent, made into what the API takes.
import type { LanguageCode } from '../../messages/language-code.ts';
import { e164Of } from '../../profile/phone-entry.ts';

/** `language`: undefined while nobody has chosen one. */
export type AgentEntry = {
  name: string;
  email: string;
  phone: string;
  licensed: boolean;
  language?: LanguageCode | undefined;
};

export const noAgent: AgentEntry = { name: '', email: '', phone: '', licensed: true };

export function settingsOf({ name, email, phone, licensed, language }: AgentEntry) {
  const e164 = e164Of(phone);
  return {
    name: name.trim(),
    licensed,
    ...(language !== undefined && { language }),
    ...(email.trim() !== '' && { email: email.trim() }),
    ...(e164 !== '' && { phone: e164 }),
  };
}

/** `entered`, or else a new one that nobody else has: the name makes it readable. */
export function idFor(prefix: 'tm' | 'agt', entered: string, name: string, random: string): string {
  if (entered.trim() !== '') return entered.trim();
  const readable = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
  return [prefix, ...(prefix === 'tm' && readable !== '' ? [readable] : []), random].join('_');
}

/** Ten letters and digits: no two teams or people ever get the same. */
export function randomPart(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

export const isId = (text: string) => /^[A-Za-z0-9_-]{1,64}$/.test(text.trim());
