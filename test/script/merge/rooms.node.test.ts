/**
 * Two writers change one room at random, 500 times. The saved room contains the changes of both, and nothing else has
 * changed. Rooms have all documented members, and some undocumented ones.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createSmartLiveRoom,
  showSmartLiveRoom,
  updateSmartLiveRoom,
  type Client,
  type SmartLiveRoom,
  type SmartLiveRoomBody,
} from '../../../src/api/index.js';
import { firstViolation } from '../../../src/api/validate.js';
import { merge } from '../../../src/script/merge/merge.js';
import { roomBody } from '../../../src/documents/room-body.js';
import { roomSource } from '../../../src/documents/room-source.js';
import { saveScript } from '../../../src/documents/save-script.js';
import {
  withNewKeys,
  newKey,
  withText,
  withTitle,
  type Scene,
  type WireParagraph,
  type WireScene,
} from '../../../src/script/scenes.js';
import {
  insertParagraph,
  moveParagraphBy,
  removeByKey,
  moveSceneBy,
  withSceneName,
} from '../../../src/script/scene-operations.js';
import { startSimulatorServer } from '../../helpers/simulator-server.js';
import { memberOf, randomFrom, arbitraryValue, type Random } from '../../helpers/arbitrary.js';

const bodySchema = updateSmartLiveRoom.body;
assert.ok(bodySchema);
const sceneSchema = memberOf(bodySchema, 'scene_scripts');
const facts = ['room_id', 'create_time', 'update_time', 'cover_url', 'thumbnail', 'room_state', 'error_info'];

/** A service with one room; responses are copied as if sent over the network. */
class Service {
  puts = 0;
  constructor(public room: Record<string, unknown>) {}

  get client(): Client {
    const call = (operation: unknown, { body }: { body?: unknown } = {}) => {
      if (operation === showSmartLiveRoom) return Promise.resolve(structuredClone(this.shown));
      assert.equal(operation, updateSmartLiveRoom);
      assert.ok(bodySchema);
      assert.equal(firstViolation(bodySchema, body), undefined);
      for (const name of facts) assert.ok(!(name in (body as object)), `${name} is not sent`);
      this.room = JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
      this.puts += 1;
      return Promise.resolve(structuredClone(this.shown));
    };
    return { call } as unknown as Client;
  }

  get shown(): SmartLiveRoom {
    const own = {
      room_id: 'r1',
      create_time: 't',
      update_time: `t${this.puts}`,
      error_info: null,
      thumbnail: null,
    };
    return { ...this.room, ...own };
  }
}

/** Counter for marks that identify paragraphs through all changes. */
let marks = 0;
const mark = () => `#${(marks += 1)}#`;
const markOf = (item: WireParagraph): string =>
  /#\d+#/.exec(`${item.title ?? ''} ${item.text_config?.text ?? ''}`)?.[0] ?? '';
const nameMark = (scene: WireScene): string => /#\d+#/.exec(scene.script_description ?? '')?.[0] ?? '';

function paragraphFor(random: Random, sequence_no: number): WireParagraph {
  const id = mark();
  return {
    ...(random.chance(0.95) ? { sequence_no } : {}),
    title: `${id} ${random.letters(4)}`,
    text_config: { text: `${id} ${random.letters(10 + random.below(60))}` },
    ...(random.chance(0.3)
      ? { audio_config: { audio_url: `https://a.test/${id}.mp3`, subtitle_url: 's' } }
      : {}),
    ...(random.chance(0.3) ? { relation_product: { product_id: random.letters(3) } } : {}),
    ...(random.chance(0.2) ? { tomorrow: { kept: true } } : {}),
  };
}

/** A random room according to the schema, whose paragraphs have marks that identify them. */
function aRoom(random: Random): Record<string, unknown> {
  assert.ok(bodySchema);
  const room = arbitraryValue(bodySchema, random) as Record<string, unknown>;
  const scenes = Array.from({ length: 1 + random.below(4) }, (_, i) => {
    const scene = arbitraryValue(sceneSchema, random) as WireScene;
    const withId = random.chance(0.7) ? { script_id: `s${mark()}` } : { script_id: undefined };
    return {
      ...scene,
      ...withId,
      script_name: `Scene ${i} ${random.letters(3)}`,
      script_description: mark(),
      shoot_scripts: Array.from({ length: random.below(6) }, (_, at) => paragraphFor(random, at + 1)),
    };
  });
  return JSON.parse(JSON.stringify({ ...room, room_name: 'Show', scene_scripts: scenes })) as Record<
    string,
    unknown
  >;
}

/** The changes of one writer, by the marks of the changed items. */
interface Deeds {
  texts: Map<string, string>;
  titles: Map<string, string>;
  names: Map<string, string>;
  gone: Set<string>;
  added: string[];
}

