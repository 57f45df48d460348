// A name within a sentence: one that is written from right to left moves nothing that stands around it.

const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const [isolate, end] = ['\u2068', '\u2069'];

export function isolated(name: string): string {
  return fromTheRight.test(name) ? isolate + name + end : name;
}
