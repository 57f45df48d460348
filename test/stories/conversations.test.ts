// Conversations from end to end, on one stage. The first looks at all that is logged. The second lets a year pass while
// little is there on which the daily jobs would work.
import './conversation-strange-texts.story.ts';
import './conversation-calendar.story.ts';
import '../campaigns/client-plans/plans.story.ts';
import './conversation.story.ts';
import './conversation-access.story.ts';
import './conversation-explained.story.ts';
import './conversation-faults.story.ts';
import '../clients/reminders/reminders.story.ts';
import '../people/brands.story.ts';
