/** Saving as a person lives it: what is under way, what went wrong, and the choice when somebody else changed the same. */
import type { LitElement } from 'lit';
import type { Client } from '../../../api/index.js';
import { MssConflictEvent, MssSaveEvent } from '../../../ui/events.js';
import type { Script } from '../script/script.js';
import { withTheirs } from '../script/merge.js';
import { textOf, type Scene } from '../script/scenes.js';
import type { ConflictHost, Side } from './conflict-view.js';
import { saveRoom, type SaveResult } from './save-room.js';
import type { SaveHost } from './save-view.js';

type Clash = Extract<SaveResult, { kind: 'conflict' }>;

export type SaveState =
  | { phase: 'idle' }
  | { phase: 'saving' }
  | { phase: 'checking' }
  | { phase: 'saved'; at: number }
  | { phase: 'failed'; error: unknown }
  | { phase: 'conflict'; clash: Clash; choices: ReadonlyMap<string, Side> };

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

export class Saver implements SaveHost, ConflictHost {
  private current: SaveState = { phase: 'idle' };
  private running: AbortController | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly needs: SaverNeeds,
  ) {}

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

  /** Saves. Rejects with the error of the call that failed; what was typed stays. */
  async save(): Promise<void> {
    const client = this.needs.client();
    const room_id = this.needs.room();
    if (!room_id || !this.needs.editable() || this.running || this.current.phase === 'conflict') return;
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
      if (signal.aborted) return;
      if (result.kind === 'conflict') this.ask(result);
      else this.take(mine, result.scenes, room_id);
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
    if (this.current.phase === 'saved' || this.current.phase === 'failed') this.show({ phase: 'idle' });
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

  choose(key: string, side: Side): void {
    if (this.current.phase !== 'conflict') return;
    this.show({ ...this.current, choices: new Map(this.current.choices).set(key, side) });
  }

  saveChoices(): void {
    if (this.current.phase !== 'conflict') return;
    const { clash, choices } = this.current;
    const { theirs, conflicts } = clash;
    const scenes = conflicts
      .filter(({ key }) => choices.get(key) === 'theirs')
      .reduce((chosen, conflict) => withTheirs(chosen, conflict, theirs), clash.scenes);
    const isLeft = ({ key, paragraphs }: Scene) =>
      paragraphs.length > 0 || theirs.some((scene) => scene.key === key);
    this.show({ phase: 'idle' });
    this.script.decided(theirs, scenes.filter(isLeft));
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

  private take(sent: readonly Scene[], saved: readonly Scene[], room_id: string): void {
    this.script.saved(sent, saved);
    this.show({ phase: 'saved', at: Date.now() });
    this.needs.saved();
    this.host.dispatchEvent(new MssSaveEvent(room_id, this.script.value));
  }

  private ask(clash: Clash): void {
    this.show({ phase: 'conflict', clash, choices: new Map() });
    for (const { mine, theirs } of clash.conflicts) {
      this.host.dispatchEvent(new MssConflictEvent(textOf(mine), textOf(theirs)));
    }
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>('.conflict input')?.focus(),
    );
  }
}
