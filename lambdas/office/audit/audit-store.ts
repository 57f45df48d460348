// The audit trail in the table: appended, never changed; a partition a year, and each team's part of it in the index.
import { auditOf, inbox, inboxIndex, keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { isNew } from '../../platform/table/table-requests.ts';
import { type AuditEvent, auditEventSchema, auditExpiryOf, yearsOfAudit } from './audit.ts';

/** A page, newest first. `next`: the place behind its last. */
export type AuditPage = { events: AuditEvent[]; next: string | undefined };

const pageSize = 25;

const placeOf = ({ at, eventId }: Pick<AuditEvent, 'at' | 'eventId'>) => `${at}#${eventId}`;

export function auditStore(table: Table) {
  return {
    /** Appended twice, it is there once. */
    async append(event: AuditEvent): Promise<void> {
      const { at, eventId, teamId } = event;
      const ofTeam = teamId !== undefined && {
        inboxPk: inbox.auditOfTeam(teamId),
        inboxSk: placeOf(event),
      };
      await table.transact([
        {
          put: {
            ...keys.audit(at, eventId),
            type: 'audit-event',
            ...event,
            ...ofTeam,
            expiresAt: auditExpiryOf(at),
          },
          if: isNew,
        },
      ]);
    },

    /** All acts, from behind the place `after` on. */
    async readAll(after: string | undefined, now: Date): Promise<AuditPage> {
      const found: AuditEvent[] = [];
      for (const year of yearsOfAudit(after ?? now.toISOString(), now)) {
        const isIn = after?.startsWith(year);
        const page = await table.query({
          pk: auditOf(year),
          newestFirst: true,
          limit: pageSize + 1 - found.length,
          ...(isIn && { after: { pk: auditOf(year), sk: after } }),
        });
        found.push(...page.items.map((item) => auditEventSchema().parse(item)));
        if (found.length > pageSize) break;
      }
      return pageOf(found);
    },

    /** Those of a team, found by the index named `indexName`. */
    async readOfTeam(teamId: string, after: string | undefined, indexName: string): Promise<AuditPage> {
      const inboxPk = inbox.auditOfTeam(teamId);
      const page = await table.query({
        pk: inboxPk,
        index: inboxIndex(indexName),
        newestFirst: true,
        limit: pageSize + 1,
        ...(after !== undefined && {
          after: { pk: auditOf(after.slice(0, 4)), sk: after, inboxPk, inboxSk: after },
        }),
      });
      const items = await table.getAll(page.items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })));
      const events = items.map((item) => auditEventSchema().parse(item));
      return pageOf(events.toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1)));
    },
  };
}

function pageOf(found: readonly AuditEvent[]): AuditPage {
  const events = found.slice(0, pageSize);
  const last = events.at(-1);
  return { events, next: found.length > pageSize && last ? placeOf(last) : undefined };
}
