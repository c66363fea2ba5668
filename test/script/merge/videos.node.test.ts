/**
 * Two writers change one video script at random, 500 times. The saved script contains the changes of both, and nothing else has
 * changed. Scripts have all documented members, and some undocumented ones.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createVideoScripts,
  showVideoScript,
  updateVideoScript,
  type Client,
  type UpdateVideoScriptBody,
  type VideoScript,
} from '../../../src/api/index.js';
import { firstViolation } from '../../../src/api/validate.js';
import { scriptSource } from '../../../src/documents/script-source.js';
import type { ScriptSource } from '../../../src/documents/stored-script.js';
import { saveScript } from '../../../src/documents/save-script.js';
import { merge } from '../../../src/script/merge/merge.js';
import { itemText } from '../../../src/script/paragraph.js';
import { withNewKeys, newKey, withText, type Scene, type WireParagraph } from '../../../src/script/scenes.js';
import {
  insertParagraph,
  moveParagraphBy,
  removeByKey,
  withSceneName,
} from '../../../src/script/scene-operations.js';
import { startSimulatorServer } from '../../helpers/simulator-server.js';
import { memberOf, randomFrom, arbitraryValue, type Random } from '../../helpers/arbitrary.js';

const bodySchema = updateVideoScript.body;
assert.ok(bodySchema);
const itemSchema = memberOf(bodySchema, 'shoot_scripts');
const stated = ['script_id', 'create_time', 'update_time', 'script_cover_url', 'audio_files'];

type Members = Record<string, unknown>;
type Item = NonNullable<UpdateVideoScriptBody['shoot_scripts']>[number];
interface Video extends Members {
  audio_files?: VideoScript['audio_files'];
  script_name: string;
  shoot_scripts: Item[];
}

const home = (): ScriptSource => {
  const found = scriptSource('', 's1');
  assert.ok(found);
  return found;
};
const isSpokenFromFile = ({ shoot_script: shoot }: Item): boolean =>
  shoot.script_type === 'AUDIO' && !shoot.audio_drive_file_external_url;

/** A service with one script; responses are copied as if sent over the network, with new URL signatures each time. */
class Service {
  puts = 0;
  private signed = 0;
  /** Uploaded files by number; each value is the text of the paragraph that the file was uploaded for. */
  readonly files = new Map<number, string>();
  constructor(public video: Video) {
    for (const item of video.shoot_scripts)
      if (isSpokenFromFile(item)) this.files.set(item.sequence_no ?? -1, markOf(item));
  }

  get client(): Client {
    const call = (operation: unknown, { body, path }: { body?: Video; path: { script_id: string } }) => {
      assert.equal(path.script_id, 's1');
      if (operation === showVideoScript) return Promise.resolve(this.shown);
      assert.equal(operation, updateVideoScript);
      assert.ok(bodySchema && body);
      assert.equal(firstViolation(bodySchema, body), undefined);
      for (const name of stated) assert.ok(!(name in body), `${name} is not sent`);
      assert.ok(!JSON.stringify(body).includes('thumbnail'), 'no picture is sent');
      this.take(JSON.parse(JSON.stringify(body)) as Video);
      return Promise.resolve({ script_id: 's1' });
    };
    return { call } as unknown as Client;
  }

  take(video: Video): void {
    this.video = video;
    this.puts += 1;
  }

  get shown(): Members {
    this.signed += 1;
    const { shoot_scripts, ...video } = structuredClone(this.video);
    return {
      ...video,
      script_id: 's1',
      create_time: 't',
      update_time: `t${this.puts}`,
      script_cover_url: `https://c.test/?sign=${this.signed}`,
      scene_asset_id: video['scene_asset_id'] ?? null,
      audio_files: {
        audio_file_url: [...this.files.keys()].map((sequence_no) => ({
          sequence_no,
          audio_file_download_url: `https://f.test/${sequence_no}?sign=${this.signed}`,
        })),
      },
      shoot_scripts: shoot_scripts.map((item) => ({
        ...item,
        shoot_script: { ...item.shoot_script, thumbnail_url: `https://p.test/?sign=${this.signed}` },
        ...(item.subtitle_file_info && {
          subtitle_file_info: signedAs(item.subtitle_file_info, this.signed),
        }),
      })),
    };
  }
}

