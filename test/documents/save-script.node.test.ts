/** What a save sends if the service has returned values that the schemas don't know. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createClient, InvalidRequestError, type Client } from '../../src/api/index.js';
import { scriptSource } from '../../src/documents/script-source.js';
import type { ScriptSource } from '../../src/documents/stored-script.js';
import { saveScript } from '../../src/documents/save-script.js';
import { allParagraphs, withNewKeys, withText } from '../../src/script/scenes.js';

/** A service that stores one object and accepts any update. */
function service(kept: object): { client: Client; kept: () => object } {
  let now = kept;
  const answer = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    if (request.method === 'PUT') now = (await request.json()) as object;
    return Response.json(now);
  };
  const token = {
    token: 't',
    token_type: 'X-Auth-Token' as const,
    expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    project_id: 'p',
    endpoint: 'https://service.test',
  };
  return { client: createClient({ getToken: () => Promise.resolve(token), fetch: answer }), kept: () => now };
}

/** Changes the first paragraph and saves. */
async function written(source: ScriptSource | undefined, client: Client, text: string): Promise<string> {
  assert.ok(source);
  const { signal } = new AbortController();
  const base = withNewKeys((await source.read(client, signal)).scenes);
  const mine = withText(base, allParagraphs(base)[0]?.key ?? '', text);
  return (await saveScript({ client, source, base, mine, signal, checking: () => undefined })).kind;
}

describe('a save', () => {
  it('sends a room back with enum members and numbers that the schemas do not know', async () => {
    const room = (text: string) => ({
      room_name: 'Show',
      view_mode: 'SQUARE',
      video_config: { bitrate: 90_000, width: 1080, height: 1080, codec: 'H266' },
      scene_scripts: [{ script_name: 'Tea', shoot_scripts: [{ sequence_no: 1, text_config: { text } }] }],
    });
    const { client, kept } = service(room('one'));
    assert.equal(await written(scriptSource('r1', ''), client, 'two'), 'saved');
    assert.deepEqual(kept(), room('two'));
  });

  it('sends a video script back with them, too', async () => {
    const video = (text: string) => ({
      script_name: 'Film',
      model_asset_type: 'HUMAN_MODEL_4D',
      shoot_scripts: [{ sequence_no: 1, shoot_script: { script_type: 'SONG', text_config: { text } } }],
    });
    const { client, kept } = service(video('one'));
    assert.equal(await written(scriptSource('', 's1'), client, 'two'), 'saved');
    assert.deepEqual(kept(), video('two'));
  });

  it('is refused before it is sent if the changes violate the schema', async () => {
    const room = {
      room_name: 'Show',
      scene_scripts: [{ script_name: 'Tea', shoot_scripts: [{ title: 'a' }] }],
    };
    const { client, kept } = service(room);
    const source = scriptSource('r1', '');
    assert.ok(source);
    const { signal } = new AbortController();
    const base = withNewKeys((await source.read(client, signal)).scenes);
    const mine = base.map((scene) => ({ ...scene, script: { ...scene.script, script_name: '' } }));
    await assert.rejects(
      saveScript({ client, source, base, mine, signal, checking: () => undefined }),
      InvalidRequestError,
    );
    assert.deepEqual(kept(), room);
  });
});
