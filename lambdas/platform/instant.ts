// Moments: ISO 8601, in UTC as Dibs writes them; callers may give an offset.
import * as z from 'zod';

export const instant = z.iso.datetime().meta({ examples: ['2026-03-02T15:04:05.000Z'] });

export const instantWithOffset = z.iso
  .datetime({
    offset: true,
    error: ({ code }) =>
      code === 'invalid_format'
        ? 'must be ISO 8601 with Z or an offset, for example 2026-03-02T09:04:05-06:00'
        : undefined,
  })
  .meta({ examples: ['2026-03-02T09:04:05-06:00'] });

/** `at`, so many milliseconds later. */
export function laterBy(ms: number, at: string): string {
  return new Date(Date.parse(at) + ms).toISOString();
}
