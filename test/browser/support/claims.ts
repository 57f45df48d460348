// How an agent claims in the portal: by the first text, by a call that is answered, and by the PIN after two that were missed.
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { StoryAgent } from '../../stories/support/builders.ts';
import { act, callsTo, dialPinLine, pinLineNumber } from '../../stories/support/phone-calls.ts';
import { type Stage, secondMs } from '../../stories/support/stage.ts';

/** On the claim page of a client who may be texted. */
export async function claimByText(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send and claim' }).click();
  await page.getByRole('heading', { name: 'Yours: your text was first.' }).waitFor();
}

/** CA-1, CA-8: a wrong number is corrected on the spot; the right phone rings, and answering claims. */
export async function claimByCall(page: Page, stage: Stage, newPhone: string): Promise<void> {
  await page.getByRole('button', { name: 'Not your number?' }).click();
  await page.getByLabel('Your number').fill('12');
  await page.getByRole('button', { name: 'Save number' }).click();
  await page.locator('.number-form [role=alert]').getByText(/\w/).first().waitFor();
  expect(await page.getByLabel('Your number').inputValue()).toBe('12');
  const shown = newPhone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
  await page.getByLabel('Your number').fill(shown);
  await page.getByRole('button', { name: 'Save number' }).click();
  await page.getByText(`The next call rings ${shown}.`).waitFor();
  await page.getByRole('button', { name: 'Call me to claim' }).click();
  await page.getByRole('img', { name: /seconds left to answer/ }).waitFor();
  await stage.settle();
  await act(stage, newPhone, 'answer');
  await stage.settle();
  await page.getByRole('heading', { name: 'Yours: you answered first.' }).waitFor();
}

/** CA-2, CA-3, CA-5: missed twice, the agent reads number and PIN, and dials in. */
export async function claimByPin(page: Page, stage: Stage, { phone }: StoryAgent): Promise<void> {
  // A double click is one call.
  await page.getByRole('button', { name: 'Call me to claim' }).dblclick();
  await page.getByRole('img', { name: /\d+ seconds left to answer/ }).waitFor();
  await stage.settle();
  expect(await callsTo(stage, phone)).toHaveLength(1);
  await stage.advance(20 * secondMs);
  await page.getByText('You did not answer in time.').first().waitFor();
  await page.getByRole('button', { name: 'Call me again' }).click();
  await page.getByRole('img', { name: /seconds left to answer/ }).waitFor();
  await stage.advance(20 * secondMs);
  await page.getByRole('heading', { name: 'Call in with your PIN' }).waitFor();
  const dial = await page.getByRole('link', { name: '(206) 555-0109' }).getAttribute('href');
  expect(dial).toBe(`tel:${pinLineNumber}`);
  const pin = (await page.locator('.pin-digits [aria-hidden]').textContent())?.replace(/\D/g, '') ?? '';
  expect(pin).toMatch(/^\d{6}$/);
  await dialPinLine(stage, phone, pin);
  await page.getByRole('heading', { name: 'Yours: your PIN was first.' }).waitFor();
}
