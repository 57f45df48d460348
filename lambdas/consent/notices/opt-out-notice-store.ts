// When each phone last had the opt-out notice of a program, in the table (CO-10).
import type { ItemBrand } from '../../people/brand.ts';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { setExpression } from '../../platform/table/table-requests.ts';
import type { Program } from '../program.ts';
import { dueAt, isDue, type OptOutNotice, optOutNoticeSchema } from './opt-out-notice.ts';

export function optOutNoticeStore(table: Table) {
  async function read(program: Program, phone: string, brand?: ItemBrand): Promise<OptOutNotice | undefined> {
    const item = await table.get(keys.optOutNotice(program, phone, brand));
    return item && optOutNoticeSchema.parse(item);
  }

  return {
    read,

    /** The carrier accepted a text with the notice; the latest counts. What is still to be reported stays due. */
    async noteAccepted(
      program: Program,
      phone: string,
      acceptedAt: string,
      brand?: ItemBrand,
    ): Promise<void> {
      const notice = await read(program, phone, brand);
      const due = isReported(notice) ? dueAt({ acceptedAt }) : undefined;
      const { update, names, values } = setExpression({
        type: 'opt-out-notice',
        acceptedAt,
        ...(due !== undefined && keys.due('notice', due, { program, phone, brand })),
      });
      await table.update({
        key: keys.optOutNotice(program, phone, brand),
        update: `${update} REMOVE dueSince`,
        condition: 'attribute_not_exists(acceptedAt) OR acceptedAt < :acceptedAt',
        names,
        values,
      });
    },

    /** The carrier accepted a text without it: when it was due by then, the daily job has to report it. */
    async noteWithout(program: Program, phone: string, at: string, brand?: ItemBrand): Promise<void> {
      if (!isDue(await read(program, phone, brand), new Date(at))) return;
      await table.update({
        key: keys.optOutNotice(program, phone, brand),
        ...setExpression({
          type: 'opt-out-notice',
          textedWithoutAt: at,
          ...keys.due('notice', at, { program, phone, brand }),
        }),
        condition: 'attribute_not_exists(acceptedAt) OR acceptedAt < :textedWithoutAt',
      });
    },

    /** The daily job has dealt with what it saw: it needs no more looking at, unless something came meanwhile. */
    async markDue(
      program: Program,
      phone: string,
      { acceptedAt, textedWithoutAt }: OptOutNotice,
      now: Date,
      brand?: ItemBrand,
    ): Promise<void> {
      const next = dueAt({ acceptedAt });
      const isLater = next !== undefined && Date.parse(next) > now.getTime();
      const { update, names, values } = setExpression({
        ...(isLater ? keys.due('notice', next, { program, phone, brand }) : { dueSince: now.toISOString() }),
        ...(textedWithoutAt !== undefined && { reportedAt: textedWithoutAt }),
      });
      const unchanged = Object.entries({ acceptedAt, textedWithoutAt }).map(([name, value]) =>
        value === undefined ? `attribute_not_exists(${name})` : `${name} = :seen_${name}`,
      );
      await table.update({
        key: keys.optOutNotice(program, phone, brand),
        update: isLater ? update : `${update} REMOVE duePk, dueSk`,
        condition: unchanged.join(' AND '),
        names,
        values: {
          ...values,
          ...(acceptedAt !== undefined && { ':seen_acceptedAt': acceptedAt }),
          ...(textedWithoutAt !== undefined && { ':seen_textedWithoutAt': textedWithoutAt }),
        },
      });
    },
  };
}

/** True when nothing is left for the daily job to report. */
function isReported(notice: OptOutNotice | undefined): boolean {
  return notice?.textedWithoutAt === undefined || notice.textedWithoutAt === notice.reportedAt;
}
