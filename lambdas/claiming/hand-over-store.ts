// CL-10, CL-14: a client is handed over in the table: all referrals by which their owner has them in the team, in one transaction.
import type { Table } from '../platform/table/table.ts';
import { clientHistoryStore, turnWrite } from './placing/client-history-store.ts';
import type { Referral } from './referral.ts';
import { type Hand, handWrites } from './referral-store.ts';

/** Of 100 writes in a transaction, two for each and the turn. */
const mostAtOnce = 49;

export function handOverStore(table: Table) {
  const { readHistory } = clientHistoryStore(table);
  return {
    readHistory,

    /**
     * All of `handed`, or none (false): when `from` no longer has one, or another of the client's was placed since `last` was read. Of
     * more than one transaction holds, the first of `handed` goes last: until then it can be asked for again.
     */
    async handOver(handed: readonly Referral[], hand: Hand, last: string | undefined): Promise<boolean> {
      let turn = last;
      const inOrder = handed.toReversed();
      for (let from = 0; from < inOrder.length; from += mostAtOnce) {
        const these = inOrder.slice(from, from + mostAtOnce);
        const [first] = these;
        if (first === undefined) return false;
        const { referralId, teamId } = first.race;
        const its = { referralId, turn: `${referralId} handed ${hand.actId}` };
        const outcome = await table.transact([
          turnWrite({ phone: first.details.client.phone, teamId, ...its }, turn),
          ...these.flatMap((each) => handWrites(each, hand)),
        ]);
        if (!outcome.applied) return false;
        turn = its.turn;
      }
      return true;
    },
  };
}
