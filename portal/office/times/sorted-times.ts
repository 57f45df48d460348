// Teams with their response times, in the order of a figure. Who has none stands last, whichever it is.
import type { ResponseTimes } from '../../api/answers.ts';
import { counts } from '../../response-times/figures.ts';

export const sorts = ['team', 'median', 'p90', ...counts] as const;
export type Sort = (typeof sorts)[number];

/** `times`: undefined until they are read. */
export type TeamTimes = {
  teamId: string;
  name: string;
  times: ResponseTimes | undefined;
  isFailed: boolean;
};

/** The slowest and the most first: those to look at. */
export function sortedTimes(rows: readonly TeamTimes[], sort: Sort): TeamTimes[] {
  if (sort === 'team') return [...rows];
  return rows.toSorted((one, other) => (figure(other, sort) ?? -1) - (figure(one, sort) ?? -1));
}

export function figure({ times }: Pick<TeamTimes, 'times'>, sort: Exclude<Sort, 'team'>): number | undefined {
  const team = times?.team;
  if (sort === 'median') return team?.medianSeconds;
  return sort === 'p90' ? team?.p90Seconds : team?.[sort];
}
