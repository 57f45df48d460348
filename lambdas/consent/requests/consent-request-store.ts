// Consent requests in the table: one item each, written to by whoever knows something of it.
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { type Item, isNew, setExpression } from '../../platform/table/table-requests.ts';
import {
  type ConsentRequest,
  consentRequestSchema,
  type NewConsentRequest,
  remindersBefore,
} from './consent-request.ts';

const isNews = 'attribute_not_exists(revision) OR revision < :revision';

export function consentRequestStore(table: Table) {
  async function set(
    consentRequestId: string,
    fields: Item,
    condition = 'attribute_exists(pk)',
  ): Promise<void> {
    await table.update({ key: keys.consentRequest(consentRequestId), ...setExpression(fields), condition });
  }

  return {
    /**
     * Begins the consent request, or begins it again: a word that came late may have ended it, and one that came still later taken
     * that back. Whichever change of the consent is later counts, in whatever order they are told.
     */
    async begin(consentRequest: NewConsentRequest, now: Date): Promise<void> {
      const key = keys.consentRequest(consentRequest.consentRequestId);
      const outcome = await table.put({ ...key, type: 'consent-request', ...consentRequest }, isNew);
      if (outcome.applied) return;
      const leftOut = remindersBefore(consentRequestSchema.parse(outcome.current), now);
      const { revision } = consentRequest;
      await table.update({
        key,
        ...setExpression({ revision, isOver: false, resumedAt: now.toISOString(), leftOut }),
        condition: isNews,
      });
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

    noteUnasked: (consentRequestId: string, unasked: number) =>
      set(
        consentRequestId,
        { unasked },
        'attribute_exists(pk) AND (attribute_not_exists(unasked) OR unasked < :unasked)',
      ),

    /** `revision`: of the consent that does not ask any more. */
    end: (consentRequestId: string, revision: number) =>
      set(consentRequestId, { revision, isOver: true }, `attribute_exists(pk) AND (${isNews})`),

    /** Leaves the token; whoever ends the consent request, before or after, completes its task through the stream. */
    wait: (consentRequestId: string, taskToken: string) => set(consentRequestId, { taskToken }),
  };
}
