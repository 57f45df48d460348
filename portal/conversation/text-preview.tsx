// TX-18: beneath the box, the text as it will go out: with what Dibs adds, its segments, and when it goes or why not.

import type { NextText } from '../api/answers.ts';
import { useNow } from '../clock/use-now.ts';
import { useLanguage } from '../messages/language.tsx';
import { asItGoesOut } from './as-it-goes-out.ts';
import { SegmentCount } from './segment-count.tsx';

export function TextPreview({ typed, next }: { typed: string; next: NextText | undefined }) {
  const { words } = useLanguage();
  const { body, appended } = asItGoesOut(typed, next);
  const isAddedTo = body + appended !== asItGoesOut(typed, undefined).body;
  return (
    <div className="text-preview">
      {isAddedTo && (
        <p className="preview-body" dir="auto">
          <span>{words.conversation.goesOutAs}</span> {body}
          {appended !== '' && <span className="preview-appended">{appended}</span>}
        </p>
      )}
      <SegmentCount body={body + appended} />
      {next !== undefined && <When next={next} />}
    </div>
  );
}

function When({ next }: { next: NextText }) {
  const { words, formats } = useLanguage();
  const now = useNow(60_000);
  if (next.goes === 'at-once') return null;
  if (next.goes === 'not') {
    const known = words.conversation.refusals[next.refusal.code];
    return <p className="notice">{words.conversation.willNotGo(known ?? next.refusal.words)}</p>;
  }
  const { until, timeZone } = next.hold;
  return (
    <p className="quiet">
      {words.conversation.goesAt(formats.momentIn(timeZone, until, now), formats.moment(until, now))}
    </p>
  );
}
