// Has others look at the templates of every stage: cfn-lint at each stack, asl-validator at each workflow as it is deployed.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { readConfig } from '../../../lib/config/stage-config.ts';
import { buildLocalStages } from '../../../local/build.ts';
import { readStateMachine } from '../../../local/services/step-functions/definition.ts';
import { loadTemplate } from '../../../local/template/deployed-template.ts';
import { readSynthesis } from '../../../local/template/synthesis.ts';
import { execute } from '../execute.ts';
import { findingsOf, reportSchema, unneededOf } from './findings.ts';
import { waivers } from './waivers.ts';

const config = join(import.meta.dirname, '..', '..', '..', 'config');

/** Throws with all that was found and is not waived. Answers what was looked at. */
export async function lintTemplates(python: string): Promise<string[]> {
  const stages = globSync('*.json', { cwd: config })
    .map((file) => basename(file, '.json'))
    .toSorted();
  const folders = await buildLocalStages(() => {}, stages);
  const looks = stages.map((stage, index) => {
    const folder = z.string().parse(folders[index]);
    const region = readConfig(stage, config).region ?? 'us-east-1';
    return { folder, region, templates: templatesIn(folder) };
  });
  const reports = await Promise.all(looks.map((look) => cfnLint(python, look)));
  const all = reports.flat();
  const faults = [
    ...findingsOf(all, waivers).map(({ rule, file, path, message }) => `${file} ${path}: ${rule} ${message}`),
    ...unneededOf(all, waivers).map(
      ({ rule, says }) => `The waiver of ${rule} for ${says} is not needed any more: take it out.`,
    ),
  ];
  if (faults.length > 0)
    throw new Error(`test/emulator/templates/waivers.ts does not cover this:\n${faults.join('\n')}`);
  const workflows = looks.flatMap(({ folder }) => checkedWorkflows(folder));
  const templates = looks.flatMap((look) => look.templates);
  return [
    `cfn-lint finds nothing in the ${templates.length} templates of ${stages.join(', ')} beyond what is waived (${all.length} reports)`,
    ...waivers.map(({ rule, why }) => `waived: ${rule}. ${why}`),
    `asl-validator finds nothing in ${workflows.length} workflows with their substitutions`,
  ];
}

function templatesIn(folder: string): string[] {
  return globSync('*.template.json', { cwd: folder }).map((file) => join(folder, file));
}

async function cfnLint(
  python: string,
  { region, templates }: { region: string; templates: readonly string[] },
) {
  const main = 'import sys; from cfnlint.runner import main; sys.exit(main())';
  const { code, output } = await execute(python, [
    '-c',
    main,
    '--format',
    'json',
    '--regions',
    region,
    '--',
    ...templates,
  ]);
  const report = z.string().transform(parsed).pipe(reportSchema).safeParse(output);
  // 2: errors were found, 4: warnings, 8: hints, or their sum; 1 and 32 are faults of its own.
  if (!report.success || ![0, 2, 4, 6, 8, 10, 12, 14].includes(code))
    throw new Error(`cfn-lint failed:\n${output}`);
  return report.data;
}

function parsed(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('no JSON');
    return z.NEVER;
  }
}

/** The names of the workflows; reading one has asl-validator check it. */
function checkedWorkflows(folder: string): string[] {
  const synthesis = readSynthesis(folder);
  const machines = loadTemplate(synthesis, 'http://127.0.0.1').ofType('AWS::StepFunctions::StateMachine');
  const readAsset = (key: string) => readFileSync(synthesis.assetPath(key), 'utf8');
  return machines.map((machine) => readStateMachine(machine, readAsset).name);
}
