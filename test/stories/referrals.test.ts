// Referrals from end to end, on one stage. The first compares all that is stored, the two after it let days pass: all while there is
// little. The last takes the queues away from all.
import './bad-input.story.ts';
import './access/who-may.story.ts';
import './routing.story.ts';
import '../campaigns/bulk/bulk-texts.story.ts';
import '../campaigns/concierge/concierge.story.ts';
import '../campaigns/figures/figures.story.ts';
import '../campaigns/templates/templates.story.ts';
import './claiming.story.ts';
import './calling.story.ts';
import '../clients/clients.story.ts';
import './adversary.story.ts';
import './leaving.story.ts';
import '../people/inviting.story.ts';
import './live.story.ts';
import './pushing.story.ts';
import './office/office.story.ts';
import '../webhooks/webhooks.story.ts';
import './office/operations.story.ts';
import './outage.story.ts';
