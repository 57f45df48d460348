// The part of `spdx-satisfies` that is called here; the package ships no types.
declare module 'spdx-satisfies' {
  /** Throws when `expression` is none. */
  export default function satisfies(expression: string, licenses: readonly string[]): boolean;
}
