// The help texts: of all verbs, and of one.
import type { Option, Verb } from './verb.ts';

const common: Readonly<Record<string, Option>> = {
  stage: { value: 'NAME', does: 'the stage, as in config/<stage>.json' },
  region: { value: 'REGION', does: 'its region; that of its configuration or of the environment by default' },
  local: { value: 'URL', does: 'the local cloud that npm start runs, for example http://localhost:3000' },
  api: { value: 'URL', does: 'where its API is, when not where its stack says' },
  'sign-in': { value: 'URL', does: 'where machines get tokens, when not where its stack says' },
  yes: { does: 'does not ask before it changes anything' },
};

export function overview(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map(({ name }) => name.length)) + 2;
  return [
    'npm run operate -- <verb> --stage NAME [options]',
    '',
    ...verbs.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`),
    '',
    'npm run operate -- <verb> --help tells more. On AWS it uses your credentials; AWS_ENDPOINT_URL leads to an emulator.',
  ].join('\n');
}

export function helpOf({ name, summary, details, words, wordsAreOptional, options }: Verb): string {
  const all = { ...options, ...common };
  const written = Object.entries(all).map(
    ([option, { value, does }]) => [`--${option}${value === undefined ? '' : ` ${value}`}`, does] as const,
  );
  const width = Math.max(...written.map(([option]) => option.length)) + 2;
  return [
    [
      'npm run operate --',
      name,
      ...words.map((word) => (wordsAreOptional ? `[${word}]` : `<${word}>`)),
      '--stage NAME [options]',
    ].join(' '),
    '',
    `${summary}.`,
    ...details,
    '',
    ...written.map(([option, does]) => `  ${option.padEnd(width)}${does}`),
  ].join('\n');
}
