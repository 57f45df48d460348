// Sends that wait in the outbox although their queue has lost them: handed to the queue once more.
import type { Cloud } from './cloud.ts';

/** The same cloud, but a send that is there already and not settled goes to its queue again. */
export function queueingAgain(cloud: Cloud): Cloud {
  return {
    ...cloud,
    sends: {
      ...cloud.sends,
      async create(send) {
        const isNew = await cloud.sends.create(send);
        if (isNew) return true;
        const { content, state } = await cloud.sends.read(send.sendId);
        const isOpen = state.status === 'queued' || state.status === 'held' || state.status === 'sending';
        if (isOpen) await cloud.queue(content.channel, content.sendId);
        return false;
      },
    },
  };
}
