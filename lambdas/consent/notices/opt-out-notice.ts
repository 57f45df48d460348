// The opt-out notice in lead alerts: at least once every 30 days (CO-10).
import * as z from 'zod';
import { instant, laterBy } from '../../platform/instant.ts';

export const optOutNoticeSchema = z
  .object({
    acceptedAt: instant
      .optional()
      .meta({ description: 'When the carrier last accepted a lead alert with the notice.' }),
    dueSince: instant.optional().meta({ description: 'When the daily job found it due.' }),
    textedWithoutAt: instant.optional().meta({
      description: 'When the carrier last accepted a lead alert that lacked a notice that was due.',
    }),
    reportedAt: instant.optional().meta({ description: 'The last of these that the daily job reported.' }),
  })
  .meta({ id: 'OptOutNotice', examples: [{ acceptedAt: '2026-02-20T17:30:00.000Z' }] });
export type OptOutNotice = z.infer<typeof optOutNoticeSchema>;

const noticeMs = 30 * 86_400_000;

/** When the next one is due; undefined when there was none: then it is due at once. */
export function dueAt({ acceptedAt }: Pick<OptOutNotice, 'acceptedAt'>): string | undefined {
  return acceptedAt && laterBy(noticeMs, acceptedAt);
}

export function isDue(notice: OptOutNotice | undefined, at: Date): boolean {
  const due = dueAt(notice ?? {});
  return due === undefined || Date.parse(due) <= at.getTime();
}
