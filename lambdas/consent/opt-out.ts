// CO-19: an opt-out that was said in another way than by text to us: with when, how and the words, as a STOP of that time.
import * as z from 'zod';
import {
  type BrandId,
  type Brands,
  brandParts,
  type ItemBrand,
  itemBrandOf,
  unknownBrand,
} from '../people/brand.ts';
import { instantWithOffset } from '../platform/instant.ts';
import type { Refusal } from '../platform/outcome.ts';
import { faultOfEvidence } from './ledger/evidence.ts';
import type { LedgerEvent } from './ledger/ledger.ts';
import { type Program, programSchema } from './program.ts';
import { type WayToOptOut, wayToOptOut } from './way-to-opt-out.ts';
import { brandsStopped, type StopCoverage } from './words/stop-coverage.ts';

const line = (longest: number) => z.string().trim().min(1).max(longest);

export const saidOptOut = z.object({
  how: wayToOptOut.meta({ description: 'In which way they asked for it.', examples: ['letter'] }),
  at: instantWithOffset.meta({ description: 'When they said so.', examples: ['2026-03-02T09:04:05-06:00'] }),
  words: line(2000).meta({
    description: 'What they said, as exactly as it is known.',
    examples: ['No more texts, please.'],
  }),
});
/** Without `at` it was said now. */
export type SaidOptOut = { how: WayToOptOut; at?: string | undefined; words?: string | undefined };

/** Who has it recorded: an administrator, or an agent for a client of theirs. */
export type RecordedBy =
  | { clientId: string; email?: string; isMachine?: true }
  | { teamId: string; agentId: string; leadId?: string; referralId: string };

export type RecordOptOutDeps = {
  consents: { record(event: LedgerEvent): Promise<unknown> };
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

export type BookOptOutDeps = RecordOptOutDeps & {
  brands: Brands<{ id: BrandId; stopCovers: StopCoverage }>;
  refusePhone(phone: string): Refusal | undefined;
};

/** What an administrator heard of, for the named brand and what its STOP covers, or without one for all. */
export async function bookOptOut(
  { phone, program, brand }: { phone: string; program?: Program | undefined; brand?: BrandId | undefined },
  said: SaidOptOut,
  by: RecordedBy,
  now: Date,
  deps: BookOptOutDeps,
): Promise<Refusal | undefined> {
  const refusal =
    deps.refusePhone(phone) ?? (brand === undefined ? undefined : unknownBrand(brand, deps.brands));
  if (refusal !== undefined) return refusal;
  const brands =
    brand === undefined
      ? deps.brands.map(({ id }) => itemBrandOf(deps.brands, id))
      : brandsStopped(itemBrandOf(deps.brands, brand), deps.brands);
  return recordOptOut({ phone, program, brands }, said, by, now, deps);
}

/** Records it for one program, or without one for all, in each of `brands`. The same said twice is one event. */
export async function recordOptOut(
  { phone, program, brands }: { phone: string; program?: Program | undefined; brands: readonly ItemBrand[] },
  said: SaidOptOut,
  by: RecordedBy,
  now: Date,
  deps: RecordOptOutDeps,
): Promise<Refusal<'invalid-request'> | undefined> {
  if (said.at !== undefined && faultOfEvidence(said.at, now) !== undefined) return notPast;
  const at = (said.at === undefined ? now : new Date(said.at)).toISOString();
  // Pressed again within a minute, it is one act.
  const moment = said.at === undefined ? at.slice(0, 16) : at;
  const { how, words } = said;
  const uses = brands.flatMap((brand) =>
    (program === undefined ? programSchema.options : [program]).map((each) => ({ program: each, brand })),
  );
  for (const use of uses) {
    const parts = [use.program, phone, moment, how, words ?? '', ...brandParts(use.brand)];
    await deps.consents.record({
      act: 'opted-out-otherwise',
      eventId: deps.derivedId('evt', 'opted-out-otherwise', ...parts),
      ...use,
      phone,
      at,
      how,
      words,
      recordedAt: now.toISOString(),
      ...by,
    });
  }
  return undefined;
}

const notPast: Refusal<'invalid-request'> = {
  refused: 'invalid-request',
  detail: 'Fix what `errors` lists and send the request again.',
  errors: [
    {
      path: '/at',
      detail: 'must lie between 1992 and now: send when the person said so',
      code: 'time-ahead',
    },
  ],
};
