// Calls by End User Messaging: speaks a text to whoever, or whatever, answers, and tells how it went.
import type { AwsInput } from '../../aws/service.ts';
import type { Clock } from '../../time/clock.ts';
import type { PhoneLines } from '../handsets/phone-lines.ts';
import type { Account } from './account.ts';
import { eventsOfStep } from './call-events.ts';
import { checkCallLimits } from './call-limits.ts';
import { parseCallRequest } from './call-request.ts';

const LINE = 'end-user-messaging';

/** Answers SendVoiceMessage. */
export function createCalls(deps: {
  clock: Clock;
  account: Account;
  phoneLines: PhoneLines;
  newId(): string;
}): (input: AwsInput) => AwsInput {
  const { clock, account, phoneLines, newId } = deps;

  phoneLines.listen(LINE, (call) => {
    for (const event of eventsOfStep(call, clock.now())) account.events.schedule(event);
    if (call.state === 'answered') phoneLines.hangUp(call, call.behaviour.talkSeconds);
  });

  return (input) => {
    const request = parseCallRequest(input);
    const { DestinationPhoneNumber: to, TimeToLive, Context: context } = request;
    const { e164: from } = account.numberOf(request.OriginationIdentity);
    const set = account.setOf(request.ConfigurationSetName);
    checkCallLimits(phoneLines.callsBy(LINE), { from, to }, clock.now());
    const id = newId();
    if (!request.DryRun) {
      const details = { setArn: set?.arn, context };
      const message = request.MessageBody;
      phoneLines.place({ id, line: LINE, from, to, message, details, timeToLiveSeconds: TimeToLive });
    }
    return { MessageId: id };
  };
}
