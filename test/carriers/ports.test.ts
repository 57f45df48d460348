// Carriers fit their ports by structure: they import none of them, so the compiler checks it here.
import { expect, test } from '@jest/globals';
import { connectCarrier } from '../../lambdas/carriers/connect/voice-carrier.ts';
import { endUserMessagingTexts } from '../../lambdas/carriers/end-user-messaging/text-carrier.ts';
import { endUserMessagingCarrier } from '../../lambdas/carriers/end-user-messaging/voice-carrier.ts';
import { pushCarriers } from '../../lambdas/carriers/push-carriers.ts';
import { sesEmails } from '../../lambdas/carriers/ses/email-carrier.ts';
import { openTextCarrier } from '../../lambdas/carriers/text-carriers.ts';
import type { EmailCarrier } from '../../lambdas/delivery/email-carrier.ts';
import type { PushCarrier } from '../../lambdas/delivery/push-carrier.ts';
import type { TextCarrier } from '../../lambdas/delivery/text-carrier.ts';
import type { VoiceCarrier } from '../../lambdas/delivery/voice-carrier.ts';
import { textCarrier } from '../../lib/config/text-carriers.ts';

const texts: () => TextCarrier = endUserMessagingTexts;
const emails: (...given: Parameters<typeof sesEmails>) => EmailCarrier = sesEmails;
const pushes: (...given: Parameters<typeof pushCarriers>) => PushCarrier = pushCarriers;
const calls: (...given: Parameters<typeof endUserMessagingCarrier>) => VoiceCarrier = endUserMessagingCarrier;
const callsByConnect: (...given: Parameters<typeof connectCarrier>) => VoiceCarrier = connectCarrier;

test('every carrier has the shape of its port', () => {
  for (const open of [texts, emails, pushes, calls, callsByConnect]) expect(open).toBeInstanceOf(Function);
});

test('every text carrier that a stage may choose is opened by its name', () => {
  for (const { shape } of textCarrier.options) {
    const name = shape.carrier.value;
    // Past its name, it reads an environment that is not there.
    expect(() => openTextCarrier(name)).toThrow('Environment is not usable');
  }
  expect(() => openTextCarrier('fax')).toThrow('fax is no text carrier');
});
