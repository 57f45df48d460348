// Which call a contact is, on a real table.
import { describe, expect, test } from '@jest/globals';
import { contactStore } from '../../lambdas/calling/contact-store.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { NOW } from '../claiming/support/referrals.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anId } from '../support/ids.ts';

const table = await engineTable();
const contacts = contactStore(table);

describe(onEngine('contact store'), () => {
  test('CA-7 a contact is known by its id once its call was accepted', async () => {
    const contactId = anId('contact');
    expect(await contacts.find(contactId)).toBeUndefined();
    const contact = { referralId: 'ref_1', agentId: 'ada', attempt: 2 } as const;
    await contacts.remember(contactId, contact, NOW);
    await contacts.remember(contactId, contact, NOW);
    expect(await contacts.find(contactId)).toEqual(contact);
  });

  test('it is kept for a week, and no longer', async () => {
    const contactId = anId('contact');
    await contacts.remember(contactId, { referralId: 'ref_1', agentId: 'ada', attempt: 1 }, NOW);
    const item = await table.get(keys.contact(contactId));
    expect(item?.expiresAt).toBe(NOW.getTime() / 1000 + 7 * 86_400);
  });
});
