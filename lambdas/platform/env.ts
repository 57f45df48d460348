// Reads a function's environment once, at module load, so that a wrong deployment fails at its first start with the name.
import * as z from 'zod';

/** The process environment, parsed by `shape`. Throws an Error that names each missing or malformed variable. */
export function readEnv<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.output<z.ZodObject<Shape>> {
  // It is read once: compiling a parser for it would take longer than it saves.
  const parsed = z.object(shape).safeParse(process.env, { jitless: true });
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
