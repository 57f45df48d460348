// The programs of texts, and the rules of each that the law and the carriers ask for.
import * as z from 'zod';
import { type BrandId, type Brands, type ItemBrand, itemBrandOf } from '../people/brand.ts';

/** `lead-alerts` go to agents, `introductions` to clients. Each phone's consent is kept by program (CO-5). */
export const programSchema = z
  .enum(['lead-alerts', 'introductions'])
  .meta({ id: 'Program', description: '`lead-alerts` go to agents, `introductions` to clients.' });
export type Program = z.infer<typeof programSchema>;

/** The program of agents' text alerts. */
export const leadAlerts = 'lead-alerts' as const satisfies Program;
/** The program of the texts between agents and their clients. */
export const introductions = 'introductions' satisfies Program;

/** A brand's numbers by the program that texts from them, E.164. No number serves two: by it a STOP is told apart. */
export const programNumbersSchema = z.record(programSchema, z.array(z.string()).min(1));
export type ProgramNumbers = z.infer<typeof programNumbersSchema>;

/** What a number of ours is for: a program of a brand (PE-1). */
export type NumberUse = { program: Program; brand: ItemBrand };

/** What one of our numbers is for; undefined for any other number. */
export function useOf(
  number: string,
  brands: Brands<{ id: BrandId; numbers: ProgramNumbers }>,
): NumberUse | undefined {
  for (const { id, numbers } of brands) {
    const program = programSchema.options.find((each) => numbers[each].includes(number));
    if (program !== undefined) return { program, brand: itemBrandOf(brands, id) };
  }
  return undefined;
}

/** The number of a program that has one. The texts of the others have the numbers of their conversations. */
export function oneNumberOf(program: Program, numbers: ProgramNumbers): string {
  const [number] = numbers[program];
  if (programs[program].numbers !== 'one' || number === undefined) {
    throw new Error(`Each text of ${program} has the number of its conversation`);
  }
  return number;
}

/** A program that lacks an answer does not compile. */
export type ProgramRules = {
  /** Who gets its texts, and so how consent is given: a text asks agents for YES (CO-1), the source has it from clients (TX-1). */
  audience: 'agents' | 'clients';
  /** The numbers that it texts from: all from one, or each conversation from one of a pool (TX-12). */
  numbers: 'one' | 'pool';
  /** How texts say how to stop: a line every 30 days (CO-10), or a last sentence by sender and client (TX-5). */
  optOutInstructions: 'every-30-days' | 'by-conversation';
  /** Whether texts wait for the morning of whoever gets them. */
  keepsQuietHours: boolean;
  /** Months after which consent is asked for again (CO-11); null for never. */
  monthsUntilReconfirmation: number | null;
};

export const programs = {
  'lead-alerts': {
    audience: 'agents',
    numbers: 'one',
    optOutInstructions: 'every-30-days',
    keepsQuietHours: false,
    monthsUntilReconfirmation: 18,
  },
  introductions: {
    audience: 'clients',
    numbers: 'pool',
    optOutInstructions: 'by-conversation',
    keepsQuietHours: true,
    monthsUntilReconfirmation: null,
  },
} as const satisfies Record<Program, ProgramRules>;

type ProgramsTo<A extends ProgramRules['audience']> = {
  [P in Program]: (typeof programs)[P]['audience'] extends A ? P : never;
}[Program];
/** Clients consent to these with the source. */
export type ClientProgram = ProgramsTo<'clients'>;
export type AgentProgram = ProgramsTo<'agents'>;

/** A client's consent belongs to their phone, an agent's to the agent and the phone (CO-18). */
export function isForClients(program: Program): program is ClientProgram {
  return programs[program].audience === 'clients';
}

export const agentPrograms: readonly AgentProgram[] = programSchema.options.filter(
  (program) => !isForClients(program),
);
export const clientPrograms: readonly ClientProgram[] = programSchema.options.filter(isForClients);
