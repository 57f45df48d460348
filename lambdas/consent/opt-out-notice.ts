// The opt-out notice in lead alerts: at least once every 30 days (CO-10).
import * as z from 'zod';

const instant = z.iso.datetime();

export const optOutNoticeSchema = z.object({
  /** When the carrier last accepted a lead alert with the notice. */
  acceptedAt: instant.optional(),
  /** When the daily job found it due. */
  dueSince: instant.optional(),
  /** When the carrier last accepted a lead alert that should have had it and did not. */
  textedWithoutAt: instant.optional(),
  /** Which of these the daily job has reported. */
  reportedAt: instant.optional(),
});
export type OptOutNotice = z.infer<typeof optOutNoticeSchema>;

const noticeMs = 30 * 86_400_000;

/** When the next one is due; undefined when there was none: then it is due at once. */
export function dueAt({ acceptedAt }: Pick<OptOutNotice, 'acceptedAt'>): string | undefined {
  return acceptedAt && new Date(Date.parse(acceptedAt) + noticeMs).toISOString();
}

export function isDue(notice: OptOutNotice | undefined, at: Date): boolean {
  const due = dueAt(notice ?? {});
  return due === undefined || Date.parse(due) <= at.getTime();
}
