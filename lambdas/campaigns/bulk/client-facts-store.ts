// What decides about the clients of a bulk text, of many at once: two rounds of reads, for the second needs phone and owner from the first.
import { consentAhead } from '../../claiming/client/consent-ahead.ts';
import { type Details, detailsSchema, ownerOf, type Race, raceSchema } from '../../claiming/referral.ts';
import { type Consent, consentSchema } from '../../consent/consent.ts';
import { introductions } from '../../consent/program.ts';
import { openQuestionSchema } from '../../consent/words/open-question.ts';
import { type Key, keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import type { Item } from '../../platform/table/table-requests.ts';
import { recentAutomatedSchema } from '../../texting/automated/cap.ts';
import { footerStateSchema } from '../../texting/footer/footer.ts';
import type { ClientFacts } from './judge.ts';

export function clientFactsStore(table: Table) {
  async function itemsOf(wanted: readonly Key[]): Promise<(key: Key) => Item | undefined> {
    const items = new Map((await table.getAll(wanted)).map((item) => [`${item.pk} ${item.sk}`, item]));
    return ({ pk, sk }) => items.get(`${pk} ${sk}`);
  }

  return {
    /** Of the referrals that there are, in the order of their ids. */
    async readAll(referralIds: readonly string[]): Promise<ClientFacts[]> {
      const find = await itemsOf(referralIds.flatMap((id) => [keys.race(id), keys.details(id)]));
      const referrals = referralIds.flatMap((id) => {
        const [race, details] = [find(keys.race(id)), find(keys.details(id))];
        if (race === undefined || details === undefined) return [];
        return [{ race: raceSchema.parse(race), details: detailsSchema.parse(details) }];
      });
      const findOfPhone = await itemsOf(referrals.flatMap((referral) => Object.values(keysOf(referral))));
      return referrals.map((referral) => {
        const of = keysOf(referral);
        const [question, recent, footer] = [of.question, of.recent, of.footer].map(findOfPhone);
        return {
          ...referral,
          consent: consentIn(findOfPhone(of.consent), referral.details),
          question: question && openQuestionSchema.parse(question),
          recent: recent && recentAutomatedSchema.parse(recent),
          footer: footer && footerStateSchema.parse(footer),
        };
      });
    },
  };
}

function keysOf({ race, details: { client } }: { race: Race; details: Details }) {
  const { teamId, brandId: brand } = race;
  const sender = { teamId, agentId: ownerOf(race) ?? '', brand };
  return {
    consent: keys.consent(introductions, client.phone, brand),
    question: keys.openQuestion(introductions, client.phone, brand),
    recent: keys.recentAutomated(client.phone),
    footer: keys.footer(client.phone, sender),
  };
}

/** A word alone may have come from a phone, which changed nothing: then, and before anything is recorded, the source's word counts. */
function consentIn(item: Item | undefined, { client }: Details): Consent | undefined {
  return consentAhead(item !== undefined && 'status' in item ? consentSchema.parse(item) : undefined, client);
}
