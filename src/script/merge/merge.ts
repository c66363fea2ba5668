/**
 * Three-way merge of a script: scene by scene, paragraph by paragraph, member by member.
 *
 * `base` is the version that both sides started from; keys identify scenes and paragraphs. If both sides changed the same member
 * differently, it is a conflict that a person resolves: the merge is run again with the choices.
 */
import { mergeOrder } from './merge-order.js';
import { mergeValue, isEqual } from './merge-values.js';
import { withItemText, type WireParagraph, type WireScene } from '../paragraph.js';
import type { Paragraph, Scene } from '../scenes.js';

interface MergeConflict<T> {
  /** Identifies the conflict within one merge. */
  id: string;
  key: string;
  /** Name of the scene. */
  scene: string;
  /** The version before; undefined if both sides added it. */
  base: T | undefined;
  /** Undefined if deleted. */
  mine: T | undefined;
  theirs: T | undefined;
}

/** A paragraph or scene that both sides changed, or one changed and the other deleted. */
export type Conflict =
  ({ kind: 'paragraph' } & MergeConflict<Paragraph>) | ({ kind: 'scene' } & MergeConflict<Scene>);

/** The version to keep; `text` is one that the user has written. */
export type Choice = { side: 'mine' | 'theirs' } | { side: 'hand'; text: string };
/** Choices by the conflict's ID. */
export type Choices = ReadonlyMap<string, Choice>;

/** The result of a merge. */
export interface MergeResult {
  /** The merged scenes, with my version where a conflict is unresolved. */
  scenes: Scene[];
  /** All conflicts, resolved or not. */
  conflicts: Conflict[];
}

/** Merges my version and theirs. */
export function merge(
  base: readonly Scene[],
  mine: readonly Scene[],
  theirs: readonly Scene[],
  choices: Choices = new Map(),
): MergeResult {
  return new Merge(new View(base), new View(mine), new View(theirs), choices).run();
}

/** A script, indexed by keys. */
class View {
  readonly scene: ReadonlyMap<string, Scene>;
  readonly home = new Map<string, string>();
  readonly paragraph = new Map<string, Paragraph>();

  constructor(readonly scenes: readonly Scene[]) {
    this.scene = new Map(scenes.map((scene) => [scene.key, scene]));
    for (const scene of scenes) {
      for (const paragraph of scene.paragraphs) {
        this.home.set(paragraph.key, scene.key);
        this.paragraph.set(paragraph.key, paragraph);
      }
    }
  }

  get keys(): string[] {
    return this.scenes.map(({ key }) => key);
  }
}

class Merge {
  private readonly conflicts: Conflict[] = [];
  private readonly kept = new Map<string, WireScene>();
  private readonly paragraphs = new Map<string, Paragraph>();
  private readonly homes = new Map<string, string>();
  /** Scenes that one side deleted and the other changed: they stay or go as a whole. */
  private readonly whole = new Set<string>();

  constructor(
    private readonly base: View,
    private readonly mine: View,
    private readonly theirs: View,
    private readonly choices: Choices,
  ) {}

  run(): MergeResult {
    const { mine, theirs } = this;
    for (const key of new Set([...theirs.keys, ...mine.keys])) this.mergeScene(key);
    for (const key of new Set([...theirs.paragraph.keys(), ...mine.paragraph.keys()])) {
      this.mergeParagraph(key);
    }
    const order = mergeOrder(...this.lists(({ keys }) => keys.filter((key) => this.kept.has(key))));
    return { scenes: order.flatMap((key) => this.sceneOf(key)), conflicts: this.conflicts };
  }

  private lists(of: (view: View) => string[]): [string[], string[], string[]] {
    return [of(this.base), of(this.mine), of(this.theirs)];
  }

  private prefersTheirs(id: string): boolean {
    return this.choices.get(id)?.side === 'theirs';
  }

  private mergeScene(key: string): void {
    const [base, mine, theirs] = [this.base, this.mine, this.theirs].map((view) => view.scene.get(key));
    const conflict = { id: `scene ${key}`, key, scene: nameOf(mine ?? theirs), base, mine, theirs };
    if (mine && theirs) {
      const { script_id } = theirs.script;
      const own = script_id == null ? mine.script : { ...mine.script, script_id };
      const both = mergeValue(base?.script, own, theirs.script);
      if (both.conflict) this.conflicts.push({ kind: 'scene', ...conflict });
      this.kept.set(key, (this.prefersTheirs(conflict.id) ? both.theirs : both.mine) as WireScene);
      return;
    }
    const left = mine ?? theirs;
    if (!left) return;
    if (base) {
      if (!isTouched(base, left)) return;
      this.conflicts.push({ kind: 'scene', ...conflict });
      this.whole.add(key);
      if (this.prefersTheirs(conflict.id) !== Boolean(theirs)) return;
    }
    this.kept.set(key, left.script);
  }

