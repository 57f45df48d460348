// What a survey reads and knows, opened from the environment: of the preview and of the send, which is to find the same.
import * as z from 'zod';
import { clientListStore } from '../../clients/list/client-list-store.ts';
import { quietHoursSchema } from '../../delivery/gate/quiet-hours.ts';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { jsonVariable } from '../../platform/env.ts';
import { fingerprint } from '../../platform/ids.ts';
import type { Table } from '../../platform/table/table.ts';
import { wordingFacts, wordingOf } from '../../texting/wording/brand-wording.ts';
import { clientFactsStore } from './client-facts-store.ts';

export const surveyVariables = {
  BRANDS: brandsVariable(wordingFacts),
  QUIET_HOURS: jsonVariable(quietHoursSchema.nullable()),
  TEXT_PART_USD: z.coerce.number().nonnegative(),
};

export function surveyStores(table: Table, env: z.output<z.ZodObject<typeof surveyVariables>>) {
  return {
    people: peopleStore(table),
    clientLists: clientListStore(table),
    clientFacts: clientFactsStore(table),
    wordingOf: wordingOf(env.BRANDS),
    quietHours: env.QUIET_HOURS,
    textPartUsd: env.TEXT_PART_USD,
    fingerprint,
  };
}
