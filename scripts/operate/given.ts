// What several verbs are given.
import * as z from 'zod';

export const phone = z.string().regex(/^\+\d{7,15}$/, 'write the phone in E.164, for example +12065550112');
