// Conversations over weeks and months: when the opt-out instructions come again, and which number serves whom.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aPhone, aTeam, type StoryTeam } from './people.ts';
import { bootStage, dayMs, type Stage } from './stage.ts';
import {
  agentOf,
  arrivedAt,
  aTalk,
  bodiesAt,
  clientReplies,
  conversation,
  explanation,
  hadInstructions,
  lastMessage,
  ourNumber,
  pool,
  textIn,
  wrote,
} from './talk.ts';

let stage: Stage;
let team: StoryTeam;

beforeAll(async () => {
  stage = await bootStage();
  team = await aTeam(stage, 5);
});
afterAll(() => stage.close());

test('TX-5 a client who never replies: day 0 yes, 15 no, 45 yes, 180 yes, 270 yes, 360 yes', async () => {
  const talk = await aTalk(stage, team);
  const carried: [number, boolean][] = [[0, await hadInstructions(stage, talk.phone)]];
  let today = 0;
  for (const day of [15, 45, 180, 270, 360]) {
    // To the same second of that day: aTalk and each text took two.
    await stage.advance((day - today) * dayMs - 2000);
    today = day;
    await wrote(stage, talk, `Day ${day}`);
    carried.push([day, await hadInstructions(stage, talk.phone)]);
  }
  expect(carried).toEqual([
    [0, true],
    [15, false],
    [45, true],
    [180, true],
    [270, true],
    [360, true],
  ]);
  expect(await bodiesAt(stage, talk.phone)).toHaveLength(6);
  expect((await conversation(talk)).map(({ delivery }) => delivery)).toEqual(Array(6).fill('delivered'));
});

test('TX-6 keywords do not make it two-way, YES as talk does', async () => {
  const talk = await aTalk(stage, team);
  await clientReplies(stage, talk, 'HELP');
  await clientReplies(stage, talk, 'STOP');
  await clientReplies(stage, talk, 'START');
  expect((await conversation(talk)).map(({ direction }) => direction)).toEqual(['outbound']);
  await wrote(stage, talk, 'Still within thirty days');
  expect(await hadInstructions(stage, talk.phone)).toBe(false);
  await stage.advance(30 * dayMs);
  expect(await explanation(talk, await wrote(stage, talk, 'A month later'))).toMatchObject({
    footer: { code: 'thirty-days-passed', appended: true },
  });
  expect(await hadInstructions(stage, talk.phone)).toBe(true);

  // CO-8: of a client who is subscribed, YES is an answer like any other.
  await clientReplies(stage, talk, 'Yes!');
  expect(await lastMessage(talk)).toMatchObject({ direction: 'inbound', body: 'Yes!' });
  await stage.advance(30 * dayMs);
  expect(await explanation(talk, await wrote(stage, talk, 'Another month later'))).toMatchObject({
    footer: { code: 'texted-both-ways', appended: false },
  });
  expect(await hadInstructions(stage, talk.phone)).toBe(false);
});

test('TX-12 conversations with one client have a number each, and one that rests for thirty days gives it up', async () => {
  const phone = aPhone();
  const [first, second, third] = [
    await aTalk(stage, team, { phone, owner: agentOf(team, 1) }),
    await aTalk(stage, team, { phone, owner: agentOf(team, 2) }),
    await aTalk(stage, team, { phone, owner: agentOf(team, 3) }),
  ];
  const numbers = (await arrivedAt(stage, phone)).map(({ from }) => from);
  expect(numbers.toSorted()).toEqual(pool);
  for (const [index, talk] of [first, second, third].entries()) {
    await textIn(stage, { from: phone, to: numbers[index] ?? '', body: `To agent ${index + 1}` });
    await stage.settle();
    expect(await lastMessage(talk)).toMatchObject({ body: `To agent ${index + 1}`, direction: 'inbound' });
  }

  const fourth = await aTalk(stage, team, { phone, owner: agentOf(team, 4) });
  const refused = await lastMessage(fourth);
  expect(refused).toMatchObject({ delivery: 'refused', direction: 'outbound' });
  expect(await explanation(fourth, refused.messageId)).toMatchObject({ outcome: { code: 'no-number-free' } });
  expect(await arrivedAt(stage, phone)).toHaveLength(3);

  // The second and the third go on, the first rests.
  await stage.advance(15 * dayMs);
  await wrote(stage, second, 'Are you still looking?');
  await textIn(stage, { from: phone, to: numbers[2] ?? '', body: 'I am still looking' });
  await stage.advance(14 * dayMs);
  await wrote(stage, fourth, 'Hello from me too');
  expect(await lastMessage(fourth)).toMatchObject({ delivery: 'refused' });
  await stage.advance(dayMs);
  await wrote(stage, fourth, 'Hello from me at last');
  expect(await ourNumber(stage, fourth)).toBe(numbers[0]);
  await clientReplies(stage, fourth, 'Who is this?');
  expect(await lastMessage(fourth)).toMatchObject({ body: 'Who is this?' });
  expect(await lastMessage(first)).toMatchObject({ body: 'To agent 1' });
  // TX-5: none of what was refused was a text that the client had.
  expect((await bodiesAt(stage, phone)).at(-1)).toContain('just reply end]');

  // The others keep their numbers; the first has none any more.
  await wrote(stage, second, 'And now?');
  await wrote(stage, third, 'How about Sunday?');
  expect((await arrivedAt(stage, phone)).slice(-2).map(({ from }) => from)).toEqual(numbers.slice(1));
  await wrote(stage, first, 'Hello again');
  expect(await lastMessage(first)).toMatchObject({ delivery: 'refused' });
});
