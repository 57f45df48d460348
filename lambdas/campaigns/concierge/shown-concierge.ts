// How a team greets its new clients, as the lead reads it: with what a client gets, whole (CP-8).
import type { Team } from '../../people/team.ts';
import type { BrandWording } from '../../texting/wording/brand-wording.ts';
import { asLastSentence, outgoingText } from '../../texting/wording/outgoing-text.ts';
import { type Cut, segmentsOf } from '../../texting/wording/segments.ts';
import type { ConciergeSettings } from './concierge.ts';
import { defaultGreetings, type Side } from './default-greetings.ts';
import { greetingText } from './greeting-text.ts';

/** Stands for a client in what is shown. */
const exampleClient = { clientName: 'Clara Example', city: 'Springfield' };

export type ShownGreeting = Cut & { body: string; optOutInstructions: string };
export type ShownConcierge = ConciergeSettings & {
  defaults: Readonly<Record<Side, string>>;
  goesOut: Record<Side, ShownGreeting>;
  team: string;
  brand: string;
};

/** What a client of that side gets, whole. The portal shows by it what is not saved yet. */
export function shownGreeting(
  greetings: ConciergeSettings['greetings'],
  side: Side,
  { team, brand, optOutInstructions }: { team: string; brand: string; optOutInstructions: string },
): ShownGreeting {
  const words = greetingText(greetings, { ...exampleClient, brand, side });
  const { body } = outgoingText(words, { introduction: { agentName: team, brand } });
  return { body, optOutInstructions, ...segmentsOf(body + asLastSentence(optOutInstructions)) };
}

export function shownConcierge(
  settings: ConciergeSettings,
  team: Pick<Team, 'name'>,
  { name: brand, optOutInstructions }: BrandWording,
): ShownConcierge {
  const wording = { team: team.name, brand, optOutInstructions };
  const shown = (side: Side) => shownGreeting(settings.greetings, side, wording);
  return {
    ...settings,
    defaults: defaultGreetings,
    goesOut: { buyer: shown('buyer'), seller: shown('seller') },
    team: team.name,
    brand,
  };
}
