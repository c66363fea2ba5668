/**
 * Saving as a person lives it: what is under way, what went wrong, and the choice when somebody else changed the same.
 * Loaded with the first change.
 */
import { html, type TemplateResult } from 'lit';
import { MssConflictEvent, MssSaveEvent } from '../../../ui/events.js';
import { icon } from '../../../ui/icon.js';
import { TriangleAlert } from '../../../ui/icons.js';
import type { LocaleController, Messages } from '../../../ui/locale.js';
import type { EditorContext } from '../editor-context.js';
import type { ScriptController } from '../script-controller.js';
import type { Choice, Choices, Conflict } from '../../../script/merge/merge.js';
import type { Scene, WireScene } from '../../../script/scenes.js';
import type { ChangedScript } from '../../../script/merge/rebase.js';
import { ConflictState, textsOf } from './conflict-state.js';
import type { ConflictHost } from './conflict-view.js';
import type { ScriptSource } from '../../../documents/script-source.js';
import {
  rebaseDraft,
  rebaseOnReload,
  rebaseOnSave,
  saveScript,
  type SaveResult,
} from '../../../documents/save.lazy.js';
import type { SaveOptions, SaveState } from './save-controller.js';

const none: Choices = new Map();

const messages: Messages<{ overwritten: string; overwrittenHelp: string }> = {
  en: {
    overwritten: 'Somebody else saved at the same moment.',
    overwrittenHelp:
      'What is on the service now is not what you saved. Your changes are still here: save again.',
  },
  zh: {
    overwritten: '有人在同一时刻保存了剧本。',
    overwrittenHelp: '服务上现在的内容不是您保存的内容。您的修改仍在这里，请再次保存。',
  },
};

export function renderOverwritten(locale: LocaleController): TemplateResult {
  const m = locale.of(messages);
  return html`<div class="notice warning overwritten" role="alert">
    ${icon(TriangleAlert)}
    <p><strong>${m.overwritten}</strong> ${m.overwrittenHelp}</p>
  </div>`;
}

/** Takes over what was read again; unsaved changes stay. */
export function reload(script: ScriptController, stored: readonly WireScene[]): void {
  const { base, scenes } = rebaseOnReload(script, stored);
  script.rebase(base, scenes);
}

/** Applies a draft to the stored script. */
export function restore(script: ScriptController, draft: ChangedScript): void {
  const { base, scenes } = rebaseDraft(draft, script.base);
  script.rebase(base, scenes);
}

export class Saving implements ConflictHost {
  private current: SaveState = { phase: 'idle' };
  private running: AbortController | undefined;
  /** What waits until no save is under way. */
  private waiting: (() => void) | undefined;

  constructor(
    private readonly context: EditorContext,
    private readonly options: SaveOptions,
  ) {}

  get state(): SaveState {
    return this.current;
  }

  /** Whether a save is under way, or waits for a person. */
  get busy(): boolean {
    return this.running !== undefined || this.conflict !== undefined;
  }

  private get conflict(): ConflictState | undefined {
    return this.current.phase === 'conflict' ? this.current.conflict : undefined;
  }

  get conflicts(): readonly Conflict[] {
    return this.conflict?.conflicts(this.context.script.scenes) ?? [];
  }

  get choices(): Choices {
    return this.conflict?.choices ?? none;
  }

  get left(): number {
    return this.conflict?.left(this.context.script.scenes) ?? 0;
  }

  /** Saves. Rejects with the error of the call that failed; what was typed stays. */
  async save(): Promise<void> {
    const { client, home, editable } = this.context.settings;
    if (!home || !client || !editable || this.busy) return;
    const running = new AbortController();
    this.running = running;
    this.show({ phase: 'saving' });
    const { scenes: mine, base } = this.context.script;
    const { signal } = running;
    const checking = () => this.show({ phase: 'checking' });
    try {
      const result = await saveScript({ client, source: home, base, mine, signal, checking });
      if (!signal.aborted) await this.take(result, mine, home);
    } catch (error) {
      if (signal.aborted) return;
      this.show({ phase: 'failed', error });
      this.context.notify.error(error);
      throw error;
    } finally {
      if (this.running === running) this.running = undefined;
      this.free();
      this.context.host.requestUpdate();
    }
  }

  /** Something was changed: what was said about the last save no longer holds. */
  outdate(): void {
    if (['saved', 'failed', 'overwritten'].includes(this.current.phase)) this.show({ phase: 'idle' });
  }

  /** The script was read: that the one before was saved is no longer of interest; why it could not be is. */
  forget(): void {
    if (this.current.phase === 'saved') this.show({ phase: 'idle' });
  }

  /** Another script takes the place of this one. */
  leave(): void {
    this.running?.abort();
    this.running = this.waiting = undefined;
    this.show({ phase: 'idle' });
  }

  choose(id: string, choice: Choice): void {
    const { conflict } = this;
    if (conflict) this.show({ phase: 'conflict', conflict: conflict.with(id, choice) });
  }

  saveChoices(): void {
    const { conflict } = this;
    const { script } = this.context;
    if (!conflict || this.left > 0) return;
    this.show({ phase: 'idle' });
    script.rebase(conflict.theirs, conflict.chosen(script.scenes));
    this.options.chosen();
    this.save().catch(() => undefined);
  }

  keepEditing(): void {
    this.show({ phase: 'idle' });
    this.free();
  }

  /** Does something when no save is under way any more, and nobody is being asked. */
  afterwards(act: () => void): void {
    this.waiting = act;
    this.free();
  }

  private free(): void {
    if (this.busy) return;
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.();
  }

  private show(state: SaveState): void {
    this.current = state;
    this.context.host.requestUpdate();
  }

  private async take(
    result: SaveResult,
    sent: readonly Scene[],
    { room_id, script_id }: ScriptSource,
  ): Promise<void> {
    if (result.kind === 'conflict') return this.ask(new ConflictState(result.base, result.theirs));
    if (result.kind === 'overwritten') return this.show({ phase: 'overwritten' });
    const { base, scenes } = rebaseOnSave(sent, this.context.script.scenes, result.scenes);
    this.context.script.rebase(base, scenes);
    this.show({ phase: 'saved', at: Date.now() });
    this.options.saved();
    this.context.host.dispatchEvent(new MssSaveEvent(room_id, this.context.script.value, script_id));
  }

  private async ask(conflict: ConflictState): Promise<void> {
    this.show({ phase: 'conflict', conflict });
    for (const conflict of this.conflicts)
      this.context.host.dispatchEvent(new MssConflictEvent(...textsOf(conflict)));
    if (!(await this.options.dialogs.load())) throw new Error('The choice cannot be shown');
    await this.context.host.updateComplete;
    this.context.host.renderRoot.querySelector<HTMLElement>('.conflict input')?.focus();
  }
}
