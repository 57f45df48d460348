// machine-token: a token for a program or for curl.
import * as z from 'zod';
import { type Machine, machines } from '../machine-tokens.ts';
import { verb } from '../verb.ts';

export const machineToken = verb({
  name: 'machine-token',
  summary: 'Gets a token of the machine client admin or source',
  details: [
    'Prints the token alone, so that it can go into a variable:',
    '  TOKEN=$(npm run -s operate -- machine-token admin --stage production)',
  ],
  words: ['client'],
  given: z.object({
    client: z.custom<Machine>((name) => typeof name === 'string' && Object.hasOwn(machines, name), {
      error: 'name the client: admin or source',
    }),
  }),
  async run({ client }, operator) {
    operator.print(await operator.machineToken(client));
    operator.say(`A token of the client ${client}, as good as a password for an hour.`);
  },
});
