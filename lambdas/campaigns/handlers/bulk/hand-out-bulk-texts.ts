// Queue bulk-texts: one look at a bulk text that is being sent (CP-7).
import * as z from 'zod';
import { quietHoursSchema } from '../../../delivery/gate/quiet-hours.ts';
import { peopleStore } from '../../../people/people-store.ts';
import { brandsVariable } from '../../../platform/brands-variable.ts';
import { jsonVariable, readEnv } from '../../../platform/env.ts';
import { derivedId } from '../../../platform/ids.ts';
import { handleBatch } from '../../../platform/queue-batch.ts';
import { openTable } from '../../../platform/table/table.ts';
import { wordingFacts, wordingOf } from '../../../texting/wording/brand-wording.ts';
import { usualOptOutLimit } from '../../bulk/bulk.ts';
import { bulkFiguresIn } from '../../bulk/bulk-figures-store.ts';
import { lookIn } from '../../bulk/bulk-queue-client.ts';
import { bulkStore } from '../../bulk/bulk-store.ts';
import { bulkTextStore } from '../../bulk/bulk-text-store.ts';
import { clientFactsStore } from '../../bulk/client-facts-store.ts';
import { handOut } from '../../bulk/hand-out.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRANDS: brandsVariable(wordingFacts),
  QUIET_HOURS: jsonVariable(quietHoursSchema.nullable()),
});
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  bulks: bulkStore(table),
  bulkTexts: bulkTextStore(table),
  clientFacts: clientFactsStore(table),
  figuresOf: bulkFiguresIn(table),
  wordingOf: wordingOf(env.BRANDS),
  quietHours: env.QUIET_HOURS,
  optOutLimit: usualOptOutLimit,
  derivedId,
};

export const handler = (event: unknown) =>
  handleBatch(event, async (body) => {
    await handOut(lookIn(body), new Date(), deps);
    return { done: true };
  });
