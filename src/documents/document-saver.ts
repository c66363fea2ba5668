/** Saves a document: one save at a time, with the callers that wait for it and the conflicts that need a choice. */
import type { Client } from '../api/index.js';
import { type ChangedScript, type Choice, type Conflict, rebaseOnSave, type Scene } from '../script/index.js';
import { ConflictState, conflictTexts } from './conflict-state.js';
import { saveScript, type SaveResult } from './save-script.js';
import type { SaveState } from './save-state.js';
import type { DocumentListener } from './document-listener.js';
import type { ScriptSource } from './stored-script.js';

/** What a saver needs of the document that it saves. */
export interface SaveableDocument {
  readonly client: Client | undefined;
  readonly source: ScriptSource | undefined;
  /** Whether there is anything unsaved. */
  readonly dirty: boolean;
  /** The stored scenes that the changes began with. */
  readonly base: readonly Scene[];
  /** The scenes with all changes. */
  readonly scenes: readonly Scene[];
  /** Continues with another stored version and what the changes make of it. */
  rebase(changed: ChangedScript): void;
  /** Takes over what is stored after a successful save. */
  handleSaved(rebased: ChangedScript): void;
  /** A save has ended, or a conflict was postponed. */
  handleIdle(): void;
  /** The state of saving has changed. */
  notify(): void;
}

/** A save under way. */
interface RunningSave {
  /** Resolves to whether the script was stored. */
  readonly result: Promise<boolean>;
  /** The elements whose `save()` resolves to `true` because of it. */
  readonly requesters: Set<DocumentListener>;
}

/** Saves one document; its state is that of the latest save. */
export class DocumentSaver {
  private current: SaveState = { phase: 'idle' };
  private running: RunningSave | undefined;
  private controller = new AbortController();

  constructor(private readonly document: SaveableDocument) {}

  get state(): SaveState {
    return this.current;
  }

  /** Whether a save is under way, or conflicts need a choice. */
  get busy(): boolean {
    return this.running !== undefined || this.conflict !== undefined;
  }

  private get conflict(): ConflictState | undefined {
    return this.current.phase === 'conflict' ? this.current.conflict : undefined;
  }

  /** The conflicts with the current scenes; empty if there are none. */
  get conflicts(): readonly Conflict[] {
    return this.conflict?.conflicts(this.document.scenes) ?? [];
  }

  /** Both versions of each conflict, as texts. */
  get versions(): [mine: string, theirs: string][] {
    return this.conflicts.map(conflictTexts);
  }

  /** Number of conflicts without a choice. */
  get unresolvedCount(): number {
    return this.conflict?.unresolvedCount(this.document.scenes) ?? 0;
  }

  /**
   * Waits for a save under way, then saves what is still unsaved. Resolves to whether the service has confirmed the
   * changes of `requester`: those that this call saved, or those that another element's save stored meanwhile. Each save
   * counts once for an element. Rejects with the error of the failed request.
   */
  async save(requester: DocumentListener): Promise<boolean> {
    const { signal } = this.controller;
    const wasDirty = this.document.dirty;
    let awaited: RunningSave | undefined;
    let stored = false;
    while (this.running) {
      awaited = this.running;
      stored = await awaited.result.catch(() => false);
    }
    const { client, source, dirty } = this.document;
    if (!client || !source || signal.aborted || this.conflict) return false;
    if (awaited && !dirty) {
      const isNews = stored && wasDirty && !awaited.requesters.has(requester);
      awaited.requesters.add(requester);
      return isNews;
    }
    const result = this.run(client, source, requester, signal);
    this.running = { result, requesters: new Set([requester]) };
    return result;
  }

  private async run(
    client: Client,
    source: ScriptSource,
    requester: DocumentListener,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { base, scenes: mine } = this.document;
    this.setState({ phase: 'saving' });
    try {
      const checking = () => this.setState({ phase: 'checking' });
      const result = await saveScript({ client, source, base, mine, signal, checking });
      if (signal.aborted) return false;
      return this.finish(result, mine, requester);
    } catch (error) {
      if (signal.aborted) return false;
      this.setState({ phase: 'failed', error, requester });
      throw error;
    } finally {
      if (!signal.aborted) {
        this.running = undefined;
        this.document.handleIdle();
      }
    }
  }

  private finish(result: SaveResult, sent: readonly Scene[], requester: DocumentListener): boolean {
    if (result.kind === 'conflict') {
      const conflict = new ConflictState(result.base, result.theirs);
      this.setState({ phase: 'conflict', requester, conflict });
      return false;
    }
    if (result.kind === 'overwritten') {
      this.setState({ phase: 'overwritten', requester });
      return false;
    }
    this.current = { phase: 'saved', at: Date.now() };
    this.document.handleSaved(rebaseOnSave(sent, this.document.scenes, result.scenes));
    return true;
  }

  /** Clears the result of the last save after a change. */
  clearResult(): void {
    if (['saved', 'failed', 'overwritten'].includes(this.current.phase)) this.setState({ phase: 'idle' });
  }

  /** Clears the time of the last save after a read; a failure stays. */
  clearSaved(): void {
    if (this.current.phase === 'saved') this.setState({ phase: 'idle' });
  }

  /** Aborts a save under way and drops open conflicts. */
  abort(): void {
    this.controller.abort();
    this.controller = new AbortController();
    this.running = undefined;
    this.setState({ phase: 'idle' });
  }

  /** Stores the choice for one conflict. */
  choose(id: string, choice: Choice): void {
    if (this.current.phase !== 'conflict') return;
    this.setState({ ...this.current, conflict: this.current.conflict.choose(id, choice) });
  }

  /** Applies the choices to the scenes, which can then be saved; returns `false` if a choice is missing. */
  resolve(): boolean {
    const { conflict, document } = this;
    if (!conflict || this.unresolvedCount > 0) return false;
    this.current = { phase: 'idle' };
    document.rebase({ base: conflict.theirs, scenes: conflict.resolve(document.scenes) });
    return true;
  }

  /** Closes the conflicts without a choice; the next save finds them again. */
  postpone(): void {
    this.setState({ phase: 'idle' });
    this.document.handleIdle();
  }

  private setState(state: SaveState): void {
    this.current = state;
    this.document.notify();
  }
}
