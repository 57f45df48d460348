// For following a referral again: the cloud as it is, with what may have been lost behind the table made good as well.

import { followSend } from '../delivery/on-outbox-message-changed.ts';
import type { Cloud } from './cloud.ts';

/** Lost offers are opened, lost sends queued again, and the fate of settled ones is told once more. */
export function makingGood(cloud: Cloud): Cloud {
  return {
    ...cloud,
    async startOfferReferral(referralId) {
      await cloud.startOfferReferral(referralId);
      const race = await cloud.races.read(referralId);
      const { createdAt } = await cloud.readDetails(referralId);
      if (race !== undefined) {
        await cloud.offers.openMissing({ ...race, createdAt }, race.offered, cloud.now());
      }
    },
    sends: {
      ...cloud.sends,
      async create(send) {
        const isNew = await cloud.sends.create(send);
        if (isNew) return true;
        const { content, state, traces } = await cloud.sends.read(send.sendId);
        const isOpen = state.status === 'queued' || state.status === 'held' || state.status === 'sending';
        if (isOpen) await cloud.queue(content.channel, content.sendId);
        else await followSend({}, { ...content, ...state, ...traces }, cloud);
        return false;
      },
    },
  };
}