const signedAs = (files: object, sign: number): unknown =>
  JSON.parse(
    JSON.stringify(files, (name, value: unknown) =>
      name.endsWith('_url') ? `${String(value).split('?')[0]}?sign=${sign}` : value,
    ),
  );

/** Counter for marks that identify paragraphs through all changes. */
let marks = 0;
const markOf = (item: Item | WireParagraph): string => /#\d+#/.exec(itemText(item))?.[0] ?? '';

function itemFor(random: Random, sequence_no: number): Item {
  marks += 1;
  const item = arbitraryValue(itemSchema, random) as Item;
  if (random.chance(0.4)) {
    item.shoot_script.script_type = 'AUDIO';
    delete item.shoot_script.audio_drive_file_external_url;
  }
  const text = `#${marks}# ${random.letters(10 + random.below(60))}`;
  return {
    ...item,
    sequence_no,
    shoot_script: { ...item.shoot_script, text_config: { ...item.shoot_script.text_config, text } },
    ...(random.chance(0.2) ? { tomorrow: { kept: true } } : {}),
  };
}

function aVideo(random: Random): Video {
  assert.ok(bodySchema);
  const { audio_files: _files, ...video } = arbitraryValue(bodySchema, random) as Members;
  const first = random.below(2);
  const shoot_scripts = Array.from({ length: random.below(7) }, (_, at) => itemFor(random, first + at));
  const whole = { ...video, script_name: `Film ${random.letters(3)}`, shoot_scripts };
  return JSON.parse(JSON.stringify(whole)) as Video;
}

/** The changes of one writer. */
interface Deeds {
  texts: Map<string, string>;
  gone: Set<string>;
  added: string[];
  name?: string;
}
const deeds = (): Deeds => ({ texts: new Map(), gone: new Set(), added: [] });

/** Which paragraphs a writer may change; another test covers conflicts. */
type Share = (mark: string) => boolean;

/** Changes the script with the editor's commands. */
function editHere(
  scenes: readonly Scene[],
  random: Random,
  mayTouch: Share,
): { scenes: readonly Scene[]; done: Deeds } {
  const done = deeds();
  let now = scenes;
  for (let turn = 0; turn < 1 + random.below(6); turn++) {
    const [scene] = now;
    assert.ok(scene);
    const paragraph = random.pick(scene.paragraphs);
    const id = paragraph ? markOf(paragraph.item) : '';
    const dice = random.below(7);
    if (dice === 0) {
      const { sequence_no: _later, subtitle_file_info: _files, ...item } = itemFor(random, 0);
      item.shoot_script.script_type = 'TEXT';
      done.added.push(markOf(item));
      const at = random.below(scene.paragraphs.length + 1);
      now = insertParagraph(now, scene.key, at, { key: newKey(), item: item });
    } else if (dice === 1 && mayTouch('name')) {
      done.name = `Renamed ${random.letters(3)}`;
      now = withSceneName(now, scene.key, done.name);
    } else if (paragraph && dice < 4) now = moveParagraphBy(now, paragraph.key, random.below(5) - 2);
    else if (paragraph && mayTouch(id) && !done.added.includes(id)) {
      if (dice === 4) {
        done.gone.add(id);
        now = removeByKey(now, paragraph.key);
      } else {
        done.texts.set(id, `${id} mine ${random.letters(30)}`);
        now = withText(now, paragraph.key, done.texts.get(id) ?? '');
      }
    }
  }
  return { scenes: now, done };
}

/** Changes the script like another program, which has only what the service returns. */
function editThere(video: Video, random: Random, mayTouch: Share): Deeds {
  const done = deeds();
  video['script_description'] = `Theirs ${random.letters(5)}`;
  video['voice_config'] = { voice_asset_id: random.letters(4), speed: 120 };
  video['future'] = [{ theirs: true }];
  const items = video.shoot_scripts;
  for (let turn = 0; turn < 1 + random.below(6); turn++) {
    const item = random.pick(items);
    const id = item ? markOf(item) : '';
    const dice = random.below(7);
    if (dice === 0) {
      const fresh = itemFor(random, 1 + Math.max(0, ...items.map((one) => one.sequence_no ?? 0)));
      fresh.shoot_script.script_type = 'TEXT';
      done.added.push(markOf(fresh));
      items.push(fresh);
    } else if (dice === 1 && mayTouch('name')) video.script_name = done.name = `Named ${random.letters(3)}`;
    else if (item && dice === 2 && mayTouch(id))
      item.shoot_script.layer_config = [{ layer_type: 'TEXT', group_id: random.letters(3) }];
    else if (item && dice === 3)
      items.splice(random.below(items.length), 0, ...items.splice(items.indexOf(item), 1));
    else if (item && mayTouch(id) && !done.added.includes(id)) {
      if (dice === 4) {
        done.gone.add(id);
        items.splice(items.indexOf(item), 1);
      } else {
        done.texts.set(id, `${id} theirs ${random.letters(30)}`);
        item.shoot_script.text_config = { ...item.shoot_script.text_config, text: done.texts.get(id) ?? '' };
      }
    }
  }
  return done;
}

