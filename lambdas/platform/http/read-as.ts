// A field of a query that is read as something else, or refused by a sentence and a code.
import * as z from 'zod';

/** For `transform`: what `read` makes of a text; undefined is refused with `message`. `fault`: its kind, one of the fault codes. */
export function readAs<T>(
  read: (text: string) => T | undefined,
  { message, fault }: { message: string; fault: string },
): (text: string, context: z.RefinementCtx) => T {
  return (text, context) => {
    const meant = read(text);
    if (meant !== undefined) return meant;
    context.addIssue({ code: 'custom', message, params: { fault } });
    return z.NEVER;
  };
}
