// What goes into the logs: events and causes, never names, phones, bodies or PINs.

/**
 * Logs a fault with the name and stack of its cause. The error's own fields are left out: those of the AWS SDK carry
 * items.
 */
export function logFault(event: string, error: unknown, about: Readonly<Record<string, string>> = {}): void {
  const cause = error instanceof Error ? { name: error.name, stack: error.stack } : { name: typeof error };
  console.error({ event, ...about, cause });
}