const deeds = (): Deeds => ({
  texts: new Map(),
  titles: new Map(),
  names: new Map(),
  gone: new Set(),
  added: [],
});

/** Which paragraphs and scenes a writer may change; another test covers conflicts. */
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
    const scene = random.pick(now);
    const paragraph = scene && random.pick(scene.paragraphs);
    const id = paragraph ? markOf(paragraph.item) : '';
    const sceneMark = scene ? nameMark(scene.script) : '';
    const dice = random.below(8);
    if (scene && dice === 0) {
      const item = paragraphFor(random, scene.paragraphs.length + 1);
      done.added.push(markOf(item));
      now = insertParagraph(now, scene.key, random.below(scene.paragraphs.length + 1), {
        key: newKey(),
        item,
      });
    } else if (scene && dice === 1 && mayTouch(sceneMark)) {
      done.names.set(sceneMark, `Renamed ${random.letters(3)}`);
      now = withSceneName(now, scene.key, done.names.get(sceneMark) ?? '');
    } else if (scene && dice === 2) now = moveSceneBy(now, scene.key, random.chance(0.5) ? 1 : -1);
    else if (paragraph && dice === 3) now = moveParagraphBy(now, paragraph.key, random.below(5) - 2);
    else if (paragraph && mayTouch(id) && !done.added.includes(id)) {
      if (dice === 4) {
        done.gone.add(id);
        now = removeByKey(now, paragraph.key);
      } else if (dice === 5) {
        done.titles.set(id, `${id} mine ${random.letters(3)}`);
        now = withTitle(now, paragraph.key, done.titles.get(id) ?? '');
      } else {
        done.texts.set(id, `${id} mine ${random.letters(30)}`);
        now = withText(now, paragraph.key, done.texts.get(id) ?? '');
      }
    }
  }
  return { scenes: now, done };
}

/** Changes the script like another program, which has only what the service returns. */
function editThere(room: Record<string, unknown>, random: Random, mayTouch: Share): Deeds {
  const done = deeds();
  const scenes = room['scene_scripts'] as (WireScene & { shoot_scripts: WireParagraph[] })[];
  room['room_description'] = `Theirs ${random.letters(5)}`;
  room['output_urls'] = ['rtmp://theirs.example/live'];
  room['interaction_rules'] = [{ rule_name: 'theirs', future: 1 }];
  for (let turn = 0; turn < 1 + random.below(6); turn++) {
    const scene = random.pick(scenes);
    const paragraph = scene && random.pick(scene.shoot_scripts);
    const id = paragraph ? markOf(paragraph) : '';
    const dice = random.below(8);
    if (scene && dice === 0) {
      const item = paragraphFor(
        random,
        1 + Math.max(0, ...scene.shoot_scripts.map((one) => one.sequence_no ?? 0)),
      );
      done.added.push(markOf(item));
      scene.shoot_scripts.push(item);
    } else if (scene && dice === 1)
      scene.layer_config = [{ layer_type: 'TEXT', group_id: random.letters(3) }];
    else if (scene && dice === 2) scene.voice_config = { voice_asset_id: random.letters(4), speed: 120 };
    else if (scene && dice === 3) scene.shoot_scripts = random.shuffle(scene.shoot_scripts);
    else if (scene && paragraph && mayTouch(id) && !done.added.includes(id)) {
      if (dice === 4) {
        done.gone.add(id);
        scene.shoot_scripts.splice(scene.shoot_scripts.indexOf(paragraph), 1);
      } else if (dice === 5) {
        done.titles.set(id, `${id} theirs ${random.letters(3)}`);
        paragraph.title = done.titles.get(id) ?? '';
      } else {
        done.texts.set(id, `${id} theirs ${random.letters(30)}`);
        paragraph.text_config = { ...paragraph.text_config, text: done.texts.get(id) ?? '' };
      }
    }
  }
  if (random.chance(0.5)) scenes.reverse();
  for (const scene of scenes) {
    if (random.chance(0.3)) scene.shoot_scripts.forEach((item, i) => (item.sequence_no = i + 1));
  }
  return done;
}

const scenesOf = (room: Record<string, unknown>): (WireScene & { shoot_scripts: WireParagraph[] })[] =>
  room['scene_scripts'] as (WireScene & { shoot_scripts: WireParagraph[] })[];
const without = (value: object, ...names: string[]): unknown =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
const byMark = (room: Record<string, unknown>): Map<string, WireParagraph> =>
  new Map(scenesOf(room).flatMap(({ shoot_scripts }) => shoot_scripts.map((item) => [markOf(item), item])));

