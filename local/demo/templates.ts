// What the demo teams answer often: each is a quick reply in the composer.
import { answerOf } from '../../client/src/answers.ts';
import type { Dibs } from '../../client/src/dibs.ts';

const templates = {
  tpl_times: {
    name: 'Two times to meet',
    body: 'Hi {ClientFirstName|there}, would Thursday at 5 or Saturday at 10 work for a first look?',
  },
  tpl_agency: {
    name: 'Who I am',
    body: 'Hi {ClientFirstName|there}, this is {AgentFirstName} with {Brand}. Happy to help in {City}.',
  },
  tpl_later: {
    name: 'Back to you today',
    body: 'Hi {ClientFirstName|there}, I am with a client right now and will get back to you today.',
  },
};

export async function seedTemplates(teamId: string, lead: Dibs): Promise<void> {
  for (const [templateId, body] of Object.entries(templates)) {
    const params = { path: { teamId, templateId } };
    await answerOf(lead.PUT('/teams/{teamId}/templates/{templateId}', { params, body }));
  }
}
