// The languages in which words of consent are understood and answered (CO-7).
import * as z from 'zod';

export const languageSchema = z.enum(['en', 'fr']).meta({ id: 'Language' });
export type Language = z.infer<typeof languageSchema>;
