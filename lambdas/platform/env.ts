// Reads a function's environment once, at module load, so that a wrong deployment fails at its first start with the name.
import * as z from 'zod';

// A parser that zod compiles pays after thousands of parses; few functions live that long, and each first request would wait for it.
z.config({ jitless: true });

/** The process environment, parsed by `shape`. Throws an Error that names each missing or malformed variable. */
export function readEnv<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.output<z.ZodObject<Shape>> {
  const parsed = z.object(shape).safeParse(process.env);
  if (!parsed.success) throw new Error(`Environment is not usable: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** A variable that holds JSON of the shape `inner`. */
export function jsonVariable<Inner extends z.ZodType>(inner: Inner) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('is not JSON');
        return z.NEVER;
      }
    })
    .pipe(inner);
}
