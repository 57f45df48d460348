// What a carrier can answer to a message. None of our carriers is idempotent: what is unknown is never repeated blindly.

export type CarrierAnswer =
  /** The carrier has it now, under the carrier's id. */
  | { kind: 'accepted'; carrierId?: string | undefined }
  /** Certainly not taken; try again later. */
  | { kind: 'busy' }
  /** Certainly not taken, and never will be. */
  | { kind: 'refused'; reason: string }
  /** Certainly not taken, through our own fault: try again, and raise the alarm. */
  | { kind: 'fault'; error: unknown }
  /** Perhaps taken: the answer was lost. Receipts settle it. */
  | { kind: 'unknown' };

/** The parts of an AWS error that tell whether the call was carried out. */
type ServiceError = { name: string; $fault: 'client' | 'server'; $metadata: { httpStatusCode?: number } };

const throttles = ['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'Throttled'];

/** Reads an AWS error that no case of the carrier's own explains: a client's fault was not carried out, a server's may be. */
export function answerFor(error: unknown): Extract<CarrierAnswer, { kind: 'busy' | 'fault' | 'unknown' }> {
  if (!isServiceError(error)) return { kind: 'unknown' };
  if (throttles.some((name) => error.name.startsWith(name))) return { kind: 'busy' };
  return error.$fault === 'client' ? { kind: 'fault', error } : { kind: 'unknown' };
}

/** True when the service itself answered that it is in trouble. */
export function isServersFault(error: unknown): boolean {
  return isServiceError(error) && error.$fault === 'server';
}

function isServiceError(error: unknown): error is Error & ServiceError {
  return error instanceof Error && '$fault' in error;
}
