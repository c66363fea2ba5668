/** The draft of the script: kept while it is written, offered after a reload, put together with what was loaded. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Script } from '../script/script.js';
import { sameScript } from '../script/scenes.js';
import { DraftKeeper } from './draft-keeper.js';
import { draftKey, type Draft } from './draft.js';
import type { DraftHost } from './draft-view.js';

export interface DraftsNeeds {
  room: () => string;
  /** The form control's name. */
  name: () => string;
  /** A person took a draft. */
  restored: () => void;
}

export class Drafts implements ReactiveController, DraftHost {
  private readonly keeper = new DraftKeeper(
    () => this.unsaved,
    () => this.host.requestUpdate(),
  );

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly script: Script,
    private readonly needs: DraftsNeeds,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.keeper.flush);
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.keeper.flush);
    this.flush();
  }

  get offered(): Draft | undefined {
    return this.keeper.offered;
  }

  get refused(): boolean {
    return this.keeper.refused;
  }

  /** Looks for a draft of what was just loaded. */
  look(): void {
    const { script } = this;
    this.keeper.look(draftKey(this.needs.room(), this.needs.name()), ({ text, mine }) =>
      mine
        ? script.scenes.length > 0 && !sameScript(mine, script.scenes)
        : script.scenes.length === 0 && text !== script.value,
    );
  }

  /** Something was written. */
  touch(): void {
    this.keeper.touch();
  }

  /** Writes now what is waiting to be written. */
  flush(): void {
    this.keeper.flush();
  }

  /** All is saved, or back to what was loaded. */
  settle(): void {
    this.keeper.settle();
  }

  restore(): void {
    const taken = this.keeper.take(({ text, base, mine }) => {
      if (text !== undefined) this.script.write(text);
      else this.script.restore(base ?? [], mine ?? []);
    });
    if (taken) this.needs.restored();
  }

  discard(): void {
    this.keeper.discard();
  }

  /** What a draft would keep; undefined when there is nothing that is not saved. */
  private get unsaved(): Omit<Draft, 'at'> | undefined {
    const { scenes, base, value, dirty } = this.script;
    if (scenes.length === 0 && base.length === 0) return this.needs.room() ? undefined : { text: value };
    return dirty ? { base: [...base], mine: [...scenes] } : undefined;
  }
}
