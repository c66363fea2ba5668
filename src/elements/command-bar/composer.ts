/** The composer's text: stored for each room so that it survives a reload, marked up, checked, and sent. */
import type { ReactiveController, TemplateResult } from 'lit';
import { newId } from '../../base/index.js';
import type { CommandRecord } from '../../live/index.js';
import type { Diagnostic } from '../../ssml/index.js';
import { isComposing, type LazyModule } from '../../ui/index.js';
import type { BarContext, MarkTool } from './bar-context.js';
import { renderComposer, type ComposerActions } from './composer-view.js';
import type { Marks } from './marks/marks.js';
import { readText, saveText } from './value-store.js';

/** What the composer and the log load on first use. */
export type ComposerModule = LazyModule<typeof import('./composer.lazy.js')>;

/** The composer of a command bar. */
export class Composer implements ReactiveController {
  private marksEditor: Marks | undefined;
  private room_id: string | undefined;
  private client: BarContext['client'];
  /** The text that was submitted, until it is known whether it can be cleared. */
  private pending: { id: string; text: string } | undefined;
  /** The texts that left the field before they were sent, by command ID: one that is taken back or refused returns. */
  private readonly delayed = new Map<string, string>();

  /** The text in the field. */
  text = '';

  constructor(
    private readonly bar: BarContext,
    private readonly element: {
      readonly roomId: string;
      readonly disabled: boolean;
      readonly undoSeconds: number;
    },
    private readonly module: ComposerModule,
  ) {
    bar.element.addController(this);
  }

  hostUpdate(): void {
    const { roomId } = this.element;
    const { client } = this.bar;
    const hasSignedOut = client !== this.client && this.client?.isSignedOut === true;
    this.client = client;
    if (roomId === this.room_id && !hasSignedOut) return;
    this.room_id = roomId;
    this.delayed.clear();
    this.pending = undefined;
    this.text = readText(roomId);
  }

  private get field(): HTMLTextAreaElement | null {
    return this.bar.element.renderRoot.querySelector<HTMLTextAreaElement>('#text');
  }

  private get marks(): Marks | undefined {
    const { value } = this.module;
    const { element } = this.bar;
    return (this.marksEditor ??=
      value && new value.Marks({ field: () => this.field, requestUpdate: () => element.requestUpdate() }));
  }

  private get problems(): readonly Diagnostic[] {
    return this.module.value?.problemsIn(this.text, this.bar.locale.lang) ?? [];
  }

  /** Why the service would refuse a text; undefined if it would not, or while the check is loading. */
  errorIn(text: string): Diagnostic | undefined {
    const problems = this.module.value?.problemsIn(text, this.bar.locale.lang);
    return problems?.find(({ severity }) => severity === 'error');
  }

  private update(text: string): void {
    this.text = text;
    saveText(this.element.roomId, text);
    this.marks?.clear();
    this.bar.element.requestUpdate();
  }

  /** Replaces the text; the browser's undo restores it. */
  async replace(text: string): Promise<void> {
    this.field?.focus();
    await this.module.load();
    if (this.marks) this.marks.edit([{ from: 0, to: this.text.length, insert: text }]);
    else this.update(text);
  }

  /** Opens the form of a mark for the selection, or closes it. */
  async toggleMark(tool: MarkTool): Promise<void> {
    await this.module.load();
    this.marks?.toggle(tool);
  }

  /** Clears the text unless its command was refused; text that was entered since then is kept. */
  handleRecord(record: CommandRecord): void {
    this.restore(record);
    const { id, stage } = record;
    if (id !== this.pending?.id || isInLine(record)) return;
    const { text } = this.pending;
    this.pending = undefined;
    if (stage === 'delayed') this.delayed.set(id, text);
    if (!isRefused(record) && this.text.trim() === text) this.update('');
  }

  /** Puts a text back into the empty field if its command was taken back or refused. */
  private restore(record: CommandRecord): void {
    const text = this.delayed.get(record.id);
    if (text === undefined || isInLine(record) || record.stage === 'checking') return;
    this.delayed.delete(record.id);
    if (isRefused(record) && this.text === '') this.update(text);
  }

  /** Sends the text; a refused text stays in the field. */
  private readonly send = async (): Promise<void> => {
    const text = this.text.trim();
    const { bar } = this;
    const { watch } = bar;
    if (text === '' || this.pending || !bar.canQueue) return;
    const id = newId();
    this.pending = { id, text };
    bar.element.requestUpdate();
    // Before the answer arrives: by then the user may have moved the focus elsewhere.
    this.field?.focus();
    await this.module.load();
    const isHere = watch === bar.watch; // else the element went on to another room while the module was loading
    if (isHere && !this.problems.some(({ severity }) => severity === 'error'))
      await bar.say(text, { intent: id });
    if (this.isPending(id)) this.pending = undefined;
    bar.element.requestUpdate();
  };

  private isPending(id: string): boolean {
    return this.pending?.id === id;
  }

  private readonly onInput = (): void => {
    this.bar.prepare();
    this.update(this.field?.value ?? '');
  };

  /** Enter sends, except while it is held down or belongs to an input method. */
  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    if (!event.repeat) void this.send();
  };

  render(actions: ComposerActions): TemplateResult {
    const { bar } = this;
    return renderComposer(bar, {
      ...actions,
      text: this.text,
      disabled: this.element.disabled,
      undoSeconds: this.element.undoSeconds,
      isSending: this.pending !== undefined,
      problems: this.problems,
      marksModule: this.module.value,
      marks: this.marks,
      onFocus: () => bar.prepare(),
      onInput: this.onInput,
      onKey: this.onKey,
      onSend: () => void this.send(),
    });
  }
}

/** Whether a command is being sent, or will be as soon as it has its turn. */
function isInLine({ stage, deadline }: CommandRecord): boolean {
  return stage === 'sending' || (stage === 'waiting' && deadline === undefined);
}

function isRefused({ stage }: CommandRecord): boolean {
  return stage === 'failed' || stage === 'unsent';
}
