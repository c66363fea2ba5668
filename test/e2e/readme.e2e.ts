/** Every snippet of the README, run as it stands. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { SignJWT, UnsecuredJWT } from 'jose';
import { createClient, listSmartLiveRooms, type Token } from '../../src/api/index.js';
import { startDemo, type Demo } from './demo.js';

const top = join(import.meta.dirname, '../..');
const readme = readFileSync(join(top, 'README.md'), 'utf8');

/** The snippets in one language, in their order. */
const snippets = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code]) => code ?? '',
  );

const containing = (language: string, words: string): string => {
  const found = snippets(language).find((code) => code.includes(words));
  assert.ok(found, `the README has no ${language} snippet with ${words}`);
  return found;
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Runs a module in front of the simulated cloud; `use` looks at it while it runs. */
async function run(code: string, use: (port: number, output: () => string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(top, 'test/readme/run-'));
  const file = join(folder, 'snippet.mjs');
  writeFileSync(file, code);
  const port = await freePort();
  const args = ['--import', 'tsx', '--import', join(top, 'test/readme/huawei-cloud.mjs'), file];
  const child = spawn(process.execPath, args, {
    cwd: top,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  try {
    await use(port, () => output);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true });
  }
}

/** Asks until there is an answer, for a minute: on a busy machine it takes long to start a script. */
async function answered<T>(ask: () => Promise<T | undefined>, output: () => string): Promise<T> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No answer in 60 s. It said: ${output()}`);
}

describe('the README', () => {
  let demo: Demo;
  before(async () => (demo = await startDemo()));
  after(() => demo.close());

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, name] of readme.matchAll(/npm (?:run )?(start|test|storybook)\b/g))
      assert.ok(scripts[name ?? ''], name);
  });

  it('has a backend that gives a session to whom the shop has signed in, and to nobody else', async () => {
    const cookie = (secret: string, audience: string, until: string) =>
      new SignJWT({ role: 'producer' })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject('ann')
        .setAudience(audience)
        .setExpirationTime(until)
        .sign(new TextEncoder().encode(secret));
    await run(containing('js', 'createHandler'), async (port, output) => {
      const ask = (session: string) =>
        fetch(`http://127.0.0.1:${port}/metastudio/token`, {
          method: 'POST',
          headers: { cookie: `theme=dark; shop_session=${session}` },
        });
      const right = await cookie('secret of the shop', 'shop', '1h');
      const given = await answered(() => ask(right), output);
      assert.equal(given.status, 200, output());
      const session = (await given.json()) as Token;
      const { token_type, endpoint, grant } = session;
      assert.deepEqual(
        { token_type, endpoint, user: grant?.user, may: grant?.may },
        {
          token_type: 'Bearer',
          endpoint: `http://127.0.0.1:${port}/metastudio/api`,
          user: 'ann',
          may: 'edit',
        },
      );
      const client = createClient({ getToken: () => Promise.resolve(session) });
      assert.ok((await client.call(listSmartLiveRooms)).count !== undefined, 'it calls the service');
      for (const wrong of [
        '',
        '1',
        right.slice(0, -2),
        await cookie('another secret', 'shop', '1h'),
        await cookie('secret of the shop', 'blog', '1h'),
        await cookie('secret of the shop', 'shop', '1 hour ago'),
        new UnsecuredJWT({ role: 'producer' })
          .setSubject('ann')
          .setAudience('shop')
          .setExpirationTime('1h')
          .encode(),
      ])
        assert.equal((await ask(wrong)).status, 403, wrong);
    });
  });

  it('calls the service from code of one’s own', async () => {
    const backend = containing('js', 'createHandler')
      .replace(/^serve\(.*$/m, '')
      .replace(/^import \{ serve \}.*$/m, '');
    const code = `${backend}\n${containing('js', 'listAssets')}\nconsole.log('pictures', assets.length);`;
    await run(code, async (_port, output) => {
      const said = await answered(() => Promise.resolve(/pictures (\d+)/.exec(output())?.[1]), output);
      assert.ok(Number(said) > 0, output());
    });
  });

  it('finds out what became of a start whose answer was lost', async () => {
    const backend = containing('js', 'createHandler')
      .replace(/^serve\(.*$/m, '')
      .replace(/^import \{ serve \}.*$/m, '');
    const lose = `import { createSmartLiveRoom } from 'metastudio-widgets/api';
      const all = { asset_source: 'ALL', asset_state: 'ACTIVED', limit: 100 };
      const find = async (query, fits) =>
        (await client.call(listAssets, { query: { ...all, ...query } })).assets.find(fits).asset_id;
      const isLive = (asset) => asset.asset_extra_meta.human_model_2d_meta.support_live;
      const scene = {
        script_name: 'Tea',
        model_asset_id: await find({ asset_type: 'HUMAN_MODEL_2D' }, isLive),
        voice_config: { voice_asset_id: await find({ asset_type: 'VOICE_MODEL', is_realtime_voice: true }, () => true) },
        shoot_scripts: [{ sequence_no: 1, text_config: { text: 'Welcome.' } }],
      };
      const body = {
        room_name: 'Tea',
        video_config: { bitrate: 4000, width: 1080, height: 1920 },
        scene_scripts: [scene],
      };
      const { room_id } = await client.call(createSmartLiveRoom, { body });
      await fetch('https://metastudio.cn-north-4.myhuaweicloud.com/_simulator/faults', {
        method: 'POST',
        body: JSON.stringify([{ operation: 'startSmartLive', drop: 'after', times: 1 }]),
      });`;
    const code = [backend, containing('js', 'listAssets'), lose, containing('js', 'findOutcome')].join('\n');
    await run(code, async (_port, output) => {
      const said = await answered(() => Promise.resolve(/^done .*$/m.exec(output())?.[0]), output);
      assert.match(said, /^done undefined [0-9a-f]+$/);
    });
  });

  it('asks the simulator without a token, and is refused', async () => {
    await run(containing('js', 'createSimulator'), async (_port, output) => {
      await answered(() => Promise.resolve(/401/.exec(output())?.[0]), output);
    });
  });

  it('has a script tag that loads the elements on a page with a strict policy', async () => {
    const { page, console: said } = await demo.open({ path: '/cms/' });
    const snippet = containing('html', '<mss-provider');
    assert.match(snippet, /dist\/cdn\/metastudio-widgets\.js/);
    await page.evaluate(
      (tags) => {
        const parsed = tags.map(([name, attributes]) => {
          const element = document.createElement(name);
          for (const [key, value] of attributes) element.setAttribute(key, value);
          return element;
        });
        const [provider, ...inside] = parsed;
        provider?.append(...inside);
        if (provider) document.body.append(provider);
      },
      tagsOf(snippet).map(
        ([name, attributes]) =>
          [
            name,
            attributes.map(
              ([key, value]) =>
                [key, value.replace(/^\/metastudio\//, '/backend/metastudio/')] as [string, string],
            ),
          ] as [string, [string, string][]],
      ),
    );
    await page.locator('::-p-aria([role="listbox"])').wait();
    await page.waitForFunction(() =>
      ['mss-provider', 'mss-asset-picker', 'mss-room-status', 'mss-command-bar'].every((tag) =>
        customElements.get(tag),
      ),
    );
    const editor = await page.evaluate(() => customElements.get('mss-script-editor') !== undefined);
    assert.equal(editor, false, 'an element that is not on the page is not loaded');
    assert.deepEqual(
      said.filter((line) => line.startsWith('csp')),
      [],
    );
  });

  it('has a line for a bundler that names entries of the package', () => {
    const { exports } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
      exports: Record<string, unknown>;
    };
    for (const [, entry] of readme.matchAll(/'metastudio-widgets(\/[\w/-]+)'/g))
      assert.ok(exports[`.${entry}`], entry);
  });
});

/** The elements of an HTML snippet with their attributes; the script tag is the page's own already. */
function tagsOf(snippet: string): [string, [string, string][]][] {
  return [...snippet.matchAll(/<(mss-[\w-]+)((?:\s+[\w-]+(?:="[^"]*")?)*)>/g)].map(([, name, attributes]) => [
    name ?? '',
    [...(attributes ?? '').matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [
      key ?? '',
      value ?? '',
    ]),
  ]);
}
