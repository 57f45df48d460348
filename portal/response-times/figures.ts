// The figures of response times, in the order in which all pages and files have them: the outcomes add up to the offers.
import type { ResponseTimes } from '../api/answers.ts';

export const outcomes = ['claims', 'declines', 'misses', 'withdrawn', 'open'] as const;
export const counts = ['offers', ...outcomes] as const;

export const periods = [1, 7, 30, 92];
export const usualPeriod = 30;

export function periodIn(text: string): number {
  return periods.find((each) => String(each) === text) ?? usualPeriod;
}

export type Row = ResponseTimes['agents'][number];
