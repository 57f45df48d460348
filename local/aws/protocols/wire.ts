// What a wire protocol does: reads the action and input out of a request, writes the answer or the error.
import type { AwsError, AwsInput } from '../service.ts';

export type WireRequest = {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
};

export type WireAnswer = { status: number; headers: Readonly<Record<string, string>>; body: string };

export type Wire = {
  /** The action's API name and its input; an action that can't be told is named as well as the request allows. */
  read(request: WireRequest): { action: string; input: AwsInput };
  answer(action: string, output: AwsInput, requestId: string): WireAnswer;
  refuse(error: AwsError, requestId: string): WireAnswer;
};
