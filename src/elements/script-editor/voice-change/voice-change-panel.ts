/** The marks that a voice does not support: found in all paragraphs, visited one by one, removed, and restored. */
import { css, type CSSResult, type nothing, type ReactiveController, type TemplateResult } from 'lit';
import { applyEdits, checkSsml, type Diagnostic, type Edit, type Voice } from '../../../ssml/index.js';
import type { EditorContext } from '../editor-context.js';
import { allParagraphs, sceneOf } from '../../../script/index.js';
import { scriptTexts, rewriteTexts, type ScriptText, type TextRewrite } from '../find/replace-all.js';
import { renderVoiceChange, type SilencedMark, type VoiceChangeProps } from './voice-change-view.js';

/** The list of silenced marks. */
export const voiceChangeStyles: CSSResult = css`
  .silenced ul {
    margin: 0;
    padding-inline-start: 16px;
    list-style: disc;
  }
`;

/** A change of voice that waits for confirmation. */
interface PendingChange {
  voice: Voice;
  answer: (goes: boolean) => void;
  /** Gets the focus back after the answer. */
  before: HTMLElement | undefined;
}

/** The voice before a change. */
export interface PreviousVoice {
  voice: Voice | undefined;
  /** Whether the voice speaks all scenes, not only the selected one. */
  everywhere: boolean;
}

/** The list of one editor. */
export class VoiceChangePanel implements ReactiveController, VoiceChangeProps {
  private voice: Voice | undefined;
  private everywhere = false;
  private pending: PendingChange | undefined;
  private removalEdits: (TextRewrite & { count: number }) | undefined;
  private visited = -1;
  private cache: { state: unknown; text: string; voice: Voice; marks: SilencedMark[] } | undefined;

  constructor(private readonly context: EditorContext) {
    context.host.addController(this);
  }

  hostUpdate(): void {
    if (this.removalEdits && !this.removalEdits.current()) this.removalEdits = undefined;
  }

  /** The voice has changed: lists the marks that have lost their effect. */
  handleChange(voice: Voice, before: PreviousVoice): void {
    this.everywhere = before.everywhere;
    this.removalEdits = undefined;
    this.visited = -1;
    this.voice = this.marksFor(voice, before.voice).length > 0 ? voice : undefined;
    this.context.host.requestUpdate();
  }

  get isPending(): boolean {
    return this.pending !== undefined;
  }

  get editable(): boolean {
    return this.context.settings.editable;
  }

  /** The marks that the voice in question does not support. */
  get marks(): readonly SilencedMark[] {
    const voice = this.pending?.voice ?? this.voice;
    if (!voice) return [];
    const { scenes, text } = this.context.script;
    const { cache: counted } = this;
    if (counted?.state === scenes && counted.text === text && counted.voice === voice) return counted.marks;
    const marks = this.marksFor(voice, undefined);
    this.cache = { state: scenes, text, voice, marks };
    return marks;
  }

  /** Number of marks that were just removed and can be restored. */
  get removed(): number {
    return this.removalEdits?.count ?? 0;
  }

  titleOf(key: string): string {
    const { scenes } = this.context.script;
    const index = sceneOf(scenes, key)?.paragraphs.findIndex((one) => one.key === key) ?? -1;
    const title = allParagraphs(scenes).find((one) => one.key === key)?.item.title;
    return title || (index < 0 ? '' : String(index + 1));
  }

  /** Asks for confirmation if the voice does not support some marks. Resolves to whether to change it. */
  confirm(voice: Voice, before: PreviousVoice | undefined): Promise<boolean> {
    this.pending?.answer(false);
    this.everywhere = before?.everywhere ?? false;
    if (this.marksFor(voice, before?.voice).length === 0) return Promise.resolve(true);
    return new Promise((answer) => {
      this.pending = { voice, answer, before: focusedElement(this.context.host) };
      this.context.host.requestUpdate();
      void this.context.host.updateComplete.then(() =>
        this.context.host.renderRoot.querySelector<HTMLElement>('.silenced button.keep')?.focus(),
      );
    });
  }

  async answer(goes: boolean, remove = false): Promise<void> {
    const { pending: asked } = this;
    if (!asked) return;
    if (remove) await this.remove();
    this.pending = undefined;
    this.voice = undefined;
    this.context.host.requestUpdate();
    asked.answer(goes);
    if (asked.before?.isConnected) asked.before.focus();
    else await this.context.text.focus();
  }

  /** Selects the next mark, in whichever paragraph it is. */
  async visitNext(): Promise<void> {
    const { marks } = this;
    if (marks.length === 0) return;
    this.visited = (this.visited + 1) % marks.length;
    const mark = marks[this.visited];
    if (!mark) return;
    if (mark.key !== this.context.script.selected) {
      this.context.script.select(mark.key);
      await this.context.host.updateComplete;
    }
    await this.context.text.select(mark.diagnostic.from, mark.diagnostic.to);
  }

  async remove(): Promise<void> {
    const { marks } = this;
    const edits = new Map<string, Edit[]>();
    for (const { key, text } of this.affectedTexts()) {
      const own = marks.filter((one) => one.key === key);
      if (own.length > 0)
        edits.set(
          key,
          removal(
            text,
            own.map(({ diagnostic }) => diagnostic),
          ),
        );
    }
    const done = await rewriteTexts(this.context, edits);
    this.removalEdits = { ...done, count: marks.length };
    this.voice = undefined;
    this.context.host.requestUpdate();
  }

  async undo(): Promise<void> {
    const { removalEdits: removal } = this;
    this.removalEdits = undefined;
    await removal?.undo();
  }

  dismiss(): void {
    this.voice = undefined;
    this.removalEdits = undefined;
    this.context.host.requestUpdate();
    void this.context.text.focus();
  }

  render(): TemplateResult | typeof nothing {
    return renderVoiceChange(this, this.context.locale);
  }

  private affectedTexts(): ScriptText[] {
    const all = scriptTexts(this.context.script);
    if (this.everywhere || this.pending || this.context.script.scenes.length === 0) return all;
    const own = new Set(this.context.script.scene?.paragraphs.map(({ key }) => key));
    return all.filter(({ key }) => own.has(key));
  }

  private marksFor(voice: Voice, before: Voice | undefined): SilencedMark[] {
    return this.affectedTexts().flatMap(({ key, text }) => {
      const was = new Set(before ? silencedMarksIn(text, before).map(({ from }) => from) : []);
      return silencedMarksIn(text, voice)
        .filter(({ from }) => !was.has(from))
        .map((diagnostic) => ({ key, diagnostic }));
    });
  }
}

/** The focused element, through shadow roots; undefined if none is. */
function focusedElement({ ownerDocument }: Node): HTMLElement | undefined {
  let active = ownerDocument?.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active && active !== ownerDocument?.body ? (active as HTMLElement) : undefined;
}

const silencedMarksIn = (text: string, voice: Voice): Diagnostic[] =>
  text.includes('<') ? checkSsml(text, { voice }).filter(({ code }) => code === 'voice-cannot') : [];

/** The fixes of all diagnostics as one list of edits, without duplicates and overlaps. */
function removal(text: string, diagnostics: readonly Diagnostic[]): Edit[] {
  const edits = diagnostics.flatMap(({ actions }) => actions[0]?.edits ?? []);
  const once = new Map(edits.map((edit) => [`${edit.from}-${edit.to}`, edit]));
  const ordered = [...once.values()].sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: Edit[] = [];
  for (const edit of ordered) if (edit.from >= (kept.at(-1)?.to ?? 0)) kept.push(edit);
  return applyEdits(text, kept) === text ? [] : kept;
}
