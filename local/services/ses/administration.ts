// What an engineer looks up of SES: out of its sandbox, and whether a sender’s identity is verified. Here each one is.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { AwsError, type AwsService } from '../../aws/service.ts';
import type { EmailSenders } from './identities.ts';

const identityInput = z.object({ EmailIdentity: z.string() });

export function administration(senders: Pick<EmailSenders, 'has'>): AwsService['actions'] {
  return {
    GetAccount: {
      permissions: () => [{ action: 'ses:GetAccount', resource: '*' }],
      run: async () => ({ ProductionAccessEnabled: true, SendingEnabled: true }),
    },
    GetEmailIdentity: {
      permissions: () => [{ action: 'ses:GetEmailIdentity', resource: '*' }],
      run: async (input) => {
        const { EmailIdentity } = parseInput(identityInput, input, 'BadRequestException');
        if (senders.has(EmailIdentity)) return { VerifiedForSendingStatus: true };
        const reason = `Email identity ${EmailIdentity} does not exist.`;
        throw new AwsError('NotFoundException', reason, { status: 404 });
      },
    },
  };
}
