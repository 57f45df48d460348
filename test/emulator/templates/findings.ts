// What cfn-lint reported, and which of it the waivers cover.
import * as z from 'zod';
import type { Waiver } from './waivers.ts';

export const reportSchema = z.array(
  z
    .object({
      Filename: z.string(),
      Message: z.string(),
      Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullish() }),
      Rule: z.object({ Id: z.string() }),
    })
    .transform(({ Filename, Message, Location, Rule }) => ({
      rule: Rule.Id,
      message: Message,
      file: Filename.split(/[\\/]/).at(-1) ?? Filename,
      path: (Location.Path ?? []).join('/'),
    })),
);
export type Finding = z.infer<typeof reportSchema>[number];

const covers = ({ rule, says }: Waiver, finding: Finding) =>
  rule === finding.rule && says.test(finding.message);

/** Those that no waiver covers. */
export function findingsOf(report: readonly Finding[], waivers: readonly Waiver[]): readonly Finding[] {
  return report.filter((finding) => !waivers.some((waiver) => covers(waiver, finding)));
}

/** Waivers that cover nothing. */
export function unneededOf(report: readonly Finding[], waivers: readonly Waiver[]): readonly Waiver[] {
  return waivers.filter((waiver) => !report.some((finding) => covers(waiver, finding)));
}