/** Checks the order of each two items that stayed in one scene: it is that of the writer who swapped them. */
function checkOrder(scenes: { was: string[]; here: string[]; there: string[]; now: string[] }): void {
  const { was, here, there, now } = scenes;
  const all = was.filter((id) => [here, there, now].every((list) => list.includes(id)));
  const isTurned = (list: string[], a: string, b: string) => list.indexOf(a) > list.indexOf(b);
  all.forEach((a, i) =>
    all.slice(i + 1).forEach((b) => {
      if (isTurned(here, a, b) || isTurned(there, a, b)) assert.ok(isTurned(now, a, b), `${b} before ${a}`);
    }),
  );
}

/** The marks that the editor may change; the other writer may change the rest. */
function shareOf(room: Record<string, unknown>, random: Random): Set<string> {
  const all = scenesOf(room).flatMap((scene) => [nameMark(scene), ...scene.shoot_scripts.map(markOf)]);
  return new Set(all.filter(() => random.chance(0.5)));
}

async function once(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const before = aRoom(random);
  const service = new Service(structuredClone(before));
  const base = withNewKeys(structuredClone(service.shown).scene_scripts ?? []);
  const isMine = shareOf(before, random);
  const here = editHere(base, random, (id) => isMine.has(id));
  const there = editThere(service.room, random, (id) => !isMine.has(id));
  const theirs = structuredClone(service.room);
  const result = await saveScript({
    client: service.client,
    source: roomSource('r1'),
    base,
    mine: here.scenes,
    signal: new AbortController().signal,
    checking: () => undefined,
  });
  assert.equal(result.kind, 'saved');
  compare({ before, theirs, after: service.room, base, here, there });
}

interface Outcome {
  before: Record<string, unknown>;
  theirs: Record<string, unknown>;
  after: Record<string, unknown>;
  base: readonly Scene[];
  here: { scenes: readonly Scene[]; done: Deeds };
  there: Deeds;
}

/** Checks that all changes of both writers are stored, and that nothing else has changed. */
function compare({ before, theirs, after, base, here, there }: Outcome): void {
  assert.deepEqual(without(after, 'scene_scripts'), without(theirs, 'scene_scripts'), 'the rest of the room');
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
    const text = here.done.texts.get(id) ?? there.texts.get(id) ?? origin?.text_config?.text;
    const title = here.done.titles.get(id) ?? there.titles.get(id) ?? origin?.title;
    if (!origin) continue;
    assert.deepEqual([item.text_config?.text, item.title], [text, title], `the words of ${id}`);
    assert.deepEqual(
      without(item, 'text_config', 'title', 'sequence_no'),
      without(origin, 'text_config', 'title', 'sequence_no'),
      `the rest of ${id}`,
    );
  }
  for (const scene of scenesOf(after)) {
    const origin = scenesOf(theirs).find((one) => nameMark(one) === nameMark(scene));
    assert.ok(origin);
    const name = here.done.names.get(nameMark(scene)) ?? origin.script_name;
    assert.equal(scene.script_name, name);
    assert.deepEqual(
      without(scene, 'script_name', 'shoot_scripts', 'layer_config'),
      without(origin, 'script_name', 'shoot_scripts', 'layer_config'),
    );
    assert.deepEqual(
      (scene.layer_config ?? []).map((layer) => without(layer, 'sequence_no')),
      (origin.layer_config ?? []).map((layer) => without(layer, 'sequence_no')),
    );
  }
  assert.equal(scenesOf(after).length, scenesOf(theirs).length);
  for (const scene of base) {
    const id = nameMark(scene.script);
    const inRoom = (room: Record<string, unknown>) =>
      scenesOf(room)
        .find((one) => nameMark(one) === id)
        ?.shoot_scripts.map(markOf) ?? [];
    const own = here.scenes.find(({ key }) => key === scene.key)?.paragraphs ?? [];
    const mine = own.map(({ item }) => markOf(item));
    checkOrder({ was: inRoom(before), here: mine, there: inRoom(theirs), now: inRoom(after) });
  }
}

