// The teams that a client is offered to, one after another (RT-10): the first is needed, up to four may follow.
import { useId } from 'react';
import { Written } from '../../../controls/written.tsx';
import { useWordsOf } from '../../../messages/language.tsx';
import { describedBy } from '../../shared/field.tsx';
import { pickerWords } from '../../shared/picker-words.ts';
import { useTeamName } from '../../shared/team-name.tsx';
import { TeamPicker } from '../../shared/team-picker.tsx';
import { mostTeams } from '../fields/draft.ts';
import { newReferralWords } from './words.ts';

export function TeamChain({
  teamIds,
  fault,
  onTeams,
}: {
  teamIds: readonly string[];
  fault: string | undefined;
  onTeams: (teamIds: readonly string[]) => void;
}) {
  const own = useWordsOf(newReferralWords);
  const id = useId();
  return (
    <div className="field">
      {teamIds.length > 0 && (
        <ol className="chain">
          {teamIds.map((teamId, index) => (
            <ChosenTeam
              key={teamId}
              teamId={teamId}
              place={index + 1}
              onRemove={() => onTeams(teamIds.filter((each) => each !== teamId))}
            />
          ))}
        </ol>
      )}
      {teamIds.length < mostTeams && (
        <TeamPicker
          // Empty again for the next one.
          key={teamIds.length}
          id={id}
          label={teamIds.length === 0 ? own.team : own.nextTeam}
          teamId=""
          isInvalid={fault !== undefined}
          describedBy={describedBy({ id, hint: own.chainMore, fault })['aria-describedby']}
          onPick={(picked) => {
            if (picked !== '' && !teamIds.includes(picked)) onTeams([...teamIds, picked]);
          }}
        />
      )}
      <p id={`${id}-hint`} className="quiet">
        {own.chainMore}
      </p>
      {fault !== undefined && (
        <p id={`${id}-fault`} className="refusal">
          {fault}
        </p>
      )}
    </div>
  );
}

function ChosenTeam({ teamId, place, onRemove }: { teamId: string; place: number; onRemove: () => void }) {
  const own = useWordsOf(newReferralWords);
  const { remove } = useWordsOf(pickerWords);
  const name = useTeamName(teamId) ?? teamId;
  return (
    <li>
      <span>
        {own.place(place)} <Written>{name}</Written> <span className="quiet">{teamId}</span>
      </span>
      <button type="button" className="is-link" aria-label={remove(name)} onClick={onRemove}>
        ×
      </button>
    </li>
  );
}
