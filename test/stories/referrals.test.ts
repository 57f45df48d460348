// Referrals from end to end, on one stage. The last takes the queues away from all.
import './claiming.story.ts';
import './calling.story.ts';
import './routing.story.ts';
import './bad-input.story.ts';
import './outage.story.ts';
