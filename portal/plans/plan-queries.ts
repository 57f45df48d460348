// The team's plans, one of them with the ETag that a change of it begins with, and what a silent client gets by one.
import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../client/src/answers.ts';
import type { components, paths } from '../../client/src/schema.ts';
import { type Api, answerOf, versionedAnswerOf } from '../api/api.ts';

export type Plans = Answer<paths['/teams/{teamId}/plans']['get']>;
export type Plan = Plans['plans'][number];
export type NewPlan = components['schemas']['NewPlan'];
export type PlanStep = NewPlan['steps'][number];
export type PlanPreview = Answer<paths['/teams/{teamId}/plans/{planId}/preview']['post']>;

export const plansQuery = (api: Api, teamId: string) =>
  queryOptions({
    queryKey: ['plans', teamId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/teams/{teamId}/plans', { params: { path: { teamId } }, signal })),
    staleTime: 60_000,
  });

export const planQuery = (api: Api, teamId: string, planId: string) =>
  queryOptions({
    queryKey: ['plans', teamId, planId],
    queryFn: () =>
      versionedAnswerOf(api.GET('/teams/{teamId}/plans/{planId}', { params: { path: { teamId, planId } } })),
    // What is being changed here must not change under one's hands.
    refetchOnWindowFocus: false,
  });

/** For whom a plan is previewed: a client, or where one may be of whom nothing is known; and from which step on. */
export type PreviewFor = { timeZones: readonly string[]; referralId?: string; fromStep?: number };

/** `plan`: one that is not saved; undefined for the saved one. */
export const previewQuery = (
  api: Api,
  path: { teamId: string; planId: string },
  plan: NewPlan | undefined,
  { timeZones, referralId, fromStep }: PreviewFor,
) =>
  queryOptions({
    queryKey: ['plan-preview', path, plan, timeZones, referralId, fromStep],
    queryFn: ({ signal }) => {
      const query = {
        ...(timeZones.length > 0 && { timeZones: timeZones.join(',') }),
        ...(referralId !== undefined && { referralId }),
        ...(fromStep !== undefined && { fromStep }),
      };
      return answerOf(
        api.POST('/teams/{teamId}/plans/{planId}/preview', {
          params: { path, query },
          ...(plan && { body: plan }),
          signal,
        }),
      );
    },
    refetchOnWindowFocus: false,
  });
