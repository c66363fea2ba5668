/**
 * Where the text is edited: first a picture of it, then, as soon as it is needed, the editing area that takes its
 * place without a jump. When that cannot be loaded, a plain field with the text as it is written stands in.
 */
import type { EditorState } from '@codemirror/state';
import type { LitElement, ReactiveController } from 'lit';
import { applyEdits, toPlainText, type Edit } from '../../../ssml/index.js';
import type { Checker } from '../check/checker.js';
import { fragmentOf } from '../../../script/fragment.js';
import type { ScriptController } from '../script-controller.js';
import type { AreaHost, AreaLook, EditingArea, Found } from '../codemirror/editor-view.js';
import type { Chip } from './chips.js';
import type { TextHost } from './text-view.js';

export interface EditingNeeds extends AreaHost {
  /** Loads what only editing needs. */
  load: () => Promise<typeof EditingArea>;
  look: () => AreaLook;
}

/** What sounds: a stretch of a paragraph's text as it was. */
export interface Sounding extends Range {
  key: string;
  text: string;
}

interface Range {
  from: number;
  to: number;
}

export class TextController implements ReactiveController, TextHost {
  private area: EditingArea | undefined;
  private opening: Promise<void> | undefined;
  private pointedAt: { x: number; y: number } | undefined;
  private typedEarly = '';
  private states: Map<string, EditorState> | undefined;
  private readonly found: { places: unknown } = { places: [] };
  private sounding: Sounding | undefined;
  private sounded: { key: string; sounding: Sounding | undefined } | undefined;
  private underlined: { key: string; words: unknown; diagnostics: unknown } | undefined;
  private readonly visibility = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.loadWhenIdle();
    },
    { rootMargin: '800px' },
  );
  /** Why the editing area could not be loaded. */
  error: unknown;

  constructor(
    private readonly host: LitElement,
    private readonly script: ScriptController,
    private readonly checker: Checker,
    private readonly needs: EditingNeeds,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.host.hasUpdated) this.watch();
  }

  /** An editing area that is no longer on the page holds on to the window: it is taken away, its states are kept. */
  hostDisconnected(): void {
    this.visibility.disconnect();
    queueMicrotask(() => {
      if (this.host.isConnected || !this.area) return;
      this.states = this.area.destroy();
      this.area = undefined;
      this.underlined = undefined;
      this.found.places = undefined;
      this.sounded = undefined;
      this.host.requestUpdate();
    });
  }

  hostUpdated(): void {
    if (!this.host.hasUpdated) this.watch();
    this.showArea();
  }

  private watch(): void {
    const stage = this.host.renderRoot.querySelector('.stage');
    if (stage) this.visibility.observe(stage);
  }

  private loadWhenIdle(): void {
    this.visibility.disconnect();
    const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 50));
    idle(() => this.host.isConnected && void this.open(), { timeout: 500 });
  }

  private async load(): Promise<void> {
    try {
      const Area = await this.needs.load();
      await this.host.updateComplete;
      if (!this.host.isConnected) return;
      const box = this.host.renderRoot.querySelector<HTMLElement>('.area');
      if (!box) return;
      const before = this.host.shadowRoot?.activeElement;
      const pictured = before?.matches('.light');
      const beside = this.field && before?.closest('.stage');
      const range = this.selection;
      this.area = new Area(box, this.host.renderRoot as ShadowRoot, this.needs, this.states);
      this.error = undefined;
      this.host.requestUpdate();
      await this.host.updateComplete;
      if (pictured) this.continueTyping(this.area);
      else if (beside) void this.select(range.from, range.to);
    } catch (error) {
      this.error = error;
    } finally {
      this.opening = undefined;
      this.host.requestUpdate();
      await this.host.updateComplete;
    }
  }

  /** Goes on where somebody pointed or typed while the area was loading. */
  private continueTyping(area: EditingArea): void {
    if (this.pointedAt) area.selectAt(this.pointedAt.x, this.pointedAt.y);
    else area.select(0, 0);
    area.focus();
    if (this.typedEarly && !this.needs.look().readonly) area.type(this.typedEarly);
    this.typedEarly = '';
  }

  private showArea(): void {
    const { area, script, checker } = this;
    if (!area) return;
    const look = this.needs.look();
    area.show(look);
    area.open(script.textKey, script.text, script.remote);
    this.showSounding(area);
    const { words } = look;
    const { selected: key } = script;
    const { diagnostics } = checker;
    if (area.composing || !checker.current || area.text !== script.text) return;
    const { underlined } = this;
    if (underlined?.key === key && underlined.words === words && underlined.diagnostics === diagnostics)
      return;
    this.underlined = { key, words, diagnostics };
    area.mark(diagnostics);
  }

  private showSounding(area: EditingArea): void {
    const { sounding, script } = this;
    const { selected: key } = script;
    if (this.sounded?.key === key && this.sounded.sounding === sounding) return;
    this.sounded = { key, sounding };
    area.sound(sounding?.key === key && sounding.text === script.text ? sounding : undefined);
  }

  /** The plain field that stands in when the editing area could not be loaded. */
  private get field(): HTMLTextAreaElement | null {
    return this.host.renderRoot.querySelector<HTMLTextAreaElement>('.plain-field');
  }

  /** Whether the editing area is there. */
  get ready(): boolean {
    return this.area !== undefined;
  }

  /** Whether it is being loaded. */
  get busy(): boolean {
    return this.opening !== undefined;
  }

  get text(): string {
    return this.script.text;
  }

  get selection(): Range {
    const { area, field } = this;
    return area?.selection ?? { from: field?.selectionStart ?? 0, to: field?.selectionEnd ?? 0 };
  }

  /** The selection, or the word at the caret; `single`: of Chinese, only the character. */
  reach(single: boolean): Range {
    return this.area?.reach(single) ?? this.selection;
  }

  /** Where the page's own code inserts: at the caret once somebody put it somewhere. */
  get insertion(): Range | undefined {
    const { area, script } = this;
    area?.open(script.textKey, script.value);
    return area?.visited ? area.selection : undefined;
  }

  /** Where a position stands in the window. */
  placeOf(at: number): { left: number; bottom: number } | undefined {
    return this.area?.place(at);
  }

  /** Loads the editing area unless it is there, or has failed: then only `retry` tries again. */
  async open(): Promise<void> {
    if (this.area || this.error) return;
    await (this.opening ??= this.load());
  }

  retry(): void {
    this.opening ??= this.load();
    this.host.requestUpdate();
  }

  /** Marks what sounds, until something else does. */
  sound(sounding: Sounding | undefined): void {
    this.sounding = sounding;
    if (this.area) this.showSounding(this.area);
  }

  async focus(): Promise<void> {
    await this.open();
    if (this.area) this.area.focus();
    else this.field?.focus();
  }

  /** The words that are selected, without tags. */
  get words(): string {
    const { from, to } = this.selection;
    return from < to ? toPlainText(fragmentOf(this.script.text, from, to)) : '';
  }

  /** Whether the caret is in the text. */
  get focused(): boolean {
    return this.area?.focused ?? false;
  }

  /** Letters as if typed at the caret. */
  type(words: string): void {
    this.area?.type(words);
  }

  /** The chip that is selected as a whole. */
  get chip(): Chip | undefined {
    return this.area?.chip;
  }

  /** Where the selection stands in the window. */
  get bounds(): EditingArea['bounds'] {
    return this.area?.bounds;
  }

  /** Sets apart what was found. */
  showFound(places: readonly Found[]): void {
    const { area, found } = this;
    if (!area || (places.length === 0 && found.places === undefined)) return;
    const key = places.length === 0 ? undefined : JSON.stringify(places);
    if (key === found.places) return;
    found.places = key;
    area.showFound(places);
  }

  /** Selects and shows a place, and leaves the focus where it is. */
  async reveal(from: number, to: number): Promise<void> {
    await this.open();
    this.area?.reveal(from, to);
    this.field?.setSelectionRange(from, to);
  }

  /** Selects, and puts the focus there. */
  async select(from: number, to: number): Promise<void> {
    await this.open();
    this.area?.select(from, to);
    this.field?.setSelectionRange(from, to);
    await this.focus();
  }

  /** Changes the text as a person asked for with a button; the caret goes behind what now stands at `at`. */
  async change(edits: readonly Edit[], at: number, focus = true): Promise<void> {
    await this.open();
    const { area, script } = this;
    if (area && !area.composing && area.text === script.text) {
      area.apply(edits, at);
      return focus ? this.focus() : undefined;
    }
    const caret = edits.reduce(
      (place, { from, to, insert }) => (from <= at ? place + insert.length - (to - from) : place),
      at,
    );
    this.needs.changed(applyEdits(script.text, edits));
    await this.host.updateComplete;
    if (focus) await this.select(caret, caret);
  }

  readonly onInput = (event: Event): void => {
    this.needs.changed((event.target as HTMLTextAreaElement).value);
  };

  readonly onComposed = (): void => {
    this.host.requestUpdate();
  };

  readonly onFocus = (): void => {
    void this.open();
  };

  readonly onPointer = ({ clientX, clientY }: PointerEvent): void => {
    this.pointedAt = { x: clientX, y: clientY };
  };

  readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'F8' && this.error) {
      event.preventDefault();
      this.needs.walk(event.shiftKey ? -1 : 1);
      return;
    }
    if (this.error || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.typedEarly += event.key;
  };
}
