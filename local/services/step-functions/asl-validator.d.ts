// The part of `asl-validator` that the local cloud calls; the package ships no types.
declare module 'asl-validator' {
  export default function validate(
    definition: object,
    options?: { checkPaths: boolean; checkArn: boolean },
  ): { isValid: boolean; errorsText(separator?: string): string };
}