  private mergeParagraph(key: string): void {
    const [base, mine, theirs] = [this.base, this.mine, this.theirs].map((view) => view.paragraph.get(key));
    const [was, here, there] = [this.base, this.mine, this.theirs].map((view) => view.home.get(key));
    const home = (here === was ? (there ?? here) : (here ?? there)) ?? '';
    const settled = [home, here, there].find((scene) => scene !== undefined && this.kept.has(scene));
    if (settled === undefined) return;
    const left = mine ?? theirs;
    if (left && !(mine && theirs) && (!base || this.whole.has(home))) return this.put(left, settled);
    const both = mergeItem(base, mine, theirs);
    const name = nameOf(this.mine.scene.get(settled) ?? this.theirs.scene.get(settled));
    const id = `paragraph ${key}`;
    if (both.conflict) {
      this.conflicts.push({
        kind: 'paragraph',
        id,
        key,
        scene: name,
        base,
        mine: both.mine,
        theirs: both.theirs,
      });
    }
    const choice = this.choices.get(id);
    const chosen = choice?.side === 'theirs' ? both.theirs : both.mine;
    const by = choice?.side === 'hand' ? (both.mine ?? both.theirs) : chosen;
    if (by)
      this.put(choice?.side === 'hand' ? { ...by, item: withItemText(by.item, choice.text) } : by, settled);
  }

  private put(paragraph: Paragraph, home: string): void {
    this.paragraphs.set(paragraph.key, paragraph);
    this.homes.set(paragraph.key, home);
  }

  private sceneOf(key: string): Scene[] {
    const script = this.kept.get(key);
    if (!script) return [];
    const order = mergeOrder(
      ...this.lists((view) =>
        (view.scene.get(key)?.paragraphs ?? [])
          .map((paragraph) => paragraph.key)
          .filter((one) => this.homes.get(one) === key),
      ),
    );
    const paragraphs = order.flatMap((one) => this.paragraphs.get(one) ?? []);
    return [{ key, script, paragraphs: this.withOwnNumbers(key, paragraphs) }];
  }

  /** Drops the number of my new paragraph if one of theirs has it; saving assigns another one. */
  private withOwnNumbers(scene: string, paragraphs: readonly Paragraph[]): Paragraph[] {
    const there = new Map(
      (this.theirs.scene.get(scene)?.paragraphs ?? []).map(({ key, item }) => [item.sequence_no, key]),
    );
    return paragraphs.map((paragraph) => {
      const { sequence_no, ...item } = paragraph.item;
      const taken = sequence_no != null && (there.get(sequence_no) ?? paragraph.key) !== paragraph.key;
      return taken && !this.theirs.paragraph.has(paragraph.key) ? { ...paragraph, item } : paragraph;
    });
  }
}

function mergeItem(
  base: Paragraph | undefined,
  mine: Paragraph | undefined,
  theirs: Paragraph | undefined,
): { mine: Paragraph | undefined; theirs: Paragraph | undefined; conflict: boolean } {
  if (mine && theirs) {
    const { subtitle_file_info: files } = theirs.item;
    const sequence_no = theirs.item.sequence_no ?? mine.item.sequence_no;
    const own = { ...mine.item, sequence_no, ...(files && { subtitle_file_info: files }) };
    const both = mergeValue(base?.item, own, theirs.item);
    const versionOf = (item: unknown) =>
      isEqual(item, mine.item) ? mine : { key: mine.key, item: item as WireParagraph };
    return { mine: versionOf(both.mine), theirs: versionOf(both.theirs), conflict: both.conflict };
  }
  const left = mine ?? theirs;
  if (!left || !base || isEqual(withoutNumber(base), withoutNumber(left))) {
    return { mine: undefined, theirs: undefined, conflict: false };
  }
  return { mine, theirs, conflict: true };
}

/** A paragraph without its number and without the signatures of URLs, which differ in each response of the service. */
const withoutNumber = ({
  item: { sequence_no: _, subtitle_file_info: files, ...item },
}: Paragraph): unknown => [
  item,
  files && JSON.stringify(files, (name, value: unknown) => (name.endsWith('_url') ? unsigned(value) : value)),
];

const unsigned = (url: unknown): unknown => (typeof url === 'string' ? url.split('?')[0] : url);

/** Whether a scene was changed; the numbers of its paragraphs are ignored. */
const isTouched = (base: Scene, now: Scene): boolean =>
  !isEqual(base.script, now.script) ||
  !isEqual(
    base.paragraphs.map((one) => [one.key, withoutNumber(one)]),
    now.paragraphs.map((one) => [one.key, withoutNumber(one)]),
  );

const nameOf = (scene: Scene | undefined): string => scene?.script.script_name ?? '';

/**
 * The new base of unsaved changes once the stored version is known: the stored version, but with conflicting items as
 * they were, so that the next save finds the conflict again.
 */
export function rebasedBase(
  base: readonly Scene[],
  theirs: readonly Scene[],
  conflicts: readonly Conflict[],
): Scene[] {
  const before = new View(base);
  const open = new Set(conflicts.map(({ key }) => key));
  const scenes = theirs.map((scene) => {
    const old = before.scene.get(scene.key);
    const paragraphs = scene.paragraphs.map((one) =>
      open.has(one.key) ? (before.paragraph.get(one.key) ?? one) : one,
    );
    const deleted = (old?.paragraphs ?? []).filter(
      ({ key }) => open.has(key) && !paragraphs.some((one) => one.key === key),
    );
    return {
      ...scene,
      script: old && open.has(scene.key) ? old.script : scene.script,
      paragraphs: [...paragraphs, ...deleted],
    };
  });
  return [
    ...scenes,
    ...base.filter(({ key }) => open.has(key) && !scenes.some((scene) => scene.key === key)),
  ];
}
