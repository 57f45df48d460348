// What was in flight between the parts of a release, as `npm run record` kept it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

export const recordedDir = join(import.meta.dirname, 'recorded');

const objects = z.record(z.string(), z.record(z.string(), z.unknown()));
const schema = z.object({
  /** What time it was at the end. */
  at: z.string(),
  /** Inputs of executions, by state machine. */
  executions: z.record(z.string(), z.unknown()),
  /** What workflows hand to their tasks and are answered, by function. */
  tasks: z.record(z.string(), z.object({ event: z.unknown(), answer: z.unknown() })),
  /** Records of queues, by function and kind. */
  messages: objects,
  /** Records of the table's stream, by kind of change and type of item. */
  stream: objects,
  /** Requests that were done, by function: a page that is open sends them to the next release. */
  routes: z.record(z.string(), z.unknown()),
  /** The table in the end. */
  items: z.array(z.record(z.string(), z.unknown())),
});
export type Recorded = z.infer<typeof schema>;

/** The releases that are recorded. */
export const releases = readdirSync(recordedDir);

const keptSet = z.strictObject({ set: z.array(z.string()) });
/** A set, as it was recorded. */
function asSet(_: string, value: unknown): unknown {
  const { success, data } = keptSet.safeParse(value);
  return success ? new Set(data.set) : value;
}

export function recordedOf(release: string): Recorded {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(recordedDir, release, `${name}.json`), 'utf8'), asSet);
  return schema.parse(Object.fromEntries(Object.keys(schema.shape).map((name) => [name, read(name)])));
}
