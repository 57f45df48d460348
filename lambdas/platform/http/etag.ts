// Settings that two people may edit: each state has an ETag, and a save can be tied to the state that it began with (RFC 9110, If-Match).
import * as z from 'zod';
import type { Refusal } from '../outcome.ts';

/** An answer with the ETag of its state. `version` counts the saves. */
export class VersionedAnswer<T> {
  readonly value: T;
  readonly version: number;

  constructor(value: T, version: number) {
    this.value = value;
    this.version = version;
  }
}

const etag = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/;
const ifMatch = new RegExp(`^(?:\\*|${etag.source}(?:[ \\t]*,[ \\t]*${etag.source})*)$`);

/** The header of every route that replaces such settings. */
export const ifMatchHeaders = z.object({
  'if-match': z
    .string()
    .max(200)
    .regex(ifMatch, 'must be an ETag as it was answered, with its quotation marks')
    .optional()
    .meta({
      description:
        'The `ETag` of the settings that the change began with: refused with 412 when somebody saved in between. Left out, the last save counts.',
      examples: ['"3"'],
    }),
});

/** The header of a route that also creates, for who means to create alone. */
export const ifNoneMatchHeader = z
  .literal('*')
  .optional()
  .meta({
    description: 'Only creates: refused with 412 when it is there already, with other settings than these.',
    examples: ['*'],
  });

export function etagOf(version: number): string {
  return `"${version}"`;
}

/** True when a save that names `header` may replace the state of `version`. A weak ETag proves nothing (RFC 9110, 8.8.3.2). */
export function isMatch(header: string | undefined, version: number): boolean {
  if (header === undefined || header === '*') return true;
  return header.split(',').some((tag) => tag.trim() === etagOf(version));
}

/** Why a save of what was read before was refused. */
export const changedMeanwhile: Refusal<'changed-meanwhile'> = {
  refused: 'changed-meanwhile',
  detail: 'Someone else saved a change in the meantime. Read it again, then make yours.',
};
