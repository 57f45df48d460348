// The input of SendTextMessage, checked as the service checks it.
import * as z from 'zod';
import type { AwsInput } from '../../aws/service.ts';
import { parseRequest, requestFields } from './request-fields.ts';

const request = z.object({
  ...requestFields,
  MessageBody: z.string().max(1600).regex(/\S/, 'must not be blank'),
  MessageType: z.enum(['TRANSACTIONAL', 'PROMOTIONAL']).default('TRANSACTIONAL'),
});
export type TextRequest = z.infer<typeof request>;

export function parseTextRequest(input: AwsInput): TextRequest {
  return parseRequest(request, input);
}