/** Both writers may change everything: each text that both changed differently is a conflict, and the choice is saved. */
async function clash(seed: number): Promise<boolean> {
  const random = randomFrom(seed);
  const before = aRoom(random);
  const service = new Service(structuredClone(before));
  const base = withNewKeys(structuredClone(service.shown).scene_scripts ?? []);
  const here = editHere(base, random, () => true);
  const there = editThere(service.room, random, () => true);
  const theirs = structuredClone(service.room);
  const { client } = service;
  const { signal } = new AbortController();
  const source = roomSource('r1');
  const request = { client, source, base, mine: here.scenes, signal, checking: () => undefined };
  const result = await saveScript(request);
  const words = (deed: Deeds) => [...deed.texts, ...deed.titles];
  const both = words(here.done).filter(([id, word]) => {
    const other = [there.texts.get(id), there.titles.get(id)];
    const same = here.done.texts.get(id) === word ? other[0] : other[1];
    // A paragraph with new title, text and place can't be recognized: it counts as another paragraph.
    if (other.every(Boolean)) return false;
    return same !== undefined && !here.done.gone.has(id) && !there.gone.has(id);
  });
  if (result.kind !== 'conflict') {
    assert.deepEqual(both, [], 'what both changed is asked');
    return false;
  }
  assert.equal(service.puts, 0, 'nothing is written before somebody has chosen');
  const shown = JSON.stringify(result.conflicts);
  for (const [id, word] of both) {
    assert.ok(shown.includes(JSON.stringify(word).slice(1, -1)), `mine of ${id} is shown`);
    const other = here.done.texts.get(id) === word ? there.texts.get(id) : there.titles.get(id);
    assert.ok(shown.includes(JSON.stringify(other).slice(1, -1)), `theirs of ${id} is shown`);
  }
  const side = random.chance(0.5) ? ('mine' as const) : ('theirs' as const);
  const choices = new Map(result.conflicts.map(({ id }) => [id, { side }]));
  const chosen = merge(base, here.scenes, result.theirs, choices).scenes;
  const again = await saveScript({ ...request, base: result.theirs, mine: chosen });
  assert.equal(again.kind, 'saved');
  const now = byMark(service.room);
  for (const [id, word] of both) {
    const isText = here.done.texts.get(id) === word;
    const wanted = side === 'mine' ? word : isText ? there.texts.get(id) : there.titles.get(id);
    assert.equal(isText ? now.get(id)?.text_config?.text : now.get(id)?.title, wanted);
  }
  assert.deepEqual(without(service.room, 'scene_scripts'), without(theirs, 'scene_scripts'));
  return true;
}

/** The same with the simulator of the service over HTTP, without references to assets that would have to exist. */
async function overHttp(seed: number, client: Client): Promise<void> {
  const random = randomFrom(seed);
  const { live_event_callback_config: _callbacks, backup_model_asset_ids: _models, ...rest } = aRoom(random);
  const room = { ...rest, room_name: `Show ${seed}`, output_urls: ['rtmp://a.example/live'] };
  for (const scene of scenesOf(room)) {
    delete scene.model_asset_id;
    delete scene.voice_config;
  }
  const { interaction_rules = [] } = room as Pick<SmartLiveRoomBody, 'interaction_rules'>;
  // A value that each kind of match can compare.
  for (const tag of interaction_rules.flatMap(({ hit_condition }) => hit_condition?.tags ?? []))
    tag.value = '10';
  const created = await client.call(createSmartLiveRoom, { body: room });
  const room_id = created.room_id ?? '';
  const show = async () => {
    const shown = await client.call(showSmartLiveRoom, { path: { room_id } });
    return roomBody(shown, shown.scene_scripts ?? []) as Record<string, unknown>;
  };
  const before = await show();
  const base = withNewKeys((structuredClone(before) as SmartLiveRoom).scene_scripts ?? []);
  const isMine = shareOf(before, random);
  const here = editHere(base, random, (id) => isMine.has(id));
  const theirs = structuredClone(before);
  const there = editThere(theirs, random, (id) => !isMine.has(id));
  for (const scene of scenesOf(theirs)) delete scene.voice_config;
  await client.call(updateSmartLiveRoom, { path: { room_id }, body: theirs as unknown as SmartLiveRoomBody });
  const { signal } = new AbortController();
  const mine = here.scenes;
  const result = await saveScript({
    client,
    source: roomSource(room_id),
    base,
    mine,
    signal,
    checking: () => undefined,
  });
  assert.equal(result.kind, 'saved');
  compare({ before, theirs, after: await show(), base, here, there });
}

describe('two writers change a room at random', () => {
  it('500 rooms hold what both changed, and all else is as it was', async () => {
    for (let seed = 1; seed <= 500; seed++) {
      await once(seed).catch((error: unknown) => {
        throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
      });
    }
  });

  it('what both changed is asked before anything is written, and the choice is what is saved', async () => {
    let asked = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const wasAsked = await clash(seed).catch((error: unknown) => {
        throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
      });
      if (wasAsked) asked += 1;
    }
    assert.ok(asked > 20, `asked ${asked} times`);
  });

  it('12 of them over HTTP, against the simulator', async () => {
    const { client, close } = await startSimulatorServer();
    try {
      for (let seed = 1001; seed <= 1012; seed++) await overHttp(seed, client);
    } finally {
      await close();
    }
  });
});
