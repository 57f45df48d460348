// The items that a replay is about, as they are now.
import { consentSchema, openRequestOf } from '../consent/consent.ts';
import { consentStore } from '../consent/consent-store.ts';
import { programSchema } from '../consent/program.ts';
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import type { Item } from '../platform/table-requests.ts';

/** Replayed within a minute even when each of them is a text that has to be sent. */
const pageSize = 400;

/** A page of a referral's items, from behind the sort key `after` on. */
export async function pageOfReferral(
  table: Table,
  referralId: string,
  after: string | undefined,
): Promise<{ items: Item[]; next: string | undefined }> {
  const { pk } = keys.race(referralId);
  const page = await table.query({
    pk,
    limit: pageSize,
    after: after === undefined ? undefined : { pk, sk: after },
  });
  return { items: page.items, next: page.next && String(page.next.sk) };
}

/** A phone's consent in each program, as its ledger has it, and the consent request that waits for its answer. */
export async function itemsOfPhone(table: Table, phone: string): Promise<Item[]> {
  const consents = consentStore(table);
  for (const program of programSchema.options) await consents.reproject(program, phone);
  const items = await table.getAll(programSchema.options.map((program) => keys.consent(program, phone)));
  const requests = items.flatMap((item) => openRequestOf(consentSchema.parse(item)) ?? []);
  const requestKeys = requests.map(({ consentRequestId }) => keys.consentRequest(consentRequestId));
  return [...items, ...(await table.getAll(requestKeys))];
}
