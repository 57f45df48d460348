// Conversations over weeks and months: when the opt-out instructions come again, and which number serves whom.
import { beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import { aPhone, aReferral, aTeam, referralFor, type StoryTeam } from './support/builders.ts';
import {
  arrivedAt,
  aTalk,
  bodiesAt,
  clientReplies,
  conversation,
  explanation,
  hadInstructions,
  lastMessage,
  pool,
  seen,
  type Talk,
  textIn,
  write,
  wrote,
} from './support/conversations.ts';
import { act } from './support/phone-calls.ts';
import { sharedStage } from './support/shared-stage.ts';
import { dayMs, minuteMs, type Stage } from './support/stage.ts';

const timeoutMs = 120_000;

let stage: Stage;
let team: StoryTeam;

beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 5);
}, timeoutMs);

test(
  'TX-5 a client who never replies: day 0 yes, 15 no, 45 yes, 180 yes, 270 yes, 360 yes',
  async () => {
    const talk = await aTalk(stage, team);
    const carried: [number, boolean][] = [[0, await hadInstructions(stage, talk.phone)]];
    let today = 0;
    for (const day of [15, 45, 180, 270, 360]) {
      // To the same second of that day: aTalk and each text took two.
      await stage.advanceIdly((day - today) * dayMs - 2000);
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
  },
  timeoutMs,
);

test(
  'TX-6 keywords do not make it two-way, YES as talk does',
  async () => {
    const talk = await aTalk(stage, team);
    await clientReplies(stage, talk, 'HELP');
    await clientReplies(stage, talk, 'STOP');
    await clientReplies(stage, talk, 'START');
    expect((await conversation(talk)).map(({ direction }) => direction)).toEqual(['outbound']);
    await wrote(stage, talk, 'Still within thirty days');
    expect(await hadInstructions(stage, talk.phone)).toBe(false);
    await stage.advanceIdly(30 * dayMs);
    expect(await explanation(talk, await wrote(stage, talk, 'A month later'))).toMatchObject({
      footer: { code: 'thirty-days-passed', appended: true },
    });
    expect(await hadInstructions(stage, talk.phone)).toBe(true);

    // CO-8: of a client who is subscribed, YES is an answer like any other.
    await clientReplies(stage, talk, 'Yes!');
    expect(await lastMessage(talk)).toMatchObject({ direction: 'inbound', body: 'Yes!' });
    await stage.advanceIdly(30 * dayMs);
    expect(await explanation(talk, await wrote(stage, talk, 'Another month later'))).toMatchObject({
      footer: { code: 'texted-both-ways', appended: false },
    });
    expect(await hadInstructions(stage, talk.phone)).toBe(false);
  },
  timeoutMs,
);

test(
  'TX-12 conversations with one client have a number each, and one that rests for thirty days gives it up',
  async () => {
    const phone = aPhone();
    const talks: Talk[] = [];
    for (let each = 0; each < 4; each += 1) {
      const { teamId, lead: owner } = await aTeam(stage, 1);
      talks.push({ referralId: await aReferral(stage, referralFor(teamId, phone)), phone, owner });
    }
    // All at once: three numbers, three conversations, and no number for the fourth, who calls (CL-12).
    const answers = await Promise.all(talks.map((talk) => write(talk, 'Hello there')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 409]);
    const late = talks[answers.findIndex(({ status }) => status === 409)];
    if (late === undefined) throw new Error('Nobody is late');
    await late.owner.does('POST', `/referrals/${late.referralId}/calls`);
    await stage.settle();
    await act(stage, late.owner.phone, 'answer');
    await stage.advance(minuteMs);
    expect((await arrivedAt(stage, phone)).map(({ from }) => from).toSorted()).toEqual(pool);
    const [first, second, third] = await Promise.all(
      talks.filter((talk) => talk !== late).map(async (talk) => ({ talk, ...(await outcomeOf(talk)) })),
    );
    if (!(first && second && third)) throw new Error('Not three conversations');
    const noNumber = { status: 409, body: { code: 'no-number-free' } };
    expect(await seen(late)).toMatchObject({ status: 'claimed', client: { phone }, noNumberFree: true });

    // A reply finds its conversation by the number that it goes to, and no other shows it.
    for (const { talk, from } of [first, second, third]) {
      await textIn(stage, { from: phone, to: from ?? '', body: `To ${talk.owner.agentId}` });
      await stage.settle();
    }
    for (const { talk } of [first, second, third]) {
      const bodies = (await conversation(talk)).map(({ body }) => body);
      expect(bodies).toEqual([expect.stringContaining('Hello there'), `To ${talk.owner.agentId}`]);
    }
    expect(await conversation(late)).toEqual([]);

    // The second and the third go on, the first rests.
    await stage.advanceIdly(15 * dayMs);
    await wrote(stage, second.talk, 'Are you still looking?');
    await textIn(stage, { from: phone, to: third.from ?? '', body: 'I am still looking' });
    await stage.advance(15 * dayMs - 2 * minuteMs);
    expect(await write(late, 'Hello from me too')).toMatchObject(noNumber);
    await stage.advance(2 * minuteMs);
    await wrote(stage, late, 'Hello from me at last');
    expect(await outcomeOf(late)).toMatchObject({ code: 'delivered', from: first.from });
    // TX-5: none of what was refused was a text that the client had.
    expect(await hadInstructions(stage, phone)).toBe(true);
    await clientReplies(stage, late, 'Who is this?');
    expect(await lastMessage(late)).toMatchObject({ body: 'Who is this?' });
    expect(await lastMessage(first.talk)).toMatchObject({ body: `To ${first.talk.owner.agentId}` });

    // The others keep their numbers; the first has none any more.
    for (const { talk, from } of [second, third]) {
      await wrote(stage, talk, 'And now?');
      expect(await outcomeOf(talk)).toMatchObject({ code: 'delivered', from });
    }
    expect(await write(first.talk, 'Hello again')).toMatchObject(noNumber);
  },
  timeoutMs,
);

const explained = z.object({ outcome: z.object({ code: z.string() }), from: z.string().optional() });
/** What became of the conversation's last text, and our number that it uses. */
async function outcomeOf(talk: Talk) {
  const { outcome, from } = explained.parse(await explanation(talk, (await lastMessage(talk)).messageId));
  return { code: outcome.code, from };
}
