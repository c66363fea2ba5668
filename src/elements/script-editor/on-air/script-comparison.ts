/**
 * What a saved script changes of the script on air, as plain values: the texts and recordings that a command can replace
 * (REWRITE_PLAY_SCRIPT, reference 6.2.5), and what has to wait for the next livestream.
 */
import { checkSsml, countCharacters, MAX_TOTAL, MAX_WITHOUT_TAGS } from '../../../ssml/index.js';
import {
  allParagraphs,
  isEqual,
  isRecorded,
  itemText,
  matchKeys,
  type Paragraph,
  type Scene,
  type WireParagraph,
  type WireScene,
  withItem,
  withItemText,
} from '../../../script/index.js';

/** How the service names a paragraph of a task: by its scene, and its number in it. */
export interface ParagraphName {
  readonly scene: string;
  readonly sequence_no: number;
}

/** A paragraph that sounds otherwise in the saved script than on air. The name is the one on air. */
export interface Rewrite extends ParagraphName {
  readonly key: string;
  /** Name of the saved scene, and the paragraph's place in it, from 1. */
  readonly savedScene: string;
  readonly place: number;
  readonly before: WireParagraph;
  readonly after: WireParagraph;
}

/** Why a change waits for the next livestream. */
export type WaitingReason =
  | 'too-long'
  | 'invalid'
  | 'added'
  | 'removed'
  | 'added-scene'
  | 'removed-scene'
  | 'order'
  | 'avatar'
  | 'voice'
  | 'background'
  | 'layers';

/** A change that the command cannot make. */
export interface WaitingChange {
  readonly reason: WaitingReason;
  /** Name of the scene; empty if it is about the whole script. */
  readonly scene: string;
  /** The paragraph and its place in the scene, from 1; undefined if it is about the whole scene. */
  readonly item?: WireParagraph;
  readonly place?: number;
}

/** All differences between two scripts that viewers can hear or see. */
export interface ScriptComparison {
  readonly rewrites: readonly Rewrite[];
  readonly waiting: readonly WaitingChange[];
}

/** Members of a scene that show in the picture or in the voice. */
const looks = [
  ['avatar', 'model_asset_id'],
  ['voice', 'voice_config'],
  ['background', 'background_config'],
  ['layers', 'layer_config'],
] as const;

/**
 * Compares the saved script with the one on air. `earlier` is a version of the saved one with the same keys, preferably
 * the one that the task started with: a task gives no IDs, so its paragraphs are recognised in that version.
 */
export function compareScripts(
  saved: readonly Scene[],
  onAir: readonly WireScene[],
  earlier: readonly Scene[],
): ScriptComparison {
  const task = withSavedKeys(matchKeys(onAir, earlier), saved);
  const pairs = pairsOf(saved, task);
  const differing = pairs.filter(({ before, after }) => !soundsSame(before.item, after.item));
  const [rewrites, refused] = [differing.filter((pair) => !obstacle(pair)), differing.filter(obstacle)];
  return {
    rewrites: rewrites.map(toRewrite),
    waiting: [
      ...refused.map((pair) => ({
        reason: obstacle(pair) as WaitingReason,
        ...inScene(pair.savedScene, pair.after),
      })),
      ...missing(saved, task, 'added'),
      ...missing(task, saved, 'removed'),
      ...lookChanges(saved, task),
      ...(isSameOrder(pairs, task) ? [] : [{ reason: 'order' as const, scene: '' }]),
    ],
  };
}

/** Whether two paragraphs sound the same to viewers; titles are not heard. */
export function soundsSame(a: WireParagraph, b: WireParagraph): boolean {
  if (isRecorded(a) !== isRecorded(b)) return false;
  if (!isRecorded(a)) return itemText(a) === itemText(b);
  const [one, other] = [a.audio_config, b.audio_config];
  if (one?.asset_id || other?.asset_id) return one?.asset_id === other?.asset_id;
  return withoutQuery(one?.audio_url ?? '') === withoutQuery(other?.audio_url ?? '');
}

/** The paragraph of that name in the scenes of a task; of several with one name, the one that sounds as `sought`. */
export function findParagraph(
  scenes: readonly WireScene[],
  { scene, sequence_no }: ParagraphName,
  sought: WireParagraph,
): WireParagraph | undefined {
  const named = scenes
    .filter(({ script_name }) => (script_name ?? '') === scene)
    .flatMap(({ shoot_scripts }) =>
      (shoot_scripts ?? []).filter((item, index) => numberOf(item, index) === sequence_no),
    );
  return named.find((item) => soundsSame(item, sought)) ?? named[0];
}

