// What a verb ends with when it can’t be done, in a sentence that says what to do.
import { types } from 'node:util';

/** A verb can’t do what it was told: the sentence says why, and what to do. */
export class CannotOperate extends Error {
  override readonly name: string = 'CannotOperate';
}

/** Whether AWS was asked by nobody whom it knows: then nothing can be looked up at all. */
export function isUnknownCaller(fault: unknown): boolean {
  return /^(CredentialsProviderError|TokenProviderError|ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|AuthFailure)/.test(
    nameOf(fault),
  );
}

export function sentenceFor(fault: unknown): string {
  const name = nameOf(fault);
  const message = messageOf(fault);
  if (fault instanceof CannotOperate) return message;
  if (isUnknownCaller(fault)) {
    if (/expired/i.test(name + message))
      return 'The AWS credentials have expired: sign in again (aws sso login).';
    return name.endsWith('ProviderError')
      ? 'There are no AWS credentials: sign in (aws sso login) or set AWS_PROFILE. For the local cloud give --local http://localhost:3000.'
      : 'AWS doesn’t know these credentials: sign in again (aws sso login), or check AWS_PROFILE.';
  }
  if (/Region is missing/.test(message)) return 'Name the region: --region us-west-2, for example.';
  if (/AccessDenied|AuthorizationError/.test(name)) return `These credentials may not do that: ${message}`;
  if (/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT)\b/.test(message))
    return `AWS can’t be reached: check the network, --region and AWS_ENDPOINT_URL (${message}).`;
  return `${name === '' ? '' : `${name}: `}${message}`;
}

export function messageOf(fault: unknown): string {
  return types.isNativeError(fault) ? fault.message : String(fault);
}

function nameOf(fault: unknown): string {
  return types.isNativeError(fault) ? fault.name : '';
}
