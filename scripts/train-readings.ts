// Learns scripts/reading-weights.json and scripts/reading-words.txt, which people read, from the phrases in scripts/readings/, and packs
// them into lambdas/consent/words/reading-model.json, which is deployed. `--check` only tells whether all are of today's phrases.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { featuresOf } from '../lambdas/consent/words/features.ts';
import { fold, wordsOf } from '../lambdas/consent/words/folding.ts';
import { firstBytes, hashOf, headerLength } from '../lambdas/consent/words/packed.ts';
import { elided, sentencesOf } from '../lambdas/consent/words/tokens.ts';
import { classOf } from '../lambdas/consent/words/word-classes.ts';
import { isCheck } from './command-line/read-arguments.ts';
import { background } from './readings/background.ts';
import { type Phrase, phrases, randomFrom, realWords } from './readings/phrases.ts';

const root = join(import.meta.dirname, '..');
const weightsFile = join(root, 'scripts/reading-weights.json');
const wordsFile = join(root, 'scripts/reading-words.txt');
const modelFile = join(root, 'lambdas/consent/words/reading-model.json');

/** What the model is to answer for each reading: `maybe` stands in the middle by definition. */
const truth = { stop: 1, maybe: 0.5, talk: 0 } as const;
/** `stop` is high because it takes effect by itself; chosen on the tuned corpus. */
const thresholds = { stop: 0.84, maybe: 0.3 };
const step = 0.05;
const mostBytes = 147_000;
/** A feature that fewer phrases have is chance. */
const rareBelow = 4;
/** Without evidence a text is talk. */
const bias = -2;

/** Classes that a wish is made of. */
const strong = new Set(
  'STOP REMOVE GRAB UNSUB TEXT TEXTING SEND LIST PLEA WRONG LEGAL NOT MORE WANT NOW CALL'.split(' '),
);

/** With features by name, and by their place among those that are learned. */
type Text = { features: string[]; truth: number; weight: number };
type Example = { features: number[]; truth: number; weight: number };
const weightsSchema = z.strictObject({
  about: z.string(),
  inputs: z.string(),
  bias: z.number(),
  step: z.number(),
  thresholds: z.strictObject({ stop: z.number(), maybe: z.number() }),
  weights: z.record(z.string(), z.string()),
});
type Weights = z.infer<typeof weightsSchema>;
/** `known`: words that are no slip of another. */
type Learned = { known: readonly string[]; weights: Weights };

function check(): void {
  const read = weightsSchema.safeParse(JSON.parse(readFileSync(weightsFile, 'utf8')));
  const isFresh = read.success && read.data.inputs === hashOfInputs();
  const isWhole =
    isFresh && readFileSync(modelFile, 'utf8') === packed({ known: linesOf(wordsFile), weights: read.data });
  if (!isWhole) {
    console.error(
      'scripts/reading-weights.json, scripts/reading-words.txt or lambdas/consent/words/reading-model.json is stale: run `npm run readings`.',
    );
  }
  process.exit(isWhole ? 0 : 1);
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').trim().split('\n');
}

/** What is deployed: the same words and features as hashes, sorted, and for each feature its weight in steps. */
function packed({ known, weights: { bias, step, thresholds, weights } }: Learned): string {
  const steps = new Map(
    Object.entries(weights).flatMap(([weight, features]) =>
      features.split('|').map((feature): [number, number] => [hashOf(feature), Number(weight)]),
    ),
  );
  const features = [...steps.keys()].sort((one, other) => one - other);
  const count = Object.values(weights).reduce((sum, group) => sum + group.split('|').length, 0);
  if (count !== features.length) throw new Error('Two features have one hash: change the hash in packed.ts.');
  const text = JSON.stringify(
    {
      about:
        'Packed by scripts/train-readings.ts from scripts/reading-weights.json and scripts/reading-words.txt, which people can read.',
      bias,
      step,
      thresholds,
      known: packedHashes([...new Set(known.map(hashOf))].sort((one, other) => one - other)),
      features: packedHashes(features),
      steps: Buffer.from(Int8Array.from(features, (feature) => steps.get(feature) ?? 0).buffer).toString(
        'base64',
      ),
    },
    null,
    1,
  );
  return `${text}\n`;
}

/** As packed.ts reads them. */
function packedHashes(sorted: readonly number[]): string {
  const bytes = Buffer.alloc(headerLength + sorted.length * 3);
  for (let first = 0; first <= firstBytes; first++) {
    bytes.writeUInt16LE(sorted.filter((hash) => hash >>> 24 < first).length, first * 2);
  }
  for (const [at, hash] of sorted.entries()) bytes.writeUIntBE(hash & 0xff_ff_ff, headerLength + at * 3, 3);
  return bytes.toString('base64');
}

