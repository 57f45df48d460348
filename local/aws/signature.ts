// Reads who signed an AWS request and for which service. The signature itself is not checked: the key id is the identity.

export type Signature = { accessKeyId: string; signingName: string; sessionToken: string };

const CREDENTIAL = /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\/aws4_request/;

export function readSignature(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Signature | undefined {
  const match = CREDENTIAL.exec(String(headers.authorization));
  const [, accessKeyId, signingName] = match ?? [];
  if (accessKeyId === undefined || signingName === undefined) return undefined;
  return { accessKeyId, signingName, sessionToken: String(headers['x-amz-security-token'] ?? '') };
}
