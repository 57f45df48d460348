// The PIN line's contact flow: somebody calls (PE-8), or has entered digits (CA-4, CA-5).
import * as z from 'zod';
import { pinEntered } from '../../carriers/connect/contact-flow-event.ts';
import { raceStore } from '../../claiming/race-store.ts';
import { referralStore } from '../../claiming/referral-store.ts';
import { brandOf } from '../../people/brand.ts';
import type { AgentLanguage } from '../../people/language.ts';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { derivedId, newId } from '../../platform/ids.ts';
import { openTable } from '../../platform/table/table.ts';
import { callStore } from '../call-store.ts';
import { callersLanguage } from '../pin/callers-language.ts';
import { pinKey } from '../pin/pin-key-client.ts';
import { enterPin } from '../pin/pin-line.ts';
import { pinStore } from '../pin/pin-store.ts';
import { triesStore } from '../pin/tries-store.ts';
import { type FlowAnswer, pinAnswer } from '../voice/flow-answer.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  PIN_KEY_ID: z.string(),
  BRANDS: brandsVariable({ name: z.string() }),
});
const table = openTable(env.TABLE_NAME);
const referrals = referralStore(table);
const people = peopleStore(table);
const line = {
  sign: pinKey(env.PIN_KEY_ID),
  tries: triesStore(table),
  pins: pinStore(table),
  newPinId: () => newId('pin'),
  calls: callStore(table),
  races: raceStore(table),
  readAgent: people.readAgent,
  readAnyone: people.readAnyone,
  actIdOf: (pinId: string, contactId: string) => derivedId('act', pinId, contactId),
};

export async function handler(event: unknown): Promise<FlowAnswer | { language: AgentLanguage }> {
  const { ContactData, Parameters } = pinEntered.parse(event).Details;
  const caller = ContactData.CustomerEndpoint?.Address ?? 'withheld';
  const { step, language } = Parameters;
  if (step === 'greet') return { language: await callersLanguage(caller, line) };
  const entry = { digits: Parameters.pin, caller, contactId: ContactData.ContactId };
  const entered = await enterPin(entry, new Date(), line);
  return pinAnswer(entered, referrals.readDetails, readBrand, language);
}

/** With one brand, the line has said whose it is. */
async function readBrand(teamId: string): Promise<string | undefined> {
  if (env.BRANDS.length === 1) return undefined;
  return brandOf(env.BRANDS, (await people.readTeam(teamId))?.brandId).name;
}
