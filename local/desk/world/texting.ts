// Texts from a handset. When the clock is frozen, a second passes before a reply, so that none comes in the same instant as its text.
import type { Ask } from './ask.ts';
import type { World } from './world.ts';

export async function textFrom(
  phone: string,
  text: { to: string; body: string },
  { ask, world }: { ask: Ask; world: World },
): Promise<void> {
  const latest = world.phones.find((each) => each.phone === phone)?.texts.at(-1);
  if (latest !== undefined && latest.at >= world.now)
    await ask('/_local/clock', { body: { advance: 'PT1S' } });
  await ask(`/_local/phones/${phone}/texts`, { body: text });
}
