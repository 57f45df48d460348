// What docs/events/ says of each event on the bus: when it comes, what its fields mean, and an example. A new event, or a new field, is asked for here.
import type * as z from 'zod';
import type { busEvents } from '../../lambdas/claiming/bus/event-details.ts';

type Details = { [Type in keyof typeof busEvents]: z.infer<(typeof busEvents)[Type]> };
export type EventType = keyof Details;
type Described<Detail> = {
  when: string;
  /** Of the fields that only some events have. */
  fields: Record<Exclude<keyof Detail, keyof typeof everyEvent>, string>;
  example: Detail;
};

/** What these mean is the same in all events. */
export const everyEvent = {
  eventId: 'The same whenever the event is sent again, and no other event has it.',
  referralId: 'The referral, as `POST /referrals` answered it.',
  teamId: 'The team that has it, or was offered it.',
  at: 'When it happened.',
};

const about = {
  referralId: 'ref_4wZ2UBrLDgdID44bKgqA',
  teamId: 'harbor',
  at: '2026-03-02T15:04:05.120Z',
};
const message = {
  agentId:
    'The agent who wrote it. Of an automated text, in whose name it goes; of a greeting, the team’s lead.',
  messageId: 'The text, as `POST /referrals/{id}/messages` lists it.',
  automated: 'Of a text that nobody wrote to this client: what it is part of.',
};

export const described: { [Type in EventType]: Described<Details[Type]> } = {
  ReferralOffered: {
    when: 'A referral is offered: to all of its agents at first, then to each who is added, such as the lead when all declined. Once more for each round, and for each team of a chain.',
    fields: { agentIds: 'Who is offered it by this event.', offerUntil: 'When the window ends.' },
    example: {
      eventId: 'evt_0Qk3vY9sXbL2mTzR7pJc',
      ...about,
      agentIds: ['ada', 'ben', 'lena'],
      offerUntil: '2026-03-02T16:04:05.000Z',
    },
  },
  ReferralClaimed: {
    when: 'An agent claimed it, or it went to the agent who has the client already.',
    fields: {
      agentId: 'Who has it.',
      by: 'How. `returning`: the client came back to the agent who has them.',
    },
    example: { eventId: 'evt_5hNw1cZ8uVfQ4eKd6sXo', ...about, agentId: 'ada', by: 'text' },
  },
  ReferralDeclined: {
    when: 'One agent declined. It stays open to the others, unless a `ReferralReturned` or `ReferralPassedOn` follows.',
    fields: { agentId: 'Who declined.' },
    example: { eventId: 'evt_9rTb2yGm7LpW3xAj0kVu', ...about, agentId: 'ben' },
  },
  ReferralReturned: {
    when: 'It is back with the source, for whatever reason. It may be offered again.',
    fields: { reason: 'Why.' },
    example: { eventId: 'evt_3dFs8qHn6CzE1vBo5iYt', ...about, reason: 'expired' },
  },
  ReferralPassedOn: {
    when: 'It is over for one team of a chain. `ReferralOffered` with the next team follows, or `ReferralReturned` when nobody of those left can be offered it or the source takes it back.',
    fields: { reason: 'Why it is over for this team.' },
    example: { eventId: 'evt_4mNb7sDw9KxF1rHq6gEo', ...about, reason: 'expired' },
  },
  ReferralReassigned: {
    when: 'A claimed referral went to another agent of the team.',
    fields: { from: 'The agent who had it.', to: 'The agent who has it.' },
    example: { eventId: 'evt_7kMj4wUa2XgR9nPl0zQe', ...about, from: 'ada', to: 'zoe' },
  },
  ReferralGivenBack: {
    when: 'A claimed referral was given back. Beside `ReferralReturned` with the reason `given-back`.',
    fields: { agentId: 'The agent who had it.', by: 'Who gave it back: that agent or the lead.' },
    example: { eventId: 'evt_1xVc6oDt8SbY5hGf3mNw', ...about, agentId: 'ada', by: 'lena' },
  },
  ReferralWithdrawn: {
    when: 'The source took it back before anyone claimed it. Beside `ReferralReturned` with the reason `withdrawn`.',
    fields: {},
    example: { eventId: 'evt_8eLp0rJk5QuZ2aTi7yBx', ...about },
  },
  AgentLeft: {
    when: 'An agent left the team. What they owned follows as `ReferralReassigned`.',
    fields: { agentId: 'Who left.' },
    example: { eventId: 'evt_6sWg9fCv1MoH4dXn3jKe', teamId: about.teamId, agentId: 'ada', at: about.at },
  },
  ClientReplied: {
    when: 'The client answered a text, as a person: not for reactions and automatic answers, nor for what asks for no more texts.',
    fields: {
      agentId: 'Whose client it is.',
      messageId: 'The reply, as `GET /referrals/{id}/messages` lists it.',
    },
    example: {
      eventId: 'evt_2bYq7lZr5NwJ0uPc8tFs',
      ...about,
      agentId: 'ada',
      messageId: 'msr_5Hn1xQv7Ld3Zs9Kw2Yb4',
    },
  },
  ClientOptedOut: {
    when: 'The client may not be texted any more: one event for each of their referrals with the brand, and one for a referral that comes in later.',
    fields: {
      agentId: 'Whose client it is; absent as long as nobody claimed it.',
      how: '`stop`: by a text. `marked`: by an agent. Else as an administrator booked it.',
    },
    example: { eventId: 'evt_4nGx3pKd9VsA7cRy1oWm', ...about, agentId: 'ada', how: 'stop' },
  },
  ClientOptedIn: {
    when: 'A client who had opted out takes texts again, by a START of their own.',
    fields: { agentId: 'Whose client it is; absent as long as nobody claimed it.' },
    example: { eventId: 'evt_0tHb8iQz6EfU2kLj5vSx', ...about, agentId: 'ada' },
  },
  TextDelivered: {
    when: 'The phone has a text to a client. Not of alerts to agents, nor of answers to STOP and HELP.',
    fields: message,
    example: {
      eventId: 'evt_9cPw4mTr1YnD6xGa3gZo',
      ...about,
      agentId: 'ada',
      messageId: 'msg_7Qn2LrT5vXz1Kp9BwYc3',
    },
  },
  TextFailed: {
    when: 'A text to a client failed at the carrier, or was not sent. After a late receipt `TextDelivered` may still follow.',
    fields: {
      ...message,
      reason: 'Why, as a code: of the carrier, such as `unreachable`, or of Dibs, such as `opted-out`.',
    },
    example: {
      eventId: 'evt_5jRk0uWv8BqN3zHe7lXy',
      ...about,
      agentId: 'ada',
      messageId: 'msg_7Qn2LrT5vXz1Kp9BwYc3',
      reason: 'unreachable',
    },
  },
};
