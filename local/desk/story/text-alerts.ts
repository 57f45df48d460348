// Chapter: two agents switch text alerts on. One says YES and is asked again after 18 months, one stays silent and is opted out.
import { textFrom } from '../world/texting.ts';
import type { World } from '../world/world.ts';
import { askAs, moveClock, nameOf } from './acting.ts';
import { emailsAfter, handsetOf, repliesAfter, textsAfter } from './reading.ts';
import type { Chapter, Stage } from './step.ts';

const ANSWERS = 'agt_05';
const STAYS_SILENT = 'agt_06';
const ENROLLMENT = 'To complete SMS notification signup';
const RECONFIRMATION = 'In order to continue receiving SMS notifications';

/** The last time that the agent was asked to sign up: where the chapter begins. */
function requestTo(agentId: string, world: World) {
  return textsAfter('', handsetOf(agentId, world), ENROLLMENT).at(-1);
}

function saidYes(world: World): boolean {
  const asked = requestTo(ANSWERS, world);
  return (
    asked !== undefined &&
    repliesAfter(asked.at, handsetOf(ANSWERS, world)).some(({ body }) => body.trim().toUpperCase() === 'YES')
  );
}

function remindersTo(agentId: string, world: World) {
  const address = world.agents.find((agent) => agent.agentId === agentId)?.email;
  const asked = requestTo(agentId, world);
  return emailsAfter(asked?.at, world, /reply YES/i).filter(({ to }) => to === address);
}

/** The workflow that asked this phone has waited to the end. */
function isOptedOut(world: World): boolean {
  const asked = requestTo(STAYS_SILENT, world);
  if (asked === undefined || remindersTo(STAYS_SILENT, world).length < 2) return false;
  const hoursWaited = (stoppedAt: string) => (Date.parse(stoppedAt) - Date.parse(asked.at)) / 3_600_000;
  return world.executions.some(({ stateMachine, stoppedAt = asked.at }) => {
    return stateMachine === 'request-consent' && Math.round(hoursWaited(stoppedAt)) === 36;
  });
}

export const textAlerts: Chapter = {
  id: 'text-alerts',
  title: 'Consent to text alerts',
  steps: [
    {
      title: 'Agents Five and Six switch text alerts on',
      look: 'Each phone is asked once, and gets nothing else until it says YES.',
      act: {
        label: 'Switch alerts on',
        play: async (stage) => {
          for (const agentId of [ANSWERS, STAYS_SILENT]) await switchOn(stage, agentId);
          return undefined;
        },
      },
      isDone: (world) => [ANSWERS, STAYS_SILENT].every((agentId) => requestTo(agentId, world) !== undefined),
    },
    {
      title: 'Agent Five says YES',
      act: { label: 'Reply YES', play: sayYes },
      isDone: saidYes,
    },
    {
      title: 'Agent Six is silent for 6 hours and is reminded by email',
      act: { label: 'Let 6 hours pass', play: (stage) => moveClock(stage, 'PT6H') },
      isDone: (world) => remindersTo(STAYS_SILENT, world).length >= 1,
    },
    {
      title: 'After 36 hours of silence Agent Six is opted out',
      look: 'A second reminder went out after 12 hours. The workflow is over; the portal shows why.',
      act: { label: 'Let 30 hours pass', play: (stage) => moveClock(stage, 'PT30H') },
      isDone: isOptedOut,
    },
    {
      title: 'After 18 months Agent Five is asked again',
      look: 'This takes half a minute: every day of the 18 months runs.',
      act: { label: 'Let 18 months pass', play: (stage) => moveClock(stage, 'P18M') },
      isDone: (world) => {
        const asked = requestTo(ANSWERS, world);
        return (
          asked !== undefined && textsAfter(asked.at, handsetOf(ANSWERS, world), RECONFIRMATION).length > 0
        );
      },
    },
  ],
};

/** Off first, so that an agent who has them on already is asked again. */
async function switchOn(stage: Stage, agentId: string): Promise<void> {
  await askAs({ agentId }, stage, '/me/text-alerts', { method: 'DELETE' });
  await askAs({ agentId }, stage, '/me/text-alerts', { method: 'PUT' });
}

async function sayYes(stage: Stage): Promise<undefined> {
  const asked = requestTo(ANSWERS, stage.world);
  if (asked === undefined) throw new Error(`${nameOf(ANSWERS, stage.world)} has not been asked yet.`);
  await textFrom(asked.to, { to: asked.from, body: 'YES' }, stage);
}