const without = (value: object, ...names: string[]): unknown =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
const byMark = ({ shoot_scripts }: Video): Map<string, Item> =>
  new Map(shoot_scripts.map((item) => [markOf(item), item]));

/** A script that both writers have read; `share` is the part that the editor may change. */
async function begun(seed: number, share: number) {
  const random = randomFrom(seed);
  const before = aVideo(random);
  const service = new Service(structuredClone(before));
  const { client } = service;
  const { signal } = new AbortController();
  const one = home();
  const base = withNewKeys((await one.read(client, signal)).scenes);
  const marks = ['name', ...before.shoot_scripts.map(markOf)];
  const isMine = new Set(marks.filter(() => random.chance(share)));
  const here = editHere(base, random, (id) => share === 1 || isMine.has(id));
  const theirs = structuredClone(before);
  const there = editThere(theirs, random, (id) => share === 1 || !isMine.has(id));
  service.take(structuredClone(theirs));
  service.puts = 0;
  const request = { client, source: one, base, mine: here.scenes, signal, checking: () => undefined };
  return { random, before, theirs, service, here, there, request, isMine };
}

/** Checks that all changes of both writers are stored, and that nothing else has changed. */
async function once(seed: number): Promise<void> {
  const { before, theirs, service, here, there, request } = await begun(seed, 0.5);
  const result = await saveScript(request);
  assert.equal(result.kind, 'saved');
  const after = service.video;
  assert.deepEqual(
    without(after, 'shoot_scripts', 'script_name'),
    without(theirs, 'shoot_scripts', 'script_name'),
    'the rest of the script',
  );
  assert.equal(after.script_name, here.done.name ?? theirs.script_name);
  const [was, now, other] = [byMark(before), byMark(after), byMark(theirs)];
  const expected = new Set([...was.keys(), ...here.done.added, ...there.added]);
  for (const id of [...here.done.gone, ...there.gone]) expected.delete(id);
  const stillAdded = (id: string) => !here.done.added.includes(id) || now.has(id);
  assert.deepEqual(
    [...now.keys()].sort(),
    [...expected].filter(stillAdded).sort(),
    'which paragraphs there are',
  );
  for (const [id, item] of now) {
    const origin = other.get(id) ?? was.get(id);
    if (!origin) continue;
    const text = here.done.texts.get(id) ?? there.texts.get(id) ?? itemText(origin);
    assert.equal(itemText(item as WireParagraph), text, `the words of ${id}`);
    const rest = ({
      shoot_script: { text_config: words, ...shoot },
      subtitle_file_info: files,
      ...all
    }: Item) => [
      [shoot, words && without(words, 'text'), files && signedAs(files, 0)],
      without(all, 'sequence_no'),
    ];
    assert.deepEqual(rest(item), rest(origin), `the rest of ${id}`);
    const file = [...service.files].find(([, mark]) => mark === id)?.[0];
    if (isSpokenFromFile(item) && file !== undefined)
      assert.equal(item.sequence_no, file, `${id} is spoken from its own file`);
  }
  const numbers = after.shoot_scripts.flatMap(({ sequence_no }) => sequence_no ?? []);
  assert.equal(new Set(numbers).size, numbers.length, 'each number is its own');
}

