// What a phone agreed to, by brand and program.
import { Link } from 'wouter';
import { useWordsOf } from '../../messages/language.tsx';
import type { PhoneLookUp } from '../shared/answers.ts';
import { Moment } from '../shared/moment.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { useBrands } from '../shared/use-brands.ts';
import { numbersWords } from './words.ts';

type Consent = PhoneLookUp['consents'][number];

const looks = { on: 'is-calm', off: '', pending: 'is-soon', 'opted-out': 'is-last' } as const;

/** `isWhole`: for a page that is printed, with full times. */
export function ConsentTable({
  consents,
  isWhole = false,
}: {
  consents: readonly Consent[];
  isWhole?: boolean;
}) {
  const own = useWordsOf(numbersWords);
  const { nameOf } = useBrands();
  const hasAgents = consents.some(({ agents }) => agents !== undefined && agents.length > 0);
  const columns: readonly Column<Consent>[] = [
    { name: own.brand, cell: ({ brand }) => nameOf(brand) },
    { name: own.program, cell: ({ program }) => own.programs[program] },
    {
      name: own.status,
      cell: ({ status }) => <span className={`tag ${looks[status]}`}>{own.statuses[status]}</span>,
    },
    { name: own.since, cell: ({ since }) => <Moment at={since} isRecord isWhole={isWhole} /> },
    { name: own.reason, cell: ({ reason = '' }) => own.reasons[reason] ?? reason },
    ...(hasAgents
      ? [
          {
            name: own.agents,
            cell: ({ agents = [] }: Consent) => (
              <span className="listed">
                {agents.map(({ teamId, agentId, status }) => (
                  <span key={`${teamId} ${agentId}`}>
                    <Link href={`/office/teams/${teamId}/agents/${agentId}`}>{agentId}</Link>{' '}
                    <span className="quiet">{own.statuses[status]}</span>
                  </span>
                ))}
              </span>
            ),
          },
        ]
      : []),
  ];
  return (
    <Table
      caption={own.consents}
      columns={columns}
      rows={consents}
      keyOf={({ brand, program }) => `${brand} ${program}`}
      empty={own.noConsents}
    />
  );
}
