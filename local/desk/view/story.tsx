// The story: chapters whose steps tick themselves off as they happen, played here or by hand elsewhere on the desk.
import { useState } from 'react';
import { type Chapter, nextStep, type Stage, type Step } from '../story/step.ts';
import { story } from '../story/story.ts';
import { ActButton } from './act-button.tsx';
import { Panel } from './panel.tsx';
import { useAct, useWorld } from './use-world.ts';

export function Story() {
  const world = useWorld();
  return (
    <Panel title="The story">
      {story.map((chapter, index) => {
        const done = chapter.steps.filter((step) => step.isDone(world)).length;
        return (
          <details key={chapter.id} name="chapter" open={index === 0}>
            <summary>
              {chapter.title}
              <span className="count">
                {done} of {chapter.steps.length}
              </span>
            </summary>
            <ChapterSteps chapter={chapter} />
          </details>
        );
      })}
    </Panel>
  );
}

function ChapterSteps({ chapter }: { chapter: Chapter }) {
  const world = useWorld();
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, string | undefined>>>({});
  const play = useAct(async (stage: Stage, { title, act }: Step) => {
    const outcome = await act?.play(stage);
    // Until all that it set in motion is done: the step is ticked by then, and can't be played twice.
    await stage.ask('/_local/clock', { body: { advance: 'PT0S' } });
    const isFirst = title === chapter.steps[0]?.title;
    setOutcomes((before) => ({ ...(isFirst ? {} : before), [title]: outcome }));
  });
  const next = nextStep(chapter, world);
  const [first] = chapter.steps;
  return (
    <>
      <ol className="steps">
        {chapter.steps.map((step) => {
          const isDone = step.isDone(world);
          const state = isDone ? 'done' : step === next ? 'next' : 'later';
          return (
            <li key={step.title} className={state} aria-current={state === 'next' ? 'step' : undefined}>
              <p>
                {step.title}
                {isDone && <span className="visually-hidden"> (done)</span>}
              </p>
              {step.look !== undefined && state !== 'later' && <p className="look">{step.look}</p>}
              {outcomes[step.title] !== undefined && <p className="outcome">{outcomes[step.title]}</p>}
            </li>
          );
        })}
      </ol>
      {/* The same button from step to step, so that the keyboard's focus stays on it. */}
      <div className="row">
        {next !== undefined && (
          <ActButton
            isPrimary
            act={() => next.act !== undefined && play.mutate(next)}
            isPending={play.isPending || next.act === undefined}
          >
            {next.act?.label ?? 'Waiting for that …'}
          </ActButton>
        )}
        {first !== undefined && first !== next && (
          <ActButton act={() => play.mutate(first)} isPending={play.isPending}>
            {next === undefined ? 'Play it again' : 'Start again'}
          </ActButton>
        )}
      </div>
    </>
  );
}
