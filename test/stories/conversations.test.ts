// Conversations from end to end, on one stage. The first looks at all that is logged; the last one's days pass for all.
import './conversation-strange-texts.story.ts';
import './conversation.story.ts';
import './conversation-access.story.ts';
import './conversation-explained.story.ts';
import './conversation-faults.story.ts';
import './conversation-calendar.story.ts';
