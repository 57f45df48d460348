// What follows from each change in the table, by the kind of item. Every consequence may be carried out twice.

import type { Change } from '../platform/stream-batch.ts';
import { beat } from './beat.ts';
import type { Cloud } from './cloud.ts';
import { followCall } from './follow-call.ts';
import { followConsent } from './follow-consent.ts';
import { followDetails } from './follow-details.ts';
import { followEpisode } from './follow-episode.ts';
import { followInboundText } from './follow-inbound-text.ts';
import { followMessage } from './follow-message.ts';
import { followOffer } from './follow-offer.ts';
import { followRace } from './follow-race.ts';
import { followSend } from './follow-send.ts';

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
