// PA-2: which lane a text is in by itself.
import type { TextContent } from '../outbox/outbox-message.ts';
import type { OwnLane } from './lane.ts';

export function laneOf({ purpose, isAutomated }: Pick<TextContent, 'purpose' | 'isAutomated'>): OwnLane {
  if (isAutomated) return 'automated';
  switch (purpose.kind) {
    case 'answer':
      return 'answer';
    case 'message':
      return 'conversation';
    case 'notification':
    case 'team-news':
      return 'alert';
    case 'consent-request':
    case 'reminder':
      return 'request';
  }
}