/** The scenes of a task with the paragraphs rewritten; everything else stays as it is on air. */
export function applyRewrites(scenes: readonly WireScene[], rewrites: readonly Rewrite[]): WireScene[] {
  const left = [...rewrites];
  const rewriteOf = (scene: string, number: number, item: WireParagraph): Rewrite | undefined => {
    const index = left.findIndex(
      (one) => one.scene === scene && one.sequence_no === number && soundsSame(one.before, item),
    );
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  return scenes.map((scene) => ({
    ...scene,
    shoot_scripts: (scene.shoot_scripts ?? []).map((item, index) => {
      const rewrite = rewriteOf(scene.script_name ?? '', numberOf(item, index), item);
      return rewrite ? rewritten(item, rewrite.after) : item;
    }),
  }));
}

/** The version in which a task is recognised, after a paragraph was rewritten on air. */
export function withRewritten(earlier: readonly Scene[], { key, after }: Rewrite): Scene[] {
  return withItem(earlier, key, ({ sequence_no }) => ({ ...after, sequence_no: sequence_no ?? null }));
}

interface Pair {
  scene: Scene;
  before: Paragraph;
  savedScene: Scene;
  after: Paragraph;
}

/** A paragraph without a number has the one of its place. */
const numberOf = ({ sequence_no }: WireParagraph, index: number): number => sequence_no ?? index + 1;

/** Gives a paragraph on air that `earlier` does not have the key of a saved one that sounds the same. */
function withSavedKeys(task: readonly Scene[], saved: readonly Scene[]): readonly Scene[] {
  const known = new Set(allParagraphs(task).map(({ key }) => key));
  const free = allParagraphs(saved).filter(({ key }) => !known.has(key));
  const keys = new Set(allParagraphs(saved).map(({ key }) => key));
  const keyFor = ({ key, item }: Paragraph): string => {
    const index = keys.has(key) ? -1 : free.findIndex((one) => soundsSame(one.item, item));
    return free.splice(index, index < 0 ? 0 : 1)[0]?.key ?? key;
  };
  return task.map((scene) => ({
    ...scene,
    paragraphs: scene.paragraphs.map((one) => ({ ...one, key: keyFor(one) })),
  }));
}

/** The paragraphs of both scripts, in the order of the saved one. */
function pairsOf(saved: readonly Scene[], task: readonly Scene[]): Pair[] {
  const onAir = new Map(
    task.flatMap((scene) => scene.paragraphs.map((before) => [before.key, { scene, before }])),
  );
  return saved.flatMap((savedScene) =>
    savedScene.paragraphs.flatMap((after) => {
      const pair = onAir.get(after.key);
      return pair ? [{ ...pair, savedScene, after }] : [];
    }),
  );
}

function toRewrite({ scene, before, savedScene, after }: Pair): Rewrite {
  return {
    key: after.key,
    scene: scene.script.script_name ?? '',
    sequence_no: numberOf(before.item, scene.paragraphs.indexOf(before)),
    savedScene: savedScene.script.script_name ?? '',
    place: savedScene.paragraphs.indexOf(after) + 1,
    before: before.item,
    after: after.item,
  };
}

/** Why the service would refuse a text. */
function obstacle({ after: { item } }: Pair): WaitingReason | undefined {
  const text = itemText(item);
  if (isRecorded(item) || text === '') return undefined;
  const { total, withoutTags } = countCharacters(text);
  if (total > MAX_TOTAL || withoutTags > MAX_WITHOUT_TAGS) return 'too-long';
  return checkSsml(text).some(({ severity }) => severity === 'error') ? 'invalid' : undefined;
}

/** Scenes and paragraphs that only the first script has; those of such a scene go with it. */
function missing(
  script: readonly Scene[],
  other: readonly Scene[],
  reason: 'added' | 'removed',
): WaitingChange[] {
  const scenes = new Set(other.map(({ key }) => key));
  const keys = new Set(allParagraphs(other).map(({ key }) => key));
  return script.flatMap((scene): WaitingChange[] => {
    const name = scene.script.script_name ?? '';
    if (!scenes.has(scene.key)) return [{ reason: `${reason}-scene`, scene: name }];
    const own = scene.paragraphs.filter(({ key }) => !keys.has(key));
    return own.map((paragraph) => ({ reason, ...inScene(scene, paragraph) }));
  });
}

const inScene = ({ script, paragraphs }: Scene, paragraph: Paragraph): Omit<WaitingChange, 'reason'> => ({
  scene: script.script_name ?? '',
  item: paragraph.item,
  place: paragraphs.indexOf(paragraph) + 1,
});

function lookChanges(saved: readonly Scene[], task: readonly Scene[]): WaitingChange[] {
  const onAir = new Map(task.map((scene) => [scene.key, scene.script]));
  return saved.flatMap(({ key, script }) => {
    const before = onAir.get(key);
    const changed = before
      ? looks.filter(([, name]) => !isEqual(comparable(before[name]), comparable(script[name])))
      : [];
    return changed.map(([reason]) => ({ reason, scene: script.script_name ?? '' }));
  });
}

/**
 * A member without what changes by itself: the signature in the URL of a file, and the number of a layer's paragraph,
 * which is renumbered with it.
 */
function comparable(member: unknown): unknown {
  const json = JSON.stringify(member ?? null, (name, value: unknown) => {
    if (name === 'sequence_no') return undefined;
    return typeof value === 'string' ? withoutQuery(value) : value;
  });
  return JSON.parse(json);
}

const withoutQuery = (url: string): string => (/^https?:/i.test(url) ? url.replace(/[?#].*$/, '') : url);

/** Whether the common paragraphs are in the same order, and in the same scenes. */
function isSameOrder(pairs: readonly Pair[], task: readonly Scene[]): boolean {
  const common = new Set(pairs.map(({ after }) => after.key));
  const before = allParagraphs(task).filter(({ key }) => common.has(key));
  return pairs.every(
    ({ scene, savedScene, after }, index) => scene.key === savedScene.key && before[index]?.key === after.key,
  );
}

function rewritten(item: WireParagraph, after: WireParagraph): WireParagraph {
  const title = after.title ? { title: after.title } : {};
  if (!isRecorded(item) && !isRecorded(after)) return { ...withItemText(item, itemText(after)), ...title };
  const { text_config: _text, audio_config: _audio, ...rest } = item;
  const { text_config, audio_config } = after;
  return { ...rest, ...title, ...(text_config && { text_config }), ...(audio_config && { audio_config }) };
}
