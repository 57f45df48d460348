// What a contact flow of Amazon Connect sends to a function.
import * as z from 'zod';
import { calledBack, testCalled, voiceLanguage } from '../voice.ts';

/** The caller's number, or `withheld`: all who withhold it count as one. */
const endpoint = z.object({ Address: z.string().min(1).max(40) }).nullish();

/** Somebody calls the PIN line, or has entered digits. */
export const pinEntered = z.object({
  Details: z.object({
    ContactData: z.object({ ContactId: z.string().min(1).max(256), CustomerEndpoint: endpoint }),
    /** PE-8: `greet` asks who calls, before any digit; `language`: in which the line goes on. */
    Parameters: z.object({
      step: z.enum(['greet', 'enter']).default('enter'),
      language: voiceLanguage.default('en'),
      pin: z.string().max(40).default(''),
    }),
  }),
});

/** The agent who was called has pressed 1. */
export const callAccepted = z.object({
  Details: z.object({
    ContactData: z.object({
      ContactId: z.string().min(1).max(256),
      Attributes: z.union([calledBack, testCalled]),
    }),
  }),
});
