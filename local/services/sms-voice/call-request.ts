// The input of SendVoiceMessage, checked as the service checks it.
import * as z from 'zod';
import type { AwsInput } from '../../aws/service.ts';
import { parseRequest, requestFields } from './request-fields.ts';

const LONGEST_BODY = { TEXT: 3000, SSML: 6000 } as const;

const request = z
  .object({
    ...requestFields,
    MessageBody: z.string().regex(/\S/, 'must not be blank'),
    MessageBodyTextType: z.enum(['TEXT', 'SSML']).default('TEXT'),
    VoiceId: z
      .string()
      .regex(/^[A-Z_]+$/, 'must be the name of a voice')
      .default('MATTHEW'),
    MaxPricePerMinute: z
      .string()
      .regex(/^\d{1,4}(\.\d{1,6})?$/)
      .optional(),
  })
  .refine(({ MessageBody, MessageBodyTextType }) => MessageBody.length <= LONGEST_BODY[MessageBodyTextType], {
    path: ['MessageBody'],
    error: 'is too long to be spoken',
  });
export type CallRequest = z.infer<typeof request>;

export function parseCallRequest(input: AwsInput): CallRequest {
  return parseRequest(request, input);
}
