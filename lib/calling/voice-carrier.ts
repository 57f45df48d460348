// The voice carrier: places calls to agents. There are two, chosen by configuration; Calling depends on the type alone.
import type { Construct } from 'constructs';
import type { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { ConnectCarrier } from './connect-carrier.ts';
import { EndUserMessagingCarrier } from './end-user-messaging-carrier.ts';

export type VoiceCarrier = {
  /** The task that places a call, and completes when the call was answered or missed. */
  readonly dial: ServiceFunction;
  /** What another function that places calls is told of the line. */
  readonly line: string;
  /** Lets it place calls there, and nowhere else. */
  allow(caller: ServiceFunction): void;
};

export function voiceCarrierOf(scope: Construct, shared: SharedResources): VoiceCarrier {
  const { voice } = shared.config;
  switch (voice.carrier) {
    case 'end-user-messaging':
      return new EndUserMessagingCarrier(scope, shared, voice);
    case 'connect':
      return new ConnectCarrier(scope, shared, voice);
  }
}
