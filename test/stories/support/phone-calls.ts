// Phones in stories: what rings, what the handset does, and the PIN line.
import * as z from 'zod';
import { aPhone, aReferral, referralFor, type StoryAgent } from './builders.ts';
import type { Stage } from './stage.ts';

export const pinLineNumber = '+12065550109';

const calls = z.object({
  calls: z.array(
    z.object({
      id: z.string(),
      from: z.string(),
      to: z.string(),
      state: z.string(),
      message: z.string(),
      at: z.string(),
    }),
  ),
});
const dialed = z.object({ said: z.array(z.string()), connectedTo: z.string().optional() });
export const callView = z.looseObject({
  state: z.string(),
  mayCallAgain: z.boolean().optional(),
  pin: z.string().optional(),
  dial: z.string().optional(),
});

/** A referral whose client can't be texted: it goes by phone. */
export function referralByPhone(teamId: string, phone = aPhone(), more: object = {}) {
  const { client, ...request } = referralFor(teamId, phone);
  const { textConsent: _, ...unconsented } = client;
  return { ...request, client: unconsented, ...more };
}

export function aReferralByPhone(stage: Stage, ...about: Parameters<typeof referralByPhone>) {
  return aReferral(stage, referralByPhone(...about));
}

/** The calls to a phone, oldest first. */
export async function callsTo(stage: Stage, phone: string) {
  return calls.parse((await stage.call('GET', `/_local/phones/${phone}`)).body).calls;
}

/** Does something with the last call to a phone, without waiting for what follows. */
export async function act(stage: Stage, phone: string, act: 'answer' | 'busy' | 'hangup', digits?: string) {
  const [call] = (await callsTo(stage, phone)).slice(-1);
  const path = `/_local/phones/${phone}/calls/${call?.id}`;
  const { status } = await stage.call('POST', path, { act, ...(digits !== undefined && { digits }) });
  if (status >= 300) throw new Error(`${path} answered ${status}`);
}

/** How a phone's carrier behaves with calls. */
export async function behave(stage: Stage, phone: string, behaviour: object): Promise<void> {
  const { status, body } = await stage.call('POST', `/_local/phones/${phone}/behaviour`, {
    calls: behaviour,
  });
  if (status !== 200) throw new Error(`The behaviour was refused: ${JSON.stringify(body)}`);
}

export async function dialPinLine(stage: Stage, phone: string, digits: string) {
  const { status, body } = await stage.call('POST', `/_local/phones/${phone}/dial`, {
    to: pinLineNumber,
    digits,
  });
  if (status !== 200) throw new Error(`Dialing was refused: ${JSON.stringify(body)}`);
  const line = dialed.parse(body);
  await stage.settle();
  return { said: line.said.join(' '), connectedTo: line.connectedTo };
}

/** Asks to be called, and lets it ring. */
export async function askForCall(stage: Stage, agent: StoryAgent, referralId: string) {
  const answer = await agent.does('POST', `/referrals/${referralId}/calls`);
  await stage.settle();
  return answer;
}

export async function callOf(agent: StoryAgent, referralId: string) {
  return callView.parse((await agent.does('GET', `/referrals/${referralId}/calls/mine`)).body);
}

/** Misses both calls, and answers the PIN. */
export async function pinFor(stage: Stage, agent: StoryAgent, referralId: string): Promise<string> {
  for (const _ of [1, 2]) {
    await askForCall(stage, agent, referralId);
    await stage.advance(20_000);
  }
  const { pin } = await callOf(agent, referralId);
  if (pin === undefined) throw new Error('There is no PIN after two missed calls');
  return pin;
}