/** All that decides what is learned: phrases, this script, and how a text becomes features. */
function hashOfInputs(): string {
  const hash = createHash('sha256');
  const rules = ['features', 'folding', 'packed', 'tokens', 'word-classes'].map(
    (name) => `lambdas/consent/words/${name}.ts`,
  );
  for (const file of [
    ...globSync('scripts/readings/*', { cwd: root }).sort(),
    'scripts/train-readings.ts',
    ...rules,
  ]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function learned(): Learned {
  const all = phrases();
  const used = (reads: Phrase['reads']) =>
    all
      .filter((phrase) => phrase.isPlain && phrase.reads === reads)
      .flatMap(({ text }) => wordsOf(fold(elided(text))))
      .filter((word) => !/\d/.test(word));
  // A slip that a wish is written with on purpose is to be mended; what stands in talk is a word.
  const isWord = new Set([...realWords(), ...used('talk'), ...used('maybe')]);
  const known = new Set([...isWord, ...used('stop').filter((word) => !isSlip(word))]);
  return fitted(all, known);
}

function isSlip(word: string): boolean {
  const mended = sentencesOf(word, new Set()).flat();
  return mended.length === 1 && mended[0] !== word;
}

function fitted(all: readonly Phrase[], known: ReadonlySet<string>): Learned {
  const taught = all.map(({ text, reads, weight }) => ({
    sentences: sentencesOf(text, known),
    reads,
    weight,
  }));
  const other = background(all, known).map((one): typeof one & { reads: 'talk' } => ({
    ...one,
    reads: 'talk',
  }));
  const texts = [...taught, ...other].map(({ sentences, reads, weight }) => ({
    features: [...featuresOf(sentences).keys()],
    truth: truth[reads],
    weight,
  }));
  const counts = new Map<string, number>();
  for (const feature of texts.flatMap(({ features }) => features))
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= rareBelow).map(([feature]) => feature);
  console.log(
    `${all.length} phrases and ${other.length} beside them, ${known.size} words, ${frequent.length} features`,
  );
  const first = fit(examplesOf(texts, frequent), frequent, 4);
  const strongest = frequent
    .map((feature, at) => ({
      feature,
      weight: Math.abs(first[at] ?? 0) * (counts.get(feature) ?? 0) ** 0.25,
    }))
    .sort((one, other) => other.weight - one.weight || (one.feature < other.feature ? -1 : 1));
  const kept: string[] = [];
  let bytes = 1000;
  for (const { feature } of strongest) {
    bytes += Buffer.byteLength(feature) + 1;
    if (bytes > mostBytes) break;
    kept.push(feature);
  }
  const weights = fit(examplesOf(texts, kept), kept, 8);
  return {
    known: [...known].sort(),
    weights: {
      about:
        'Learned by scripts/train-readings.ts: features by weight in steps. docs/opt-out-phrases.md explains them.',
      inputs: hashOfInputs(),
      bias,
      step,
      thresholds,
      weights: byWeight(kept, weights),
    },
  };
}

function examplesOf(texts: readonly Text[], features: readonly string[]): Example[] {
  const places = new Map(features.map((feature, at): [string, number] => [feature, at]));
  return texts.map((text) => ({
    ...text,
    features: text.features.flatMap((feature) => places.get(feature) ?? []),
  }));
}

/** Only what contains a word of a wish may weigh much for one: a word that no phrase of talk happens to have proves nothing. */
function mostOf(feature: string): number {
  if (feature.startsWith('words:')) return 0;
  if (feature.startsWith('~')) return 0.25;
  const classes = /^[A-Z]|^=/.test(feature)
    ? feature
        .slice(1)
        .split(/[ .]+/)
        .concat(feature.split('.')[0] ?? '')
    : feature.split(' ').map(classOf);
  if (classes.some((name) => strong.has(name))) return 4;
  return feature.startsWith('=') ? 0.1 : feature.includes(' ') ? 0.4 : 0.2;
}

/** Logistic regression by Adagrad; at each step some features are left out, so that no single one is leaned on. */
function fit(examples: readonly Example[], features: readonly string[], epochs: number): Float64Array {
  const random = randomFrom('fit');
  const size = features.length;
  const weights = new Float64Array(size);
  const mosts = features.map(mostOf);
  const squares = new Float64Array(size).fill(1);
  const order = examples.map((_, at) => at);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const example = examples[at];
      if (example === undefined) continue;
      const used = example.features.filter(() => random() < 0.75);
      const sum = used.reduce((total, feature) => total + (weights[feature] ?? 0), bias);
      const slope = (1 / (1 + Math.exp(-sum)) - example.truth) * example.weight;
      for (const feature of used) {
        const weight = weights[feature] ?? 0;
        const down = slope + 0.00002 * weight;
        squares[feature] = (squares[feature] ?? 0) + down * down;
        weights[feature] = Math.min(
          mosts[feature] ?? 0,
          weight - (0.15 * down) / Math.sqrt(squares[feature] ?? 1),
        );
      }
    }
  }
  return weights;
}

/** "-12": features that weigh twelve steps against; heaviest first, so that a change of the file can be read. */
function byWeight(features: readonly string[], weights: Float64Array): Record<string, string> {
  const groups = Map.groupBy(features, (_, at) => Math.round((weights[at] ?? 0) / step));
  groups.delete(0);
  const sorted = [...groups].sort(([one], [other]) => other - one);
  return Object.fromEntries(sorted.map(([weight, group]) => [` ${weight}`, group.sort().join('|')]));
}

if (isCheck('npm run readings')) check();
else {
  const startedAt = performance.now();
  const all = learned();
  const text = `${JSON.stringify(all.weights, null, 1)}\n`;
  writeFileSync(weightsFile, text);
  writeFileSync(wordsFile, `${all.known.join('\n')}\n`);
  const model = packed(all);
  writeFileSync(modelFile, model);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(`${text.length} bytes, packed ${model.length}, in ${seconds} s`);
}
