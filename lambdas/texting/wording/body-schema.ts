// A text as a person writes it (TX-2), for the routes that take one. Apart from text-body.ts, which the portal loads without schemas.
import * as z from 'zod';
import { asLines } from '../../platform/written-text.ts';
import { isReadable, longestBody } from './text-body.ts';

export const bodySchema = z
  .string()
  .overwrite(asLines)
  .min(1)
  .max(longestBody)
  .refine(isReadable, {
    error: 'must hold something that can be read',
    params: { fault: 'missing' },
  });
