// The story of the desk, chapter by chapter; each can be played by itself and played again.
import { crash } from './crash.ts';
import { phoneClaim } from './phone-claim.ts';
import type { Chapter } from './step.ts';
import { textAlerts } from './text-alerts.ts';
import { textRace } from './text-race.ts';
import { warmTransfer } from './warm-transfer.ts';

export const story: readonly Chapter[] = [textRace, phoneClaim, warmTransfer, textAlerts, crash];
