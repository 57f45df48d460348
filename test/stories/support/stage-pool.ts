// Where lives are played: a stage with its crews, left for a new one before it gets slow; and two of them side by side.
import { type Account, accountOf, countsBefore } from './referral-account.ts';
import type { Flow, Step } from './referral-flow.ts';
import { aCrew, aLife, type Crew, type Life, takeNewPhones } from './referral-life.ts';
import { bootStage, type Stage } from './stage.ts';

/** What was promised in a life, and what came of it. */
export type Ending = { life: Life; account: Account };
/** Acts a step by `act`, with whatever belongs around it. */
export type Director = (step: Step, act: () => Promise<void>, stage: Stage) => Promise<void>;

export type Theatre = Awaited<ReturnType<typeof openTheatre>>;

/** The local table's stream makes each write a little slower than the one before. */
const livesPerStage = 40;

export async function openTheatre() {
  let stage = await bootStage();
  let lives = 0;
  const crews = new Map<Flow, Crew>();

  async function aFreshLife(flow: Flow): Promise<Life> {
    if (lives === livesPerStage) {
      await stage.close();
      stage = await bootStage();
      lives = 0;
      crews.clear();
    }
    lives += 1;
    const crew = crews.get(flow) ?? (await aCrew(stage, flow));
    crews.set(flow, crew);
    if (flow.isByPhone) await takeNewPhones(crew, stage);
    return aLife(crew, flow);
  }

  return {
    /** A referral's life from its creation to its end, and the account of it. */
    async play(flow: Flow, direct: Director): Promise<Ending> {
      const life = await aFreshLife(flow);
      const before = await countsBefore(life, stage);
      for (const step of flow.steps) await direct(step, () => step.act(life, stage), stage);
      return { life, account: await accountOf(life, before, stage) };
    },
    stage: () => stage,
    close: () => stage.close(),
  };
}

/**
 * Plays `scripts` on `theatres` in turn: while one is waited for, the next is under way elsewhere. Answers what waits
 * for one of them.
 */
export function playAhead<Script>(
  scripts: readonly Script[],
  theatres: readonly Theatre[],
  play: (script: Script, theatre: Theatre) => Promise<void>,
): (script: Script) => Promise<void> {
  const plays = new Map<Script, Promise<void>>();
  const latest = new Map<Theatre, Promise<unknown>>();

  function start(index: number): void {
    const script = scripts[index];
    const theatre = theatres[index % theatres.length];
    if (script === undefined || theatre === undefined || plays.has(script)) return;
    const played = (latest.get(theatre) ?? Promise.resolve()).then(() => play(script, theatre));
    plays.set(script, played);
    // A failure is told to who waits for that script, and to nobody else.
    latest.set(
      theatre,
      played.catch(() => {}),
    );
  }

  return async (script) => {
    const index = scripts.indexOf(script);
    for (let ahead = 0; ahead < theatres.length; ahead += 1) start(index + ahead);
    await plays.get(script);
  };
}
