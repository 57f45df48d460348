// The input of StartOutboundVoiceContact, checked as the service checks it.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import type { AwsInput } from '../../aws/service.ts';

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be in E.164 format');

const request = z.object({
  InstanceId: z.string().min(1).max(100),
  ContactFlowId: z.string().min(1).max(500),
  DestinationPhoneNumber: e164,
  /** The product names no queue, so the number is required. */
  SourcePhoneNumber: e164,
  ClientToken: z.string().max(500).optional(),
  RingTimeoutInSeconds: z.int().min(15).max(60).default(60),
  Attributes: z
    .record(z.string().regex(/^[\w-]{1,32767}$/), z.string())
    .refine((attributes) => Buffer.byteLength(JSON.stringify(attributes)) <= 32_768, 'at most 32 KB')
    .default({}),
});
export type OutboundRequest = z.infer<typeof request>;

export function parseOutboundRequest(input: AwsInput): OutboundRequest {
  return parseInput(request, input, 'InvalidParameterException');
}

/** Only the instance, for the permission check. */
export function instanceIdOf(input: AwsInput): string {
  return z.object({ InstanceId: z.string().catch('') }).parse(input).InstanceId;
}
