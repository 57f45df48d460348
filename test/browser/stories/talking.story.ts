// A conversation: what was sent, the reply, the phone that is shown from then on, and the client's STOP.
import { expect } from '@jest/globals';
import { aPhone, aReferral, aTeam, referralFor } from '../../stories/support/builders.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';
import { holdBack } from '../support/held-back.ts';
import { goodMovement, movementOf } from '../support/movement.ts';

export function talking(portal: () => PortalInBrowser): void {
  browserTest(
    'TX-3 TX-4 TX-5 TX-7 TX-15 TX-18 CO-16 an agent texts, reads the reply, may call, says what was no wish to stop, and sees STOP',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 2);
      const [, agent] = team.agents;
      const clientPhone = aPhone();
      const referralId = await aReferral(stage, referralFor(team.teamId, clientPhone));
      const page = await open(agent?.agentId, `/referrals/${referralId}`);
      // TX-18: what stands beneath the box is what reaches the phone.
      await page.getByText('Goes out as:').waitFor();
      const foretold = await page.locator('.preview-body').textContent();
      const counted = await page.locator('.count').textContent();
      // What decides the race is in reach of a thumb, however long the text above it is.
      const claims = page.getByRole('button', { name: 'Send and claim' });
      const bar = await page.getByRole('navigation').boundingBox();
      const { y = 0, height = 0 } = (await claims.boundingBox()) ?? {};
      expect(y + height).toBeLessThanOrEqual(bar?.y ?? 0);
      await claims.click();
      await page.getByRole('heading', { name: 'Conversation' }).waitFor();
      await page.getByText('The phone number is shown once the client has replied.').waitFor();
      await stage.advance(5000);
      const message = page.getByRole('listitem').filter({ hasText: 'Hello, this is' });
      await message.getByText('Delivered').waitFor();
      await message.getByText(/Added by Dibs/).waitFor();
      const [first] = await stage.textsOf(clientPhone);
      expect(foretold).toBe(`Goes out as: ${first?.body}`);
      const [, segments = 'segments'] = /(\d segments?)/.exec(counted ?? '') ?? [];
      expect(await message.textContent()).toContain(segments);
      await message.getByRole('button', { name: 'Why: Delivered' }).click();
      await message.locator('.why p').first().waitFor();
      expect(await page.content()).not.toContain(clientPhone);

      await page.getByRole('link', { name: 'Inbox' }).first().click();
      const ours = (await stage.textsOf(clientPhone))[0]?.from ?? '';
      const replies = async (body: string) => {
        await stage.call('POST', `/_local/phones/${clientPhone}/texts`, { to: ours, body });
        await stage.settle();
      };
      await replies('Yes, can you send it this weekend?');
      const row = page.getByRole('link', { name: /New reply/ });
      await row.click();
      await page.getByText('Yes, can you send it this weekend?').waitFor();
      await page.getByRole('link', { name: /^Call \(415\)/ }).waitFor();
      await page.getByLabel('Message', { exact: true }).fill('On Saturday at ten?');
      await page
        .getByText(/1 segment/)
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Send', exact: true }).dblclick();
      await page.getByRole('listitem').filter({ hasText: 'On Saturday at ten?' }).waitFor();
      await stage.advance(5000);
      const sent = (await stage.textsOf(clientPhone)).filter(({ body }) => body.includes('On Saturday'));
      expect(sent).toHaveLength(1);
      // A reply that comes out of sight is told where one looks.
      await page.evaluate('scrollTo(0, 0)');
      // It counts as read even where one leaves before the referral says that it is unread.
      const { letGo } = await holdBack(page, /\/referrals\/[^/]+$/);
      await replies('Ten is perfect');
      await page.locator('.act-told', { hasText: 'New reply from the client.' }).waitFor();
      await page.getByRole('link', { name: 'Inbox' }).first().click();
      await page.getByRole('link', { name: /Client Example/ }).waitFor();
      await page.getByRole('link', { name: /New reply/ }).waitFor({ state: 'detached' });
      letGo();

      await page.getByRole('link', { name: /Client Example/ }).click();
      await page.getByLabel('Message', { exact: true }).waitFor();
      await replies('Liked “On Saturday at ten?”');
      await page.getByText('Sent automatically by the client’s phone').waitFor();
      await replies('not interested');
      await page.getByRole('group', { name: 'Did the client ask you to stop texting?' }).waitFor();
      await page.getByRole('button', { name: 'No, they didn’t' }).click();
      await page.getByText('Not a request to stop texts.').last().waitFor();
      await replies('STOP');
      // CL-12: who ended it, when, and what is left to do.
      await page
        .getByText(/The client texted STOP \(.*\d.*\)\. This client has opted out of texts/)
        .waitFor();
      await page.getByText(/Call them, hand them over or give them back; .* START/).waitFor();
      await page.getByText('More', { exact: true }).click();
      await page.getByRole('button', { name: 'Give back' }).waitFor();
      await page.getByLabel('Message', { exact: true }).waitFor({ state: 'detached' });
    },
  );

  browserTest(
    'CL-10 TX-14 the owner marks a client, the lead hands them over, and they go from one window to the other',
    async () => {
      const { stage, open } = portal();
      const team = await aTeam(stage, 3);
      const [lead, owner, next] = team.agents;
      const referralId = await aReferral(stage, referralFor(team.teamId));
      await owner?.does('POST', `/referrals/${referralId}/messages`, { body: 'Hello from the owner' });
      await stage.advance(5000);
      const path = `/referrals/${referralId}`;
      const [ofLead, ofOwner] = [await open(lead?.agentId, path), await open(owner?.agentId, path)];
      await ofOwner.getByText('Hello from the owner').waitFor();
      await ofOwner.getByText('More', { exact: true }).waitFor();
      // What is about to be pressed stays where it is.
      for (const page of [ofOwner, ofLead]) expect(await movementOf(page)).toBeLessThan(goodMovement / 4);
      await ofOwner.getByText('More', { exact: true }).click();
      await ofOwner.getByRole('button', { name: 'Cannot be texted' }).click();
      await ofOwner.getByRole('button', { name: 'Stop all texts' }).click();
      // CL-12: who ended it.
      await ofLead.getByText(`${owner?.name} marked this client “Cannot be texted” (`).waitFor();
      await ofLead.getByText('This client has opted out of texts.').first().waitFor();
      await ofLead.getByText('More', { exact: true }).click();
      await ofLead.getByRole('button', { name: 'Hand over' }).click();
      await ofLead.getByLabel(next?.name ?? '').check();
      await ofLead.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click();
      await ofLead.getByRole('heading', { name: `${next?.name} has this client now` }).waitFor();
      await ofOwner.getByRole('heading', { name: `${next?.name} has this client now` }).waitFor();
      const ofNext = await open(next?.agentId);
      await ofNext.getByRole('link', { name: /Client Example/ }).click();
      await ofNext.getByText('Hello from the owner').waitFor();
      // CL-13: whoever gives a client back says why; the lead reads it, too.
      await ofNext.getByText('More', { exact: true }).click();
      await ofNext.getByRole('button', { name: 'Give back' }).click();
      await ofNext.getByLabel('Why?').fill('Client is moving to Ohio');
      await ofNext.getByRole('dialog').getByRole('button', { name: 'Give back' }).click();
      await ofNext.getByRole('heading', { name: 'Given back' }).waitFor();
      await ofLead.getByText('Reason given: Client is moving to Ohio').waitFor();
    },
  );
}
