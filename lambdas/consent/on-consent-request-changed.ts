// After an asking began or moved on: the question or a reminder goes out, its workflow starts, or its waiting task wakes.

import type { Item } from '../platform/table-requests.ts';
import type { Cloud } from '../stream/cloud.ts';
import { type Episode, episodeSchema, wakingOf } from './consent-request.ts';
import { reminderEmail } from './reminders.ts';
import { question } from './texts.ts';

export async function followEpisode(before: Item | undefined, after: Item, cloud: Cloud): Promise<void> {
  const was = before && episodeSchema.parse(before);
  const episode = episodeSchema.parse(after);
  if (was === undefined) {
    await ask(episode, cloud);
    await cloud.startConfirmTexting(episode.episodeId);
  }
  for (let reminder = (was?.reminders ?? 0) + 1; reminder <= episode.reminders; reminder += 1) {
    await remind(episode, reminder, cloud);
  }
  const taskToken = wakingOf(episode);
  const isNews = taskToken !== (was && wakingOf(was));
  if (taskToken !== undefined && isNews) await cloud.wakeConfirmTexting(taskToken);
}

/** CO-1, CO-9, CO-11. */
async function ask({ episodeId, kind, programme, phone }: Episode, cloud: Cloud): Promise<void> {
  const { leadAlertNumber: from, questionPrefix } = cloud.voice;
  await cloud.sends.create({
    sendId: cloud.derivedId('snd', 'question', episodeId),
    channel: 'text',
    needs: 'asked',
    ...{ programme, to: phone, from, zones: [] },
    body: question(kind, questionPrefix),
    purpose: { kind: 'question', episodeId },
    createdAt: cloud.now().toISOString(),
  });
}

/** CO-3. */
async function remind({ episodeId, kind, owner }: Episode, reminder: number, cloud: Cloud): Promise<void> {
  if (owner === undefined) return;
  const { agentOf } = await cloud.readTeam(owner.teamId);
  const to = agentOf(owner.agentId)?.email;
  if (to === undefined) return;
  const { leadAlertNumber, profileLink } = cloud.voice;
  await cloud.sends.create({
    sendId: cloud.derivedId('snd', 'reminder', episodeId, String(reminder)),
    channel: 'email',
    to,
    ...reminderEmail({ kind, isLast: reminder > 1 }, leadAlertNumber, profileLink),
    purpose: { kind: 'reminder', episodeId },
    createdAt: cloud.now().toISOString(),
  });
}
