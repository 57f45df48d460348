// What a preview says is what the send then does (CP-6): random audiences, each text asked of the gate as it leaves.
import { expect, test } from '@jest/globals';
import type { LeftOutReason } from '../../../lambdas/campaigns/bulk/audience.ts';
import { handOut } from '../../../lambdas/campaigns/bulk/hand-out.ts';
import type { Race } from '../../../lambdas/claiming/referral.ts';
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import { openQuestionStore } from '../../../lambdas/consent/words/open-question-store.ts';
import { conversationFactsStore } from '../../../lambdas/delivery/gate/conversation-facts-store.ts';
import type { Verdict } from '../../../lambdas/delivery/gate/gate.ts';
import { judgeText } from '../../../lambdas/delivery/gate/judge-text.ts';
import type { TextContent } from '../../../lambdas/delivery/outbox/outbox-message.ts';
import { orProblem } from '../../../lambdas/platform/outcome.ts';
import { zonesOf } from '../../../lambdas/platform/time-zones/state-zones.ts';
import { conversationOf } from '../../../lambdas/texting/footer/footer.ts';
import { messageIdOf, messageSchema } from '../../../lambdas/texting/message.ts';
import { segmentsOf } from '../../../lambdas/texting/wording/segments.ts';
import { NOW } from '../../claiming/support/referrals.ts';
import { memoryTable } from '../../simulation/support/memory-table.ts';
import { fc } from '../../support/random-tests.ts';
import { runs } from '../../support/scale.ts';
import { bulkWorldOn, wording } from './support/bulk-world.ts';

const numRuns = runs(80, 1000);
const dayMs = 86_400_000;
const ago = (days: number) => new Date(NOW.getTime() - days * dayMs).toISOString();

const aPhone = fc.constantFrom(
  '+12062000001',
  '+12062000002',
  '+16172000003',
  '+18082000004',
  '+12122000005',
  '+14152000006',
);
const aPlace = fc.constantFrom(
  { city: 'Seattle', state: 'WA' },
  { city: 'Boston', state: 'MA' },
  { city: 'Hilo', state: 'HI' },
);
const aClient = fc.record({
  name: fc.constantFrom(
    'Noah Newhouse',
    'Zoë Ångström',
    '206-555-0101',
    'Maximiliano Montgomery-Castellanos',
    'N. Short',
    'Wolfeschlegelsteinhausenbergerdorff '.repeat(3).trim(),
  ),
  phone: aPhone,
  owner: fc.constantFrom('ada', 'ben'),
  area: aPlace,
  race: fc.constantFrom<Partial<Race>>(
    {},
    {},
    {},
    {},
    { clientOptedOut: true },
    { textingPreferred: false },
    { noNumberFree: true },
    { textsFail: { at: NOW.toISOString(), reason: 'unreachable' } },
    { repliedAt: ago(3) },
    { round: 2 },
  ),
  consent: fc.constantFrom(
    'automated',
    'automated',
    'automated',
    'automated',
    'conversation',
    'none',
    'opted-out' as const,
  ),
  isAsked: fc.constantFrom(false, false, false, false, false, true),
  had: fc.constantFrom([], [], [ago(0.5)], [ago(0.9)], [ago(2)], [ago(6.9), ago(4), ago(2)]),
  footer: fc.constantFrom('none', 'had-now', 'had-long-ago', 'replied', 'named'),
  lastSentAt: fc.integer({ min: 1, max: 300 }),
});
const aBody = fc.constantFrom(
  'Hi {ClientFirstName|there}, still looking in {City}?',
  'Hi {ClientFirstName}, this is {AgentFirstName} with {Brand}.',
  `Hi {ClientFirstName|there}, ${'the market near {City} is quick. '.repeat(4)}`,
  '{ClientName}: neue Häuser – 3 Zimmer ✨ in {City}',
  // Twenty of the longest plausible names fit; a name of one's own may not.
  `${'{ClientName} '.repeat(20)}, still looking in {City}?`,
);
const aNight = fc.constantFrom(null, { start: '21:00', end: '08:00' }, { start: '07:00', end: '17:00' });

