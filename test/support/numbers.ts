// The numbers of the first brand of the stage `local`, by program: what tests text from and to.
import { dibs } from './brands.ts';

export const programNumbers = dibs.numbers;
