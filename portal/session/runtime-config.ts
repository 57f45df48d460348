// What the stage tells the portal at run time, so that one build serves every stage.
import * as z from 'zod/mini';

const runtimeConfig = z.object({
  apiUrl: z.string(),
  /** Where the live channel connects, `wss://…`. */
  liveUrl: z.string(),
  /** Issuer of OpenID Connect. */
  authority: z.string(),
  clientId: z.string(),
  /** Where signing out goes, when the issuer has a page of its own for it. */
  signOutUrl: z.optional(z.string()),
  /** The number that texts agents: a START to it turns alerts back on. */
});
export type RuntimeConfig = z.infer<typeof runtimeConfig>;

export async function readRuntimeConfig(): Promise<RuntimeConfig> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  return runtimeConfig.parse(await response.json());
}
