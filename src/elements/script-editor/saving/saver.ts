/** Saving as a person lives it: what is under way, what went wrong, and the choice when somebody else changed the same. */
import type { LitElement } from 'lit';
import type { Client } from '../../../api/index.js';
import { MssConflictEvent, MssSaveEvent } from '../../../ui/events.js';
import { LazyPart } from '../../../ui/lazy.js';
import type { Choice, Choices, Conflict } from '../script/merge.js';
import type { Script } from '../script/script.js';
import type { Scene } from '../script/scenes.js';
import { Clash, textsOf } from './clash.js';
import type { ConflictHost } from './conflict-view.js';
import { saveRoom, type SaveResult } from './save-room.js';
import type { SaveHost } from './save-view.js';

export type SaveState =
  | { phase: 'idle' }
  | { phase: 'saving' }
  | { phase: 'checking' }
  | { phase: 'saved'; at: number }
  | { phase: 'overwritten' }
  | { phase: 'failed'; error: unknown }
  | { phase: 'conflict'; clash: Clash };

export interface SaverNeeds {
  room: () => string;
  client: () => Client | undefined;
  editable: () => boolean;
  /** A save begins. */
  begun: () => void;
  /** There is nobody to save to. */
  unconnected: () => void;
  /** The script was saved, and everything typed since is known. */
  saved: () => void;
  /** A person chose between two versions. */
  chosen: () => void;
  failed: (error: unknown) => void;
}

const none: Choices = new Map();

export class Saver implements SaveHost, ConflictHost {
  private current: SaveState = { phase: 'idle' };
  private running: AbortController | undefined;
  /** Shows both versions. */
  readonly choosing: LazyPart<typeof import('./conflict-view.js')>;

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly needs: SaverNeeds,
  ) {
    this.choosing = new LazyPart(host, () => import('./conflict-view.js'));
  }

  get state(): SaveState {
    return this.current;
  }

  get dirty(): boolean {
    return this.script.dirty;
  }

  /** Whether there is anything that could be saved. */
  get known(): boolean {
    return this.script.base.length > 0;
  }

  get connected(): boolean {
    return this.needs.client() !== undefined;
  }

  get allowed(): boolean {
    return this.needs.editable() && this.connected && !this.running && this.current.phase !== 'conflict';
  }

  private get clash(): Clash | undefined {
    return this.current.phase === 'conflict' ? this.current.clash : undefined;
  }

  get conflicts(): readonly Conflict[] {
    return this.clash?.conflicts(this.script.scenes) ?? [];
  }

  get choices(): Choices {
    return this.clash?.choices ?? none;
  }

  get left(): number {
    return this.clash?.left(this.script.scenes) ?? 0;
  }

  /** Saves. Rejects with the error of the call that failed; what was typed stays. */
  async save(): Promise<void> {
    const client = this.needs.client();
    const room_id = this.needs.room();
    if (!room_id || !this.needs.editable() || this.running || this.clash) return;
    this.needs.begun();
    if (!client) return this.needs.unconnected();
    const running = new AbortController();
    this.running = running;
    this.show({ phase: 'saving' });
    const { scenes: mine, base } = this.script;
    const { signal } = running;
    const checking = () => this.show({ phase: 'checking' });
    try {
      const result = await saveRoom({ client, room_id, base, mine, signal, checking });
      if (!signal.aborted) await this.take(result, mine, room_id);
    } catch (error) {
      if (signal.aborted) return;
      this.show({ phase: 'failed', error });
      this.needs.failed(error);
      throw error;
    } finally {
      if (this.running === running) this.running = undefined;
      this.host.requestUpdate();
    }
  }

  /** A person pressed Save: what goes wrong is shown. */
  readonly press = (): void => {
    this.save().catch(() => undefined);
  };

  /** Something was changed: what was said about the last save no longer holds. */
  outdate(): void {
    if (['saved', 'failed', 'overwritten'].includes(this.current.phase)) this.show({ phase: 'idle' });
  }

  /** The script was read: what was said about saving the one before no longer holds. */
  forget(): void {
    this.show({ phase: 'idle' });
  }

  /** Another room takes the place of this one. */
  leave(): void {
    this.running?.abort();
    this.forget();
  }

  choose(id: string, choice: Choice): void {
    const { clash } = this;
    if (clash) this.show({ phase: 'conflict', clash: clash.with(id, choice) });
  }

  saveChoices(): void {
    const { clash, script } = this;
    if (!clash || this.left > 0) return;
    this.show({ phase: 'idle' });
    script.decided(clash.theirs, clash.chosen(script.scenes));
    this.needs.chosen();
    this.press();
  }

  keepEditing(): void {
    this.show({ phase: 'idle' });
  }

  private show(state: SaveState): void {
    this.current = state;
    this.host.requestUpdate();
  }

  private async take(result: SaveResult, sent: readonly Scene[], room_id: string): Promise<void> {
    if (result.kind === 'conflict') return this.ask(new Clash(result.base, result.theirs));
    if (result.kind === 'overwritten') return this.show({ phase: 'overwritten' });
    this.script.saved(sent, result.scenes);
    this.show({ phase: 'saved', at: Date.now() });
    this.needs.saved();
    this.host.dispatchEvent(new MssSaveEvent(room_id, this.script.value));
  }

  private async ask(clash: Clash): Promise<void> {
    this.show({ phase: 'conflict', clash });
    for (const conflict of this.conflicts)
      this.host.dispatchEvent(new MssConflictEvent(...textsOf(conflict)));
    if (!(await this.choosing.want())) throw new Error('The choice cannot be shown');
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>('.conflict input')?.focus();
  }
}
