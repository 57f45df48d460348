// Open questions in the table, one item for each program and phone that ever had one.
import type { ItemBrand } from '../../people/brand.ts';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { setExpression, type Write } from '../../platform/table/table-requests.ts';
import type { Program } from '../program.ts';
import { agentAnswersWithinMs, type OpenQuestion, openQuestionSchema } from './open-question.ts';

export function openQuestionStore(table: Table) {
  return {
    async read(program: Program, phone: string, brand?: ItemBrand): Promise<OpenQuestion | undefined> {
      const item = await table.get(keys.openQuestion(program, phone, brand));
      return item && openQuestionSchema.parse(item);
    },

    /** A client's message was answered: nothing waits for it any more. */
    async close(program: Program, phone: string, messageId: string, brand?: ItemBrand): Promise<void> {
      await table.update({
        key: keys.openQuestion(program, phone, brand),
        update: 'DELETE messages :messages',
        condition: 'contains(messages, :message)',
        values: { ':messages': new Set([messageId]), ':message': messageId },
      });
    },

    /** True when an agent is to be asked because of the text `carrierId`: not while another text has asked already. */
    async ask(
      program: Program,
      phone: string,
      carrierId: string,
      now: Date,
      brand?: ItemBrand,
    ): Promise<boolean> {
      const { update, names, values } = setExpression({
        type: 'open-question',
        askedBy: carrierId,
        until: new Date(now.getTime() + agentAnswersWithinMs).toISOString(),
      });
      const outcome = await table.update({
        key: keys.openQuestion(program, phone, brand),
        update,
        condition: 'attribute_not_exists(#until) OR #until <= :now',
        names,
        values: { ...values, ':now': now.toISOString() },
      });
      return outcome.applied || outcome.current?.askedBy === carrierId;
    },
  };
}

/** The part of a write that opens the question whether a client's message asks for no more texts. */
export function openQuestionWrite(
  program: Program,
  phone: string,
  messageId: string,
  brand?: ItemBrand,
): Write {
  return {
    update: {
      key: keys.openQuestion(program, phone, brand),
      update: 'SET #type = :type ADD messages :messages',
      names: { '#type': 'type' },
      values: { ':type': 'open-question', ':messages': new Set([messageId]) },
    },
  };
}
