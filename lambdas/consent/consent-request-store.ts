// Consent requests in the table: one item each, written to by whoever knows something of it.
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import { type Item, isNew, setExpression } from '../platform/table-requests.ts';
import { type ConsentRequest, consentRequestSchema, type NewConsentRequest } from './consent-request.ts';

export function consentRequestStore(table: Table) {
  async function set(
    consentRequestId: string,
    fields: Item,
    condition = 'attribute_exists(pk)',
  ): Promise<void> {
    await table.update({ key: keys.consentRequest(consentRequestId), ...setExpression(fields), condition });
  }

  return {
    async create(consentRequest: NewConsentRequest): Promise<void> {
      await table.put(
        {
          ...keys.consentRequest(consentRequest.consentRequestId),
          type: 'consent-request',
          ...consentRequest,
        },
        isNew,
      );
    },

    /** Throws when there is none, for only what was begun is asked for. */
    async read(consentRequestId: string): Promise<ConsentRequest> {
      const item = await table.get(keys.consentRequest(consentRequestId));
      if (item === undefined) throw new Error(`There is no consent request ${consentRequestId}`);
      return consentRequestSchema.parse(item);
    },

    /** The text was given to the carrier. */
    noteSent: (consentRequestId: string, at: string) =>
      set(consentRequestId, { sentAt: at }, 'attribute_exists(pk) AND attribute_not_exists(sentAt)'),

    /** The phone's carrier has it. The earliest receipt counts. */
    noteReceived: (consentRequestId: string, at: string) =>
      set(
        consentRequestId,
        { receivedAt: at },
        'attribute_exists(pk) AND (attribute_not_exists(receivedAt) OR receivedAt > :receivedAt)',
      ),

    noteReminders: (consentRequestId: string, reminders: number) => set(consentRequestId, { reminders }),

    end: (consentRequestId: string) => set(consentRequestId, { isOver: true }),

    /** Leaves the token; whoever ends the consent request, before or after, completes its task through the stream. */
    wait: (consentRequestId: string, taskToken: string) => set(consentRequestId, { taskToken }),
  };
}
