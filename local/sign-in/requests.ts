// What the portal asks of the issuer, as OpenID Connect writes it, and where the answer goes.
import * as z from 'zod';

export const authorizationRequest = z.object({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.url(),
  scope: z.string().refine((scope) => scope.split(' ').includes('openid'), 'must include openid'),
  code_challenge: z.string().min(43),
  code_challenge_method: z.literal('S256'),
  state: z.string().optional(),
  nonce: z.string().optional(),
  prompt: z.string().default(''),
  /** Tests name the agent at once. */
  login_hint: z.string().optional(),
  /** Cognito's name for the language of its pages. */
  lang: z.string().optional(),
});
export type AuthorizationRequest = z.infer<typeof authorizationRequest>;

export const tokenRequest = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    client_id: z.string(),
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string().min(43),
  }),
  z.object({ grant_type: z.literal('refresh_token'), client_id: z.string(), refresh_token: z.string() }),
]);

/** By who was invited; `newPassword` once the first one is to be changed. */
export const enteredPassword = z.object({
  email: z.string(),
  password: z.string(),
  newPassword: z.string().optional(),
});

/** Back to the portal, by the address of its request. */
export function answerTo(
  { redirect_uri, state }: AuthorizationRequest,
  answer: Record<string, string>,
): string {
  const url = new URL(redirect_uri);
  const parameters = { ...answer, ...(state !== undefined && { state }) };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
