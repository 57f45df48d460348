// GET /brands: the brands that a team can be of (PE-1).
import * as z from 'zod';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { listBrands } from '../api.ts';

const env = readEnv({ BRANDS: brandsVariable({ name: z.string(), supportContact: z.string() }) });
const brands = env.BRANDS.map(({ id, ...brand }) => ({ brand: id, ...brand }));

export const handler = handle(listBrands, async () => ({ brands }));
