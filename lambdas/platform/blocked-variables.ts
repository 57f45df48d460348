// What a function is told of the hosts and phrases that carriers block.
import * as z from 'zod';
import { jsonVariable } from './env.ts';

export const blockedVariables = {
  LINK_SHORTENERS: jsonVariable(z.array(z.string())),
  SPAM_PHRASES: jsonVariable(z.array(z.string())),
};
