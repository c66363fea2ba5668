/** The paragraphs of the script as a person works on them: chosen, added, named, moved, deleted and brought back. */
import type { LitElement } from 'lit';
import type { Checker } from '../check/checker.js';
import type { EditorMessages } from '../messages.js';
import type { Script } from '../script/script.js';
import {
  allParagraphs,
  inserted,
  moved,
  newKey,
  removed,
  sceneOf,
  withTitle,
  type Paragraph,
  type Scene,
} from '../script/scenes.js';
import type { HeadHost } from './head-view.js';
import { titleOf, type OutlineHost } from './outline-view.js';

/** A paragraph that was deleted, and where it stood. */
export interface Deleted {
  scene: string;
  index: number;
  paragraph: Paragraph;
  title: string;
}

export interface OutlineNeeds {
  words: () => EditorMessages;
  /** Whether a person may change the script. */
  editable: () => boolean;
  /** A person changed the script. */
  changed: () => void;
}

export class Outline implements OutlineHost, HeadHost {
  private gone: Deleted | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly checker: Checker,
    private readonly needs: OutlineNeeds,
  ) {}

  get selected(): string {
    return this.script.selected;
  }

  get editable(): boolean {
    return this.needs.editable();
  }

  get paragraph(): Paragraph | undefined {
    return this.script.paragraph;
  }

  /** Place of the paragraph in its scene, from 0; −1 when there is none. */
  get index(): number {
    const { paragraph, scene } = this.script;
    return paragraph && scene ? scene.paragraphs.indexOf(paragraph) : -1;
  }

  get last(): number {
    return (this.script.scene?.paragraphs.length ?? 0) - 1;
  }

  /** What can be brought back. */
  get deleted(): Deleted | undefined {
    return this.script.scenes.some(({ key }) => key === this.gone?.scene) ? this.gone : undefined;
  }

  secondsOf(paragraph: Paragraph, scene: Scene): number {
    return this.checker.secondsOf(paragraph, scene);
  }

  hasErrors(paragraph: Paragraph): boolean {
    return this.checker.isWrong(paragraph);
  }

  select(key: string): void {
    this.gone = undefined;
    this.script.select(key);
  }

  /** Adds a paragraph behind the one that is shown, in a first scene if there is none. */
  add(): void {
    const m = this.needs.words();
    const first: Scene = { key: newKey(), script: { script_name: m.newScene }, paragraphs: [] };
    const scenes = this.script.scenes.length > 0 ? this.script.scenes : [first];
    const home = sceneOf(scenes, this.selected) ?? scenes.at(-1) ?? first;
    const index = home.paragraphs.findIndex(({ key }) => key === this.selected) + 1 || home.paragraphs.length;
    const title = m.newTitle(home.paragraphs.length + 1);
    const paragraph: Paragraph = { key: newKey(), item: { title, text_config: { text: '' } } };
    this.select(paragraph.key);
    this.change(inserted(scenes, home.key, index, paragraph));
    void this.find<HTMLInputElement>('.title-field').then((field) => field?.select());
  }

  rename(title: string): void {
    this.change(withTitle(this.script.scenes, this.selected, title));
  }

  move(by: number): void {
    this.change(moved(this.script.scenes, this.selected, by));
  }

  delete(): void {
    const { paragraph, scene } = this.script;
    if (!paragraph || !scene) return;
    const { index } = this;
    const title = titleOf(paragraph, index, this.needs.words());
    const neighbour = scene.paragraphs[index + 1] ?? scene.paragraphs[index - 1];
    const scenes = removed(this.script.scenes, paragraph.key);
    this.select(neighbour?.key ?? allParagraphs(scenes)[0]?.key ?? '');
    this.gone = { scene: scene.key, index, paragraph, title };
    this.change(scenes);
    void this.find('.undo').then((button) => button?.focus());
  }

  undo(): void {
    const { deleted } = this;
    if (!deleted) return;
    this.select(deleted.paragraph.key);
    this.change(inserted(this.script.scenes, deleted.scene, deleted.index, deleted.paragraph));
    void this.find('.title-field').then((field) => field?.focus());
  }

  private change(scenes: readonly Scene[]): void {
    this.script.change(scenes);
    this.needs.changed();
  }

  /** Something on the page, once it is there. */
  private async find<T extends HTMLElement>(selector: string): Promise<T | null> {
    await this.host.updateComplete;
    return this.host.renderRoot.querySelector<T>(selector);
  }
}
