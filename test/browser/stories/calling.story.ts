// Claiming by phone: call me, missed, once more, missed, and in by the PIN.
import { expect } from '@jest/globals';
import { aTeam } from '../../stories/support/builders.ts';
import {
  act,
  aReferralByPhone,
  callsTo,
  dialPinLine,
  pinLineNumber,
} from '../../stories/support/phone-calls.ts';
import { secondMs } from '../../stories/support/stage.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

export function calling(portal: () => PortalInBrowser): void {
  browserTest(
    'CA-2 CA-3 CA-5 missed twice, an agent reads number and PIN, dials in, and has the client',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const [, agent] = team.agents;
      const phone = agent?.phone ?? '';
      const referralId = await aReferralByPhone(stage, team.teamId);
      const page = await open(agent?.agentId, `/referrals/${referralId}`);
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
      await page.getByRole('heading', { name: 'Client Example' }).waitFor();
    },
  );

  browserTest(
    'CA-1 CA-8 a wrong number is corrected on the spot; the right phone rings, and answering claims',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const [, agent] = team.agents;
      const referralId = await aReferralByPhone(stage, team.teamId);
      const page = await open(agent?.agentId, `/referrals/${referralId}`);
      await page.getByRole('button', { name: 'Not your number?' }).click();
      await page.getByLabel('Your number').fill('12');
      await page.getByRole('button', { name: 'Save number' }).click();
      await page.locator('.number-form [role=alert]').getByText(/\w/).first().waitFor();
      expect(await page.getByLabel('Your number').inputValue()).toBe('12');
      const newPhone = '+12065557321';
      await page.getByLabel('Your number').fill('(206) 555-7321');
      await page.getByRole('button', { name: 'Save number' }).click();
      await page.getByText('The next call rings (206) 555-7321.').waitFor();
      await page.getByRole('button', { name: 'Call me to claim' }).click();
      await page.getByRole('img', { name: /seconds left to answer/ }).waitFor();
      await stage.settle();
      await act(stage, newPhone, 'answer');
      await stage.settle();
      await page.getByRole('heading', { name: 'Yours: you answered first.' }).waitFor();
    },
  );
}
