// A team's templates by its lead and by an agent who texts by one.
import { expect, test } from '@jest/globals';
import { agentOf, aPhone, aReferral, aTeam, referralFor } from '../../stories/support/builders.ts';
import { sharedStage } from '../../stories/support/shared-stage.ts';

test('CP-1 the lead writes a template, an agent reads it, and no text goes out with a field that is not filled in', async () => {
  const stage = await sharedStage();
  const team = await aTeam(stage, 2);
  const agent = agentOf(team);
  const path = `/teams/${team.teamId}/templates/tpl_hello`;
  const body = 'Hi {ClientFirstName}, {AgentFirstName} with {Brand}. Still looking in {City|your area}?';
  const saved = await team.lead.does('PUT', path, { name: 'Hello', body });
  expect(saved).toMatchObject({
    status: 200,
    body: {
      templateId: 'tpl_hello',
      longestSegments: 1,
      fields: ['ClientFirstName', 'AgentFirstName', 'Brand', 'City'],
    },
  });
  expect(await agent.does('GET', path)).toMatchObject({ status: 200, body: saved.body });
  for (const [wrong, code] of [
    ['Hi {FirstName}', 'unknown-field'],
    ['Hi {City', 'template-invalid'],
    ['See bit.ly/x, {City}', 'link-shortener'],
    ['Guaranteed approval, {City}', 'spam-phrase'],
  ]) {
    const refused = await team.lead.does('PUT', path, { name: 'Hello', body: wrong });
    expect(refused).toMatchObject({ status: 422, body: { code } });
  }
  const request = referralFor(team.teamId, aPhone());
  const referralId = await aReferral(stage, request);
  const text = { body: 'Hi {ClientFirstName}, still looking?' };
  expect(await agent.does('POST', `/referrals/${referralId}/messages`, text)).toMatchObject({
    status: 422,
    body: { code: 'unfilled-field', errors: [{ path: '/body', detail: '{ClientFirstName}' }] },
  });
  expect(await team.lead.does('DELETE', path)).toMatchObject({ status: 200 });
  expect(await agent.does('GET', `/teams/${team.teamId}/templates`)).toMatchObject({
    body: { templates: [] },
  });
});
