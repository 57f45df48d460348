// What the stage tells the portal at run time, so that one build serves every stage.
import * as z from 'zod/mini';

export const runtimeConfig = z.object({
  apiUrl: z.string(),
  /** Where the live channel connects, `wss://…`. */
  liveUrl: z.string(),
  /** Issuer of OpenID Connect. */
  authority: z.string(),
  /** Where it signs people in: its endpoints `authorize`, `token` and `revoke` are below it. */
  signInUrl: z.string(),
  clientId: z.string(),
  /** Where signing out goes, when the issuer has a page of its own for it. */
  signOutUrl: z.optional(z.string()),
});
export type RuntimeConfig = z.infer<typeof runtimeConfig>;

/** The file tells browsers to ask whether it changed. */
export async function readRuntimeConfig(): Promise<RuntimeConfig> {
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  return runtimeConfig.parse(await response.json());
}
