/** Enumerable members on `Object.prototype`: what the documentation says about pages with old scripts holds. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build, type Plugin } from 'vite';

const top = join(import.meta.dirname, '..');
const extend = `Object.assign(Object.prototype, { extend: () => undefined, inspect2: 'text', items: [1, 2] });`;

/** Runs in a process of its own: reads a room, lists assets and saves the room, and prints what was sent. */
const use = `
  const sent = [];
  const id = 'a'.repeat(32);
  const room = { room_id: id, room_name: 'Tea', scene_scripts: [{ script_name: 'one', odd: { members: [1] } }] };
  const client = api.createClient({
    getToken: () => Promise.resolve({
      token: 't', token_type: 'X-Auth-Token', expires_at: '2099-01-01T00:00:00Z', project_id: 'p'.repeat(32),
      endpoint: 'https://metastudio.cn-north-4.myhuaweicloud.com',
    }),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      sent.push(request.method + ' ' + new URL(request.url).search + ' ' + (await request.text()));
      return Response.json(room);
    },
  });
  const read = await client.call(api.showSmartLiveRoom, { path: { room_id: id } });
  sent.push(Object.keys(read).join(), JSON.stringify(read));
  await client.call(api.createSmartLiveRoom, { body: { room_name: 'Tea' } }).catch(() => sent.push('refused'));
  await client.call(api.deleteSmartLiveRoom, { path: { room_id: '..' } }).catch((error) => sent.push(error.name));
  console.log(JSON.stringify(sent));
`;

describe('where old scripts have extended every object', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'extended-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (code: string): string =>
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8', stdio: 'pipe' });

  /** Bundles the package's API with its dependencies; the path of the bundle. */
  async function bundle(name: string, plugins: Plugin[]): Promise<string> {
    await build({
      configFile: false,
      logLevel: 'error',
      plugins,
      build: {
        outDir: join(folder, name),
        minify: false,
        lib: { entry: join(top, 'src/api/index.ts'), formats: ['es'], fileName: () => 'api.mjs' },
      },
    });
    return join(folder, name, 'api.mjs');
  }

  it('the API works as before, bundled with the plugin of the documentation; without it, only if it has loaded first', async () => {
    const page = readFileSync(join(top, 'docs/old-pages.md'), 'utf8');
    const snippet = /const ownMembers = (\{[^]*?\n\});\n/.exec(page)?.[1] ?? '';
    const module = `data:text/javascript,${encodeURIComponent(`export default ${snippet}`)}`;
    const { default: plugin } = (await import(module)) as { default: Plugin };
    const [plain, rewritten] = [await bundle('plain', []), await bundle('rewritten', [plugin])];
    const expected = run(`const api = await import('${plain}'); ${use}`);
    assert.match(expected, /InvalidRequestError/);
    assert.equal(run(`const api = await import('${plain}'); ${extend} ${use}`), expected);
    assert.equal(run(`const api = await import('${rewritten}'); ${extend} ${use}`), expected);
    assert.equal(run(`${extend} const api = await import('${rewritten}'); ${use}`), expected);
    assert.throws(() => run(`${extend} await import('${plain}')`), /Cannot read properties of undefined/);
  });
});
