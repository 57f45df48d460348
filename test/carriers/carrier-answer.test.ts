// What an AWS error tells about a message: certainly not taken, or perhaps.

import {
  AccessDeniedException,
  InternalServerException,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { TooManyRequestsException as EmailThrottled } from '@aws-sdk/client-sesv2';
import { ThrottledException as PushThrottled } from '@aws-sdk/client-sns';
import { describe, expect, test } from '@jest/globals';
import { answerFor } from '../../lambdas/carriers/carrier-answer.ts';

const about = { message: 'no', $metadata: {} };

describe('a carrier’s error', () => {
  test.each([new ThrottlingException(about), new EmailThrottled(about), new PushThrottled(about)])(
    '$name: certainly not taken, try again later',
    (error) => {
      expect(answerFor(error)).toEqual({ kind: 'busy' });
    },
  );

  test.each([new ValidationException(about), new AccessDeniedException(about)])(
    '$name: certainly not taken, and our own fault',
    (error) => {
      expect(answerFor(error)).toEqual({ kind: 'fault', error });
    },
  );

  test('a server’s fault, a lost connection and anything strange: perhaps taken', () => {
    const lost = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    for (const error of [new InternalServerException(about), lost, new Error('timeout'), 'odd', undefined]) {
      expect(answerFor(error)).toEqual({ kind: 'unknown' });
    }
  });
});
