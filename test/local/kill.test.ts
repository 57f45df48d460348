// A cloud of its own process that is killed without a warning: what it had answered is there at the next start.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as z from 'zod';
import { openDataFolder } from '../../local/state/data-folder.ts';
import { bootFixture, itemOf, SECOND_MS, START } from './support/fixture/fixture.ts';
import { synthesizedFixture } from './support/fixture/synthesized-fixture.ts';

const root = join(import.meta.dirname, '../..');
const phone = '+12065550150';

async function aCloudOfItsOwn(dataDir: string) {
  const script = `
    const { bootCloud } = await import('${join(root, 'local/cloud.ts')}');
    const { openDataFolder } = await import('${join(root, 'local/state/data-folder.ts')}');
    const data = openDataFolder(${JSON.stringify(dataDir)});
    const templateDir = ${JSON.stringify(synthesizedFixture())};
    const cloud = await bootCloud({ templateDir, clock: 'frozen', startAtMs: ${START}, data });
    console.log(cloud.url);`;
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [url] = await once(child.stdout, 'data');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { url: String(url).trim(), kill };
}

test('a kill right after the answer loses nothing that was answered', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dibs-killed-'));
  const { url, kill } = await aCloudOfItsOwn(dataDir);
  async function post(path: string, body: object, headers: Record<string, string> = {}, method = 'POST') {
    const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
    expect(answer.status).toBe(200);
    return answer.json();
  }
  try {
    const { token } = z
      .object({ token: z.string() })
      .parse(await post('/_local/login', { client: 'source' }));
    const fault = { service: 'sns', action: 'Publish', kind: 'throttle', count: 3 };
    await post('/_local/clock', { advance: 'PT10S' });
    await post(`/_local/phones/${phone}/behaviour`, { receipts: 'lost' });
    await post('/_local/faults', fault);
    await post('/items/1', {}, { authorization: `Bearer ${token}` }, 'PUT');
    await kill();
    const after = await bootFixture({ data: openDataFolder(dataDir), startAtMs: 0 });
    try {
      await after.activity.settled();
      expect(after.clock.now()).toBe(START + 10 * SECOND_MS);
      expect(after.faults.pending()).toMatchObject([fault]);
      expect(await itemOf(after, 'ITEM#1')).toBeDefined();
      // The stream's function may have been killed after its write: then it runs again.
      expect(await itemOf(after, 'SEEN#ITEM#1', 'SEEN')).toBeDefined();
      const request = { method: 'PUT', headers: { authorization: `Bearer ${token}` }, body: '{}' };
      expect((await fetch(`${after.url}/items/2`, request)).status).toBe(200);
    } finally {
      await after.close();
    }
  } finally {
    await kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 60_000);
