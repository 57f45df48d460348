// The pages of bulk texts with the longest and strangest of what people write: each fits every window, and axe finds nothing.
import { expect } from '@jest/globals';
import { secondMs } from '../../../stories/support/stage.ts';
import { goTo } from '../../support/go-to.ts';
import { browserTest, type PortalInBrowser } from '../../support/harness.ts';
import { hostile, inspector, word } from '../looking.story.ts';

export function lookingAtBulkTexts(portal: () => PortalInBrowser): void {
  browserTest('every page of bulk texts fits and is accessible', async () => {
    const { open, stage } = portal();
    const found = inspector();
    const { look } = found;
    const { team } = await hostile(portal());
    const page = await open(team.lead.agentId, '/clients?whose=team', { hasTouch: true });
    await page.getByRole('link', { name: 'Text several clients' }).click();
    await page.getByText('1 client found.').waitFor();
    await look(page, 'whom');
    await page.getByRole('button', { name: 'Remove the filter: Has replied' }).click();
    await page.locator('.filters summary').click();
    await look(page, 'whom, filters', true);
    await page.getByRole('button', { name: 'Next: the text' }).click();
    await page.getByLabel('Template').selectOption({ index: 1 });
    await look(page, 'what');
    await page.getByRole('button', { name: 'Next: preview' }).click();
    const send = page.getByRole('button', { name: 'Send to 1 client' });
    await send.waitFor();
    await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
    await look(page, 'sure');
    await page.getByRole('link', { name: 'Inbox' }).click();
    await page.getByRole('dialog').waitFor();
    await look(page, 'leaving', true);
    await page.getByRole('button', { name: 'Stay on this page' }).click();
    await send.click();
    await page.getByText('Sending', { exact: true }).waitFor();
    await look(page, 'progress');
    await page.getByRole('button', { name: 'Cancel this bulk text' }).click();
    await page.getByRole('dialog').waitFor();
    await look(page, 'cancelling', true);
    await page.keyboard.press('Escape');
    await stage.advance(10 * secondMs);
    await goTo(page, '/campaigns/bulk-texts');
    await page.getByRole('link', { name: word }).waitFor();
    await look(page, 'list');
    expect(found.all).toEqual({});
  });
}
