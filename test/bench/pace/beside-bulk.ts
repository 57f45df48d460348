// PA-2: how long a person's text waits while a bulk text goes out, through the whole local cloud, in its own time.
import * as z from 'zod';
import { aTeamsClients, type BulkClient } from '../../kill/bulk/clients.ts';
import { aTeam } from '../../stories/support/builders.ts';
import { bootStage, minuteMs, type Stage } from '../../stories/support/stage.ts';

const body = 'Hi {ClientFirstName|there}, this is one text for each of you.';
/** A person writes so often, each time to the next client. */
const everyMs = 500;
const agents = 5;

const previewed = z.looseObject({ previewId: z.string(), count: z.int() });
const started = z.object({ bulkId: z.string() });
const report = z.looseObject({
  status: z.string(),
  counts: z.looseObject({ waiting: z.int(), sent: z.int(), delivered: z.int() }),
});
const handset = z.object({
  texts: z.array(z.object({ body: z.string(), direction: z.string(), at: z.string() })),
});

export type BesideBulk = {
  clients: number;
  /** From the first page after the trial to the last text, in the cloud's time. */
  tookMs: number;
  /** How long each text of a person took from the API's answer to the handset. */
  waitsMs: number[];
  /** Those among them whose client had the bulk text within three seconds of it: a carrier takes one text a second to a phone. */
  closeMs: number[];
};

const closeWithinMs = 3000;

export async function measureBesideBulk(
  templateDir: string,
  count: number,
  told: (line: string) => void,
): Promise<BesideBulk> {
  const stage = await bootStage({ templateDir });
  try {
    const team = await aTeam(stage, agents);
    const clients: BulkClient[] = [];
    while (clients.length < count) {
      const some = Math.min(100, count - clients.length);
      clients.push(...(await aTeamsClients({ source: stage.source, team, count: some, atOnce: 4 })));
      await stage.advance(minuteMs / 2);
      told(`  ${clients.length} clients`);
    }
    const { does } = team.lead;
    const at = `/teams/${team.teamId}/bulk-texts`;
    const preview = previewed.parse((await does('POST', `${at}/preview`, { body })).body);
    if (preview.count !== count) throw new Error(`${preview.count} of ${count} clients get the text`);
    const { bulkId } = started.parse((await does('POST', at, { previewId: preview.previewId })).body);
    // The first fifty have it; until a moment before the others.
    await stage.advance(15 * minuteMs - 1000);
    const startedAt = stage.cloud.clock.now();
    const written: { phone: string; words: string; atMs: number }[] = [];
    for (let turn = 0; ; turn += 1) {
      const { status, counts } = report.parse((await does('GET', `${at}/${bulkId}`)).body);
      if (status !== 'sending') break;
      if (turn % 20 === 0) told(`  ${counts.sent} sent`);
      const client = clients[turn % clients.length];
      if (client === undefined) break;
      written.push(await write(client, `Beside it, ${turn}`, stage));
      await stage.advance(everyMs);
    }
    const tookMs = stage.cloud.clock.now() - startedAt;
    await stage.advance(minuteMs);
    const [waitsMs, closeMs]: [number[], number[]] = [[], []];
    for (const { phone, words, atMs } of written) {
      const { texts } = handset.parse((await stage.call('GET', `/_local/phones/${phone}`)).body);
      const text = texts.find((each) => each.direction === 'outbound' && each.body.includes(words));
      if (text === undefined) throw new Error(`“${words}” never came to ${phone}`);
      const waitMs = Date.parse(text.at) - atMs;
      waitsMs.push(waitMs);
      const automated = texts.find((each) => each.body.includes('one text for each of you'));
      const isClose = Math.abs(Date.parse(automated?.at ?? '') - Date.parse(text.at)) <= closeWithinMs;
      if (isClose) closeMs.push(waitMs);
      if (waitMs > 1000)
        told(`  “${words}” waited ${waitMs} ms; ${isClose ? 'close to' : 'far from'} its client’s bulk text`);
    }
    return { clients: count, tookMs, waitsMs, closeMs };
  } finally {
    await stage.close();
  }
}

async function write({ referralId, phone, owner }: BulkClient, words: string, stage: Stage) {
  const answer = await owner.does('POST', `/referrals/${referralId}/messages`, { body: words });
  if (answer.status !== 201) throw new Error(`A text was refused: ${JSON.stringify(answer.body)}`);
  return { phone, words, atMs: stage.cloud.clock.now() };
}