/** The same with the simulator of the service over HTTP and with uploads, without references to other assets. */
async function overHttp(seed: number, client: Client): Promise<void> {
  const random = randomFrom(seed);
  const { model_asset_id: _model, voice_config: _voice, ...rest } = aVideo(random);
  const video = { ...rest, script_name: `Film ${seed}` } as Video;
  // Films take a narrower range of bit rates than livestreams, and few sizes.
  Object.assign(video.video_config ?? {}, { bitrate: 4000, width: 1920, height: 1080 });
  const created = await client.call(createVideoScripts, { body: video });
  const script_id = created.script_id ?? '';
  const wordsIn = new Map(video.shoot_scripts.map((item) => [item.sequence_no ?? -1, markOf(item)]));
  const files = created.audio_files?.audio_file_url ?? [];
  for (const { sequence_no, audio_file_upload_url: url } of files)
    await fetch(url ?? '', { method: 'PUT', body: wordsIn.get(sequence_no ?? -1) ?? '' });
  const one = scriptSource('', script_id);
  assert.ok(one);
  const { signal } = new AbortController();
  const show = async () => (await client.call(showVideoScript, { path: { script_id } })) as unknown as Video;
  const base = withNewKeys((await one.read(client, signal)).scenes);
  const here = editHere(base, random, () => true);
  const before = await show();
  const result = await saveScript({
    client,
    source: one,
    base,
    mine: here.scenes,
    signal,
    checking: () => undefined,
  });
  assert.equal(result.kind, 'saved');
  const after = await show();
  const changing = ['shoot_scripts', 'script_name', 'update_time', 'audio_files'];
  assert.deepEqual(without(after, ...changing), without(before, ...changing));
  const now = byMark(after);
  for (const [id, text] of here.done.texts) {
    const item = now.get(id);
    assert.equal(item && itemText(item as WireParagraph), here.done.gone.has(id) ? undefined : text);
  }
  for (const { sequence_no, audio_file_download_url: url } of after.audio_files?.audio_file_url ?? []) {
    const item = after.shoot_scripts.find((paragraph) => paragraph.sequence_no === sequence_no);
    assert.equal(
      url && (await (await fetch(url)).text()),
      item && markOf(item),
      'each is spoken from its own file',
    );
  }
}

/** Both writers may change everything: each text that both changed differently is a conflict, and the choice is saved. */
async function clash(seed: number): Promise<boolean> {
  const { random, theirs, service, here, there, request } = await begun(seed, 1);
  const both = [...here.done.texts].filter(
    ([id]) => there.texts.has(id) && !here.done.gone.has(id) && !there.gone.has(id),
  );
  const result = await saveScript(request);
  if (result.kind !== 'conflict') {
    assert.deepEqual(both, [], 'what both changed is asked');
    return false;
  }
  assert.equal(service.puts, 0, 'nothing is written before somebody has chosen');
  const shown = JSON.stringify(result.conflicts);
  for (const [id, word] of both) {
    assert.ok(shown.includes(word), `mine of ${id} is shown`);
    assert.ok(shown.includes(there.texts.get(id) ?? '?'), `theirs of ${id} is shown`);
  }
  const side = random.chance(0.5) ? ('mine' as const) : ('theirs' as const);
  const choices = new Map(result.conflicts.map(({ id }) => [id, { side }]));
  const chosen = merge(request.base, request.mine, result.theirs, choices).scenes;
  const again = await saveScript({ ...request, base: result.theirs, mine: chosen });
  assert.equal(again.kind, 'saved');
  const now = byMark(service.video);
  for (const [id, word] of both) {
    const item = now.get(id);
    assert.equal(item && itemText(item as WireParagraph), side === 'mine' ? word : there.texts.get(id));
  }
  assert.deepEqual(
    without(service.video, 'shoot_scripts', 'script_name'),
    without(theirs, 'shoot_scripts', 'script_name'),
  );
  return true;
}

const told = (seed: number) => (error: unknown) => {
  throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
};

describe('two writers change a video script at random', () => {
  it('500 scripts hold what both changed, and all else is as it was', async () => {
    for (let seed = 1; seed <= 500; seed++) await once(seed).catch(told(seed));
  });

  it('what both changed is asked before anything is written, and the choice is what is saved', async () => {
    let asked = 0;
    for (let seed = 1; seed <= 300; seed++) if (await clash(seed).catch(told(seed))) asked += 1;
    assert.ok(asked > 20, `asked ${asked} times`);
  });

  it('12 of them over HTTP, against the simulator, with recordings that stay where they belong', async () => {
    const { client, close } = await startSimulatorServer();
    try {
      for (let seed = 1001; seed <= 1012; seed++) await overHttp(seed, client).catch(told(seed));
    } finally {
      await close();
    }
  });
});
