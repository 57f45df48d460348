// The referrals whose client has the phone.
import { Link } from 'wouter';
import { Phone } from '../../controls/phone.tsx';
import { Written } from '../../controls/written.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import { referralsWords } from '../referrals/words.ts';
import type { PhoneLookUp } from '../shared/answers.ts';
import { Moment } from '../shared/moment.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { useBrands } from '../shared/use-brands.ts';
import { numbersWords } from './words.ts';

type Conversation = PhoneLookUp['conversations'][number];

/** `isWhole`: for a page that is printed, with full times. */
export function ConversationTable({
  conversations,
  isWhole = false,
}: {
  conversations: readonly Conversation[];
  isWhole?: boolean;
}) {
  const own = useWordsOf(numbersWords);
  const { statuses } = useWordsOf(referralsWords);
  const { nameOf } = useBrands();
  const moment = (at: string | undefined) =>
    at === undefined ? undefined : <Moment at={at} isWhole={isWhole} />;
  const columns: readonly Column<Conversation>[] = [
    {
      name: own.referral,
      cell: ({ referralId }) => <Link href={`/office/referrals/${referralId}`}>{referralId}</Link>,
    },
    { name: own.created, cell: ({ createdAt }) => moment(createdAt) },
    { name: own.status, cell: ({ status }) => <span className="tag">{statuses[status]}</span> },
    { name: own.brand, cell: ({ brand }) => nameOf(brand) },
    {
      name: own.agent,
      cell: ({ agent, teamId }) =>
        agent === undefined ? (
          <span className="quiet">{own.nobodyYet}</span>
        ) : (
          <Link href={`/office/teams/${teamId}/agents/${agent.agentId}`}>
            <Written>{agent.name}</Written>
          </Link>
        ),
    },
    {
      name: own.ourNumbers,
      cell: ({ numbers }) => (
        <span className="listed">
          {numbers.map((number) => (
            <Phone key={number}>{number}</Phone>
          ))}
        </span>
      ),
    },
    { name: own.lastSent, cell: ({ lastSentAt }) => moment(lastSentAt) },
    { name: own.lastReply, cell: ({ lastReplyAt }) => moment(lastReplyAt) },
  ];
  return (
    <Table
      caption={own.conversations}
      columns={columns}
      rows={conversations}
      keyOf={({ referralId }) => referralId}
      empty={own.noConversations}
    />
  );
}
