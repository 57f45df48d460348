// Referrals from end to end, on one stage. The first compares all that is stored, and does so while that is little; the last
// takes the queues away from all.
import './bad-input.story.ts';
import './claiming.story.ts';
import './calling.story.ts';
import './adversary.story.ts';
import './routing.story.ts';
import './leaving.story.ts';
import './live.story.ts';
import './pushing.story.ts';
import './office/office.story.ts';
import './outage.story.ts';
