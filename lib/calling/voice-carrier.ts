// The voice line: who places calls to agents, one of two by configuration. Calling knows the shape alone.
import type { Construct } from 'constructs';
import type { ServiceFunction } from '../platform/service-function.ts';
import type { House } from '../platform/shared-resources.ts';
import { ConnectLine } from './connect-carrier.ts';
import { EndUserMessagingLine } from './end-user-messaging-carrier.ts';

export type VoiceLine = {
  /** The task that places a call and is woken when it was answered or missed. */
  readonly dial: ServiceFunction;
};

export function voiceLineOf(scope: Construct, house: House): VoiceLine {
  const { voice } = house.config;
  switch (voice.line) {
    case 'end-user-messaging':
      return new EndUserMessagingLine(scope, house, voice);
    case 'connect':
      return new ConnectLine(scope, house, voice);
  }
}
