// What the functions that send texts have in common, whichever carrier takes them: each text goes through the gate.
import * as z from 'zod';
import { consentStore } from '../consent/consent-store.ts';
import { optOutNoticeStore } from '../consent/notices/opt-out-notice-store.ts';
import { programNumbersSchema } from '../consent/program.ts';
import { openQuestionStore } from '../consent/words/open-question-store.ts';
import { brandOf } from '../people/brand.ts';
import { brandsVariable } from '../platform/brands-variable.ts';
import { jsonVariable, readEnv } from '../platform/env.ts';
import { countryCode } from '../platform/phones/countries.ts';
import { countryOf } from '../platform/phones/phone-number.ts';
import { withGatheredReads } from '../platform/table/gathered-reads.ts';
import { openTable } from '../platform/table/table.ts';
import { wordingFacts, wordingOf } from '../texting/wording/brand-wording.ts';
import { segmentsOf } from '../texting/wording/segments.ts';
import { carriedText } from './carried-text.ts';
import { conversationFactsStore } from './gate/conversation-facts-store.ts';
import { judgeText } from './gate/judge-text.ts';
import { quietHoursSchema } from './gate/quiet-hours.ts';
import { outboxHandler } from './outbox/outbox-handler.ts';
import type { TextContent } from './outbox/outbox-message.ts';
import { outboxStore } from './outbox/outbox-store.ts';
import { pacer } from './pace/pacer.ts';
import { rateOf } from './pace/rate.ts';
import { scheduleStore } from './pace/schedule-store.ts';
import { numberFor } from './sending-number.ts';
import type { TextCarrier } from './text-carrier.ts';

/** The Lambda handler of the queue outbox-texts, over `carrier`. */
export function sendTextsHandler(carrier: TextCarrier) {
  const env = readEnv({
    TABLE_NAME: z.string(),
    QUEUE_URL: z.string(),
    BRANDS: brandsVariable({ ...wordingFacts, numbers: programNumbersSchema }),
    PARTS_PER_SECOND: jsonVariable(z.object({ default: z.int().min(1) }).catchall(z.int().min(1))),
    COUNTRIES: jsonVariable(z.array(countryCode).min(1)),
    QUIET_HOURS: jsonVariable(quietHoursSchema.nullable()),
  });
  const numbersOf = ({ brand }: TextContent) => brandOf(env.BRANDS, brand).numbers;
  // PA-3: what the gate reads of a batch's texts is read together, and what they have in common once.
  const table = withGatheredReads(openTable(env.TABLE_NAME));
  const deps = {
    consents: consentStore(table),
    openQuestions: openQuestionStore(table),
    notices: optOutNoticeStore(table),
    conversationFacts: conversationFactsStore(table, wordingOf(env.BRANDS)),
    isServed: (phone: string) => countryOf(phone, env.COUNTRIES) !== undefined,
    quietHours: env.QUIET_HOURS,
  };
  const turns = pacer({
    store: scheduleStore(table),
    numberFor: (text) => numberFor(text, numbersOf(text)),
    rateOf: (number) => rateOf(env.PARTS_PER_SECOND[number] ?? env.PARTS_PER_SECOND.default),
    now: () => new Date(),
    report: (aheadSeconds) => console.info({ event: 'text-waits-for-its-turn', aheadSeconds }),
  });
  const pace = {
    ...turns,
    partsOf: (body: string) => segmentsOf(body).segments,
  };
  return outboxHandler({
    queueUrl: env.QUEUE_URL,
    store: outboxStore(table),
    isMine: (content) => content.channel === 'text',
    verdictOn: (text, now) => judgeText(text, now, deps),
    give: (text, attempt) => carrier.send(carriedText(text, attempt, numbersOf(text))),
    pace,
  });
}
