// PA-2: how long a person's text waits while a bulk text goes out, through the whole local cloud, in its own time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { openDataFolder } from '../../../local/state/data-folder.ts';
import { aTeamsClients, type BulkClient } from '../../kill/bulk/clients.ts';
import { copyClients } from '../../kill/bulk/copied-clients.ts';
import { aTeam } from '../../stories/support/builders.ts';
import { type Answer, type Client, minuteMs, type Stage } from '../../stories/support/stage.ts';
import { bootBenchStage } from '../bench-stage.ts';

const body = 'Hi {ClientFirstName|there}, this is one text for each of you.';
/** A person writes so often, each time to the next client. */
const everyMs = 500;
/** A report reads all texts: it is asked for after so many of a person's, and after each when few are left. */
const reportEvery = 20;
const closeToTheEnd = 200;
const agents = 5;
/** Beyond these they are copies. */
const mostClaimed = 50;

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
  const folder = mkdtempSync(join(tmpdir(), 'dibs-beside-bulk-'));
  const boot = () => bootBenchStage({ templateDir, data: openDataFolder(folder) });
  let stage = await boot();
  try {
    const team = await aTeam(stage, agents);
    const claimed = await aTeamsClients({
      source: stage.source,
      team,
      count: Math.min(count, mostClaimed),
      atOnce: 4,
    });
    await stage.advance(minuteMs);
    await stage.close();
    const copied = copyClients(folder, claimed, count);
    stage = await boot();
    const again = new Map<string, Client>();
    for (const { agentId } of team.agents) again.set(agentId, await stage.signIn({ agentId }));
    const clients = copied.flatMap((client) => {
      const does = again.get(client.owner.agentId);
      return does === undefined ? [] : [{ ...client, owner: { ...client.owner, does } }];
    });
    told(`  ${count} clients`);
    const does = await stage.signIn({ agentId: team.lead.agentId });
    const at = `/teams/${team.teamId}/bulk-texts`;
    const preview = previewed.parse((await does('POST', `${at}/preview`, { body })).body);
    if (preview.count !== count) throw new Error(`${preview.count} of ${count} clients get the text`);
    const { bulkId } = started.parse((await does('POST', at, { previewId: preview.previewId })).body);
    // The first fifty have it; until a moment before the others.
    await stage.advance(15 * minuteMs - 1000);
    const startedAt = stage.cloud.clock.now();
    const written: { phone: string; words: string; atMs: number }[] = [];
    let { status, counts } = await reportOf(() => does('GET', `${at}/${bulkId}`));
    for (let turn = 0; status === 'sending'; turn += 1) {
      if (turn % reportEvery === 0) told(`  ${counts.sent} sent`);
      const client = clients[turn % clients.length];
      if (client === undefined) break;
      written.push(await write(client, `Beside it, ${turn}`, stage));
      await stage.advance(everyMs);
      if ((turn + 1) % reportEvery === 0 || counts.waiting < closeToTheEnd)
        ({ status, counts } = await reportOf(() => does('GET', `${at}/${bulkId}`)));
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
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A busy machine may let a function run out of its time: what is measured here is the texts. */
async function reportOf(ask: () => Promise<Answer>): Promise<z.infer<typeof report>> {
  for (let tries = 1; ; tries += 1) {
    const { status, body: answered } = await ask();
    if (status === 200) return report.parse(answered);
    if (status < 500 || tries === 5) throw new Error(`No report: ${JSON.stringify(answered)}`);
  }
}

async function write({ referralId, phone, owner }: BulkClient, words: string, stage: Stage) {
  const answer = await owner.does('POST', `/referrals/${referralId}/messages`, { body: words });
  if (answer.status !== 201) throw new Error(`A text was refused: ${JSON.stringify(answer.body)}`);
  return { phone, words, atMs: stage.cloud.clock.now() };
}
