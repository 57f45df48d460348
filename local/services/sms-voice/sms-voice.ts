// End User Messaging on the laptop: a carrier with the service's limits and errors; texts and calls each in their file.
import type { AwsAction, AwsInput, AwsService } from '../../aws/service.ts';
import type { Handsets } from '../handsets/handsets.ts';
import type { PhoneLines } from '../handsets/phone-lines.ts';
import { type AccountDeps, createAccount } from './account.ts';
import { administration } from './administration.ts';
import { createCalls } from './calls.ts';
import { originationIdentityOf } from './request-fields.ts';
import { createTexts, type Texts } from './texts.ts';

export type SmsVoiceDeps = AccountDeps & {
  handsets: Handsets;
  phoneLines: PhoneLines;
  newId(): string;
};

export type SmsVoice = {
  service: AwsService;
  receive: Texts['receive'];
  /** Receipts that were on their way before a restart still come. */
  resume(): void;
};

export function createSmsVoice(deps: SmsVoiceDeps): SmsVoice {
  const account = createAccount(deps);
  const texts = createTexts({ ...deps, account });
  const call = createCalls({ ...deps, account });

  /** Allowed by number: every number that a function may send from is named in its role. */
  function fromNumber(name: string, answer: (input: AwsInput) => AwsInput): AwsAction {
    return {
      permissions: (input) => [
        { action: `sms-voice:${name}`, resource: account.numberOf(originationIdentityOf(input)).arn },
      ],
      run: async (input) => answer(input),
    };
  }

  return {
    service: {
      signingName: 'sms-voice',
      protocol: 'json-1.0',
      actions: {
        SendTextMessage: fromNumber('SendTextMessage', texts.send),
        SendVoiceMessage: fromNumber('SendVoiceMessage', call),
        ...administration({ numbers: deps.numbers, account, startedAtMs: deps.clock.now() }),
      },
    },
    receive: (text) => texts.receive(text),
    resume: account.events.resume,
  };
}
