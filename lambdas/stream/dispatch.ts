// What follows from each change in the table, by the kind of item. Every consequence may be carried out twice.

import { followCall } from '../calling/on-call-changed.ts';
import { followOffer } from '../claiming/on-offer-opened.ts';
import { followRace } from '../claiming/on-race-changed.ts';
import { followDetails } from '../claiming/on-referral-created.ts';
import { followConsent } from '../consent/on-consent-changed.ts';
import { followEpisode } from '../consent/on-consent-request-changed.ts';
import { followSend } from '../delivery/on-outbox-message-changed.ts';
import { beat } from '../live/on-change.ts';
import type { Change } from '../platform/stream-batch.ts';
import { followMessage } from '../texting/on-message-added.ts';
import { followInboundText } from '../texting/receive-text.ts';
import type { Cloud } from './cloud.ts';

/** Carries out what follows from `change`. Items that nothing follows from are passed over. */
export async function follow(change: Change, cloud: Cloud): Promise<void> {
  await followItem(change, cloud);
  await beat(change, cloud);
}

async function followItem(change: Change, cloud: Cloud): Promise<void> {
  if (change.after === undefined) return;
  switch (change.after.type) {
    case 'race':
      return followRace(change.before, change.after, cloud);
    case 'consent':
      return followConsent(change.before, change.after, cloud);
    case 'episode':
      return followEpisode(change.before, change.after, cloud);
    case 'details':
      return followDetails(change.before, change.after, cloud);
    case 'offer':
      return followOffer(change.before, change.after, cloud);
    case 'call':
      return followCall(change.before, change.after, cloud);
    case 'inbound-text':
      return followInboundText(change.before, change.after, cloud);
    case 'message':
      return followMessage(change.before, change.after, cloud);
    case 'send':
      return followSend(change.before, change.after, cloud);
  }
}
