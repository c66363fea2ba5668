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

describe('a save sends back unchanged what could not be read', () => {
  /** Values that no schema documents, in members and lists, at each level of a room; one text is written by a person. */
  const room = (text: unknown) => ({
    room_name: 'Show',
    view_mode: 7,
    output_urls: ['rtmp://a.test', null, 7, 'rtmp://b.test'],
    play_policy: 'TEXT',
    priv_data: { any: null },
    scene_scripts: [
      null,
      {
        script_name: 'Tea',
        voice_config: { voice_asset_id: 'v', speed: 'fast', volume: '120' },
        layer_config: ['none', { layer_type: 'HUMAN', position: { dx: '12', dy: 1e20, layer_index: 1 } }],
        shoot_scripts: [
          { sequence_no: '1', title: 12, text_config: { text }, relation_product: 'p1' },
          'pause',
          { sequence_no: 3, title: {}, audio_config: { asset_id: 'a', audio_url: [] } },
        ],
      },
      { script_name: 'Cups', shoot_scripts: 'none' },
    ],
  });

  it('in a room', async () => {
    const { client, kept } = service(room('one'));
    assert.equal(await written(scriptSource('r1', ''), client, 'two'), 'saved');
    assert.deepEqual(kept(), room('two'));
  });

  it('in a room whose text was unreadable, until somebody writes one', async () => {
    const { client, kept } = service(room({ words: 'one' }));
    assert.equal(await written(scriptSource('r1', ''), client, 'two'), 'saved');
    assert.deepEqual(kept(), room('two'));
  });

  it('in a video script', async () => {
    const video = (text: string) => ({
      script_name: 'Film',
      video_config: { bitrate: 'high', width: '1080' },
      background_music_config: 7,
      shoot_scripts: [
        { sequence_no: 1, shoot_script: { script_type: [], text_config: { text }, audio_duration: 'long' } },
        { sequence_no: 2, shoot_script: 'none' },
        7,
      ],
    });
    const { client, kept } = service(video('one'));
    assert.equal(await written(scriptSource('', 's1'), client, 'two'), 'saved');
    assert.deepEqual(kept(), video('two'));
  });

  it('as others have changed it meanwhile', async () => {
    const { client, kept } = service(room('one'));
    const source = scriptSource('r1', '');
    assert.ok(source);
    const { signal } = new AbortController();
    const base = withNewKeys((await source.read(client, signal)).scenes);
    const mine = withText(base, allParagraphs(base)[0]?.key ?? '', 'two');
    const theirs = room('one');
    const [, scene] = theirs.scene_scripts;
    Object.assign(scene ?? {}, { voice_config: { voice_asset_id: 'v', speed: 'slow' } });
    const other = service(theirs);
    await saveScript({ client: other.client, source, base, mine, signal, checking: () => undefined });
    const expected = room('two');
    Object.assign(expected.scene_scripts[1] ?? {}, { voice_config: { voice_asset_id: 'v', speed: 'slow' } });
    assert.deepEqual(other.kept(), expected);
    assert.deepEqual(kept(), room('one'));
  });
});