/** The gate's answer to a client whom the preview leaves out. */
const refused: Readonly<Partial<Record<LeftOutReason, string>>> = {
  'license-lapsed': 'license-lapsed',
  'opted-out': 'opted-out',
  'consent-missing': 'consent-missing',
  'automated-not-covered': 'automated-not-covered',
  'asked-to-stop': 'asked-to-stop',
  capped: 'cap-reached',
  // Not by the gate: by the carrier.
  'too-long': 'invalid-message',
};

/** What the carrier takes (`local/services/sms-voice/text-request.ts`). */
const mostCharacters = 1600;

test(`CP-6 CP-9 ${numRuns} random audiences: who gets a text, its parts and their price are what the preview said, and who is left out would be refused`, async () => {
  const seen = new Map<string, number>();
  const previewIsSend = fc.asyncProperty(
    fc.array(aClient, { minLength: 1, maxLength: 6 }),
    aBody,
    aNight,
    fc.constantFrom([], [], ['ben']),
    async (given, body, quietHours, unlicensed) => {
      const { table } = memoryTable();
      const world = bulkWorldOn(table, { quietHours, unlicensed });
      const { teamId } = world;
      const byId = new Map<string, (typeof given)[number]>();
      // A phone's consent and its history are one, whoever has it.
      const ofPhone = new Map<string, (typeof given)[number]>();
      for (const each of given) {
        const first = ofPhone.get(each.phone) ?? each;
        ofPhone.set(each.phone, first);
        const { consent, isAsked, had } = first;
        const referralId = await world.aClient({
          name: each.name,
          phone: each.phone,
          owner: each.owner,
          race: each.race,
          consent,
          isAsked,
          ...(had.length > 0 && { had }),
          details: { area: each.area, client: { name: each.name, phone: each.phone } },
          talk: { lastSentAt: ago(each.lastSentAt) },
          ...footerOf(each.footer),
        });
        byId.set(referralId, each);
      }
      const preview = orProblem(await world.preview({ body }));
      for (const [reason, count] of Object.entries(preview.excluded))
        seen.set(reason, (seen.get(reason) ?? 0) + count);

      const facts = conversationFactsStore(table, () => wording);
      const judge = async (text: TextContent): Promise<{ verdict: Verdict; at: Date }> => {
        const ask = (at: Date) =>
          judgeText(text, at, {
            consents: consentStore(table),
            notices: { read: async () => undefined },
            openQuestions: openQuestionStore(table),
            conversationFacts: facts,
            isServed: () => true,
            quietHours,
          });
        const verdict = await ask(NOW);
        if (verdict.verdict !== 'hold' || verdict.reason !== 'quiet-hours') return { verdict, at: NOW };
        return { verdict: await ask(verdict.until), at: verdict.until };
      };
      const agents = new Map(world.agents.map((agent) => [agent.agentId, agent]));
      const textOf = (referralId: string, messageId: string, words: string, bulkId: string): TextContent => {
        const { owner = '', phone = '', area } = byId.get(referralId) ?? {};
        return {
          outboxId: `out_of_${messageId}`,
          channel: 'text',
          program: 'introductions',
          needs: 'on',
          to: phone,
          from: '+12065550101',
          body: words,
          isAutomated: true,
          introduction: { agentName: agents.get(owner)?.name ?? '', brand: wording.name },
          zones: [...zonesOf(area?.state ?? 'WA')],
          purpose: {
            kind: 'message',
            referralId,
            messageId,
            at: NOW.toISOString(),
            sender: { teamId, agentId: owner },
            automated: { kind: 'bulk', bulkId },
          },
          createdAt: NOW.toISOString(),
        };
      };

      if (preview.count === 0) return;
      // The profile of an agent is what the gate reads of their license.
      for (const agent of world.agents)
        await table.put({ pk: `TEAM#${teamId}`, sk: `AGENT#${agent.agentId}`, ...agent });
      const { bulkId } = orProblem(await world.send(preview.previewId));
      await handOut({ bulkId, look: 0 }, NOW, world.deps);
      const bulk = await world.deps.bulks.read(bulkId);
      expect(bulk).toMatchObject({ written: preview.count, unwritten: {} });
      let [count, segments, held] = [0, 0, 0];
      for (const referralId of byId.keys()) {
        const items = await table.queryAll({ pk: `REF#${referralId}`, skPrefix: 'MESSAGE#' });
        for (const item of items) {
          const message = messageSchema.parse(item);
          if (message.direction === 'inbound') continue;
          const text = textOf(referralId, message.messageId, message.typed ?? message.body, bulkId);
          const { verdict, at } = await judge(text);
          expect(verdict).toMatchObject({ verdict: 'send' });
          if (verdict.verdict !== 'send') continue;
          const given = `${verdict.prepend ?? ''}${text.body}${verdict.append ?? ''}`;
          expect(given.length).toBeLessThanOrEqual(mostCharacters);
          const { segments: own } = segmentsOf(given);
          expect(message.segments).toBe(own);
          [count, segments, held] = [count + 1, segments + own, held + (at > NOW ? 1 : 0)];
        }
      }
      expect({ count, segments, waiting: held, costUsd: Number((segments * 0.0123).toFixed(2)) }).toEqual({
        count: preview.count,
        segments: preview.segments,
        waiting: preview.waiting,
        costUsd: preview.costUsd,
      });
      for (const { referralId, reason } of preview.excludedClients) {
        const expected = refused[reason];
        const { round, clientOptedOut, textingPreferred } = byId.get(referralId)?.race ?? {};
        // What the race says of consent, the write of each text asks.
        if (expected === undefined || clientOptedOut || textingPreferred === false) continue;
        const [name = '', city = ''] = [byId.get(referralId)?.name, byId.get(referralId)?.area.city];
        const words = body.replaceAll('{ClientName}', name).replaceAll('{City}', city);
        const text = textOf(referralId, messageIdOf('msg_thatIsWrittenBelowNo', round), words, bulkId);
        const { verdict } = await judge(text);
        if (reason === 'too-long' && verdict.verdict === 'send') {
          const whole = `${verdict.prepend ?? ''}${words}${verdict.append ?? ''}`;
          expect(whole.length).toBeGreaterThan(mostCharacters);
          continue;
        }
        expect({ reason, verdict }).toMatchObject({
          reason,
          verdict: { reason: expect.stringMatching(expected) },
        });
      }
    },
  );
  await fc.assert(previewIsSend, { numRuns });
  expect([...seen.keys()]).toEqual(expect.arrayContaining(Object.keys(refused)));
}, 600_000);

