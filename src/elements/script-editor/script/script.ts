/**
 * The script that is edited: what was loaded, what it is now, and which paragraph is shown; or one text alone.
 *
 * Whoever changes it says so only to the script; the element hears of it and renders.
 */
import { keyedLike, merge } from './merge.js';
import {
  allParagraphs,
  keyed,
  paragraphAt,
  sameScript,
  sceneOf,
  textOf,
  toWire,
  withText,
  type Paragraph,
  type Scene,
  type WireScene,
} from './scenes.js';

export class Script {
  private alone = '';
  private current: readonly Scene[] = [];
  private key = '';
  private loaded: readonly Scene[] = [];
  private byKeys = false;

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

  get paragraph(): Paragraph | undefined {
    return paragraphAt(this.current, this.key);
  }

  /** The scene of the paragraph that is shown, or the first. */
  get scene(): Scene | undefined {
    return sceneOf(this.current, this.key) ?? this.current[0];
  }

  /** The text of the paragraph that is shown, or the text alone. */
  get value(): string {
    return this.current.length > 0 ? textOf(this.paragraph) : this.alone;
  }

  /** The value with its line ends as the editing area counts them; what is not edited keeps its own. */
  get text(): string {
    const { value } = this;
    return value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value;
  }

  /** Whether the last change of the text was a key of a person, and more may follow. */
  get typing(): boolean {
    return this.byKeys;
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

  /** Other scenes, as a person changed them. */
  change(scenes: readonly Scene[]): void {
    this.current = scenes;
    this.changed();
  }

  select(key: string): void {
    this.key = key;
    this.byKeys = false;
    this.changed();
  }

  /** Begins with scenes; what was not saved of the ones before is forgotten. */
  load(scripts: readonly WireScene[]): void {
    this.loaded = keyed(scripts);
    this.show(this.loaded);
  }

  /** Scenes read again: what was not saved stays. */
  reload(scripts: readonly WireScene[]): void {
    const before = this.dirty ? { base: this.loaded, mine: this.current } : undefined;
    this.load(scripts);
    if (before) this.restore(before.base, before.mine);
  }

  /** Back to what was loaded. */
  reset(): void {
    this.show(this.loaded);
  }

  /** Puts changes together with what was loaded; what somebody else changed meanwhile is asked when saving. */
  restore(base: readonly Scene[], mine: readonly Scene[]): void {
    const loaded = keyedLike(toWire(this.loaded), base);
    const { scenes, conflicts } = merge(base, mine, loaded);
    const unknown = new Set(conflicts.map(({ key }) => key));
    this.loaded = loaded.map((scene) => ({
      ...scene,
      paragraphs: scene.paragraphs.map((paragraph) =>
        unknown.has(paragraph.key) ? (paragraphAt(base, paragraph.key) ?? paragraph) : paragraph,
      ),
    }));
    this.show(scenes);
  }

  /** What was sent is saved; what has been typed since stays. */
  saved(sent: readonly Scene[], saved: readonly Scene[]): void {
    this.show(merge(sent, this.current, saved).scenes);
    this.loaded = saved;
  }

  /** A person chose between two versions: changes begin with theirs from here on. */
  decided(theirs: readonly Scene[], chosen: readonly Scene[]): void {
    this.loaded = theirs;
    this.show(chosen);
  }

  /** Shows scenes, at the paragraph that was shown before if it is still there. */
  private show(scenes: readonly Scene[]): void {
    this.current = scenes;
    if (!this.paragraph) this.key = allParagraphs(scenes)[0]?.key ?? '';
    this.changed();
  }
}
