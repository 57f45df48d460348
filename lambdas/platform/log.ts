// What goes into the logs: events and causes, never names, phones, bodies or PINs.

/**
 * Logs a fault with the name of its cause and where it was thrown. The cause's message and fields are left out: those of
 * the AWS SDK carry items, those of a parser quote what they could not read.
 */
export function logFault(event: string, error: unknown, about: Readonly<Record<string, string>> = {}): void {
  console.error({ event, ...about, cause: causeOf(error) });
}

function causeOf(error: unknown): { name: string; frames?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error };
  const lines = error.stack?.split('\n') ?? [];
  const frames = lines.map((line) => line.trim()).filter((line) => line.startsWith('at '));
  return { name: error.name, frames };
}