function footerOf(kind: string) {
  const given = (at: string) => ({ footer: { given: { out_before: at }, textedAt: at } });
  switch (kind) {
    case 'had-now':
      return given(ago(3));
    case 'had-long-ago':
      return given(ago(30.1));
    case 'replied':
      return { footer: { given: { out_before: ago(90) }, textedAt: ago(90), repliedAt: ago(80) } };
    case 'named':
      return { footer: { textedAt: ago(90), named: {} } };
    default:
      return {};
  }
}

test('CP-6 names are in front of the first text of a conversation alone', async () => {
  const { table } = memoryTable();
  const world = bulkWorldOn(table);
  const referralId = await world.aClient();
  expect(orProblem(await world.preview()).samples[0]?.body).toMatch(/^ada Example, Harbor Homes: /);
  const named = { out_before: { at: ago(1), conversation: conversationOf(referralId, undefined) } };
  const { phone } = (await world.deps.clientFacts.readAll([referralId]))[0]?.details.client ?? { phone: '' };
  await table.put({
    pk: `CLIENT#${phone}`,
    sk: `FOOTER#${world.teamId}#ada`,
    revision: 1,
    given: { out_before: ago(1) },
    named,
  });
  expect(orProblem(await world.preview()).samples).toEqual([
    expect.objectContaining({ body: 'Hi Clara, still looking in Seattle?', segments: 1 }),
  ]);
});
