/**
 * The script that is edited: what was loaded, what it is now, and which paragraph is shown; or one text alone.
 *
 * Whoever changes it says so only to the script; the element hears of it and renders.
 */
import { matchKeys } from '../../script/merge/match-keys.js';
import {
  allParagraphs,
  withNewKeys,
  paragraphAt,
  sameScript,
  sceneOf,
  paragraphText,
  withText,
  type Paragraph,
  type Scene,
  type WireScene,
} from '../../script/scenes.js';

/** A state of the script that one can come back to. */
export interface Snapshot {
  readonly scenes: readonly Scene[];
  readonly selected: string;
  readonly textVersions: ReadonlyMap<string, number>;
}

let edition = 0;

export class ScriptController {
  private alone = '';
  private current: readonly Scene[] = [];
  private key = '';
  private loaded: readonly Scene[] = this.current;
  private byKeys = false;
  /** The value that was read last, with its line ends as they are edited. */
  private read = { value: '', text: '' };
  /** How often a text was cut or put together: what was typed before cannot be taken back one by one after that. */
  private editions: ReadonlyMap<string, number> = new Map();

  constructor(private readonly changed: () => void) {}

  /** The scenes as they are now; none where there is only a text. */
  get scenes(): readonly Scene[] {
    return this.current;
  }

  /** The scenes as the service, or the page, gave them. */
  get base(): readonly Scene[] {
    return this.loaded;
  }

  /** The key of the paragraph that is shown. */
  get selected(): string {
    return this.key;
  }

  /** The text that is shown, as one whose keys can be undone: another after it was cut or put together. */
  get textKey(): string {
    const edition = this.editions.get(this.key);
    return edition === undefined ? this.key : `${this.key}/${edition}`;
  }

  get paragraph(): Paragraph | undefined {
    return paragraphAt(this.current, this.key);
  }

  /** The scene of the paragraph that is shown, or the first. */
  get scene(): Scene | undefined {
    return sceneOf(this.current, this.key) ?? this.current[0];
  }

  /** The text of the paragraph that is shown, or the text alone. */
  get value(): string {
    return this.current.length > 0 ? paragraphText(this.paragraph) : this.alone;
  }

  /** The value with its line ends as the editing area counts them; what is not edited keeps its own. */
  get text(): string {
    const { value } = this;
    if (value !== this.read.value) this.read = { value, text: value.replace(/\r\n?/g, '\n') };
    return this.read.text;
  }

  /** Whether the last change of the text was a key of a person, and more may follow. */
  get typing(): boolean {
    return this.byKeys;
  }

  /** Whether nothing was changed at all since it was loaded, not even what is not shown. */
  get unchanged(): boolean {
    return this.current === this.loaded;
  }

  /** Whether anything differs from what was loaded. */
  get dirty(): boolean {
    return !sameScript(this.current, this.loaded);
  }

  /** Another text for the paragraph that is shown. */
  write(text: string, { typing = false } = {}): void {
    this.byKeys = typing;
    if (this.current.length > 0) this.current = withText(this.current, this.key, text);
    else this.alone = text;
    this.changed();
  }

  /** Other scenes, as a person changed them; `recut` are paragraphs whose texts were cut or put together. */
  change(scenes: readonly Scene[], recut: readonly string[] = []): void {
    this.byKeys = false;
    this.current = scenes;
    if (recut.length > 0) {
      edition += 1;
      this.editions = new Map([...this.editions, ...recut.map((key) => [key, edition] as const)]);
    }
    this.changed();
  }

  /** What `recall` needs to come back here. */
  get snapshot(): Snapshot {
    return { scenes: this.current, selected: this.key, textVersions: this.editions };
  }

  /** Back to a moment, with the scenes given. */
  restore({ selected, textVersions: editions }: Snapshot, scenes: readonly Scene[]): void {
    this.editions = editions;
    this.key = selected;
    this.byKeys = false;
    this.show(scenes);
  }

  select(key: string): void {
    this.key = key;
    this.byKeys = false;
    this.changed();
  }

  /** Begins with scenes; what was not saved of the ones before is forgotten. */
  load(scripts: readonly WireScene[]): void {
    this.loaded = withNewKeys(scripts);
    this.show(this.loaded);
  }

  /** Scenes read again, where nothing was changed since they were read before. */
  reload(scripts: readonly WireScene[]): void {
    this.loaded = matchKeys(scripts, this.loaded);
    this.show(this.loaded);
  }

  /** Other scenes in place of those that were loaded, as the page wants them; they are not saved yet. */
  replace(scripts: readonly WireScene[]): void {
    this.byKeys = false;
    this.show(matchKeys(scripts, this.loaded));
  }

  /** Back to what was loaded. */
  reset(): void {
    this.show(this.loaded);
  }

  /** Begins with other scenes, and shows what the changes made of them. */
  rebase(loaded: readonly Scene[], scenes: readonly Scene[]): void {
    this.loaded = loaded;
    this.show(scenes);
  }

  /** Shows scenes, at the paragraph that was shown before if it is still there. */
  private show(scenes: readonly Scene[]): void {
    this.current = scenes;
    if (!this.paragraph) this.key = allParagraphs(scenes)[0]?.key ?? '';
    this.changed();
  }
}
