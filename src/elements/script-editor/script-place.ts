/** Lets other elements of the page lead a person to a paragraph of the room that this editor shows. */
import type { LitElement, ReactiveController } from 'lit';
import { addScriptPlace, type ScriptPlace } from '../../ui/index.js';
import type { ScriptController } from './script-controller.js';

/** The place of one editor, while it is on the page. */
export class ScriptPlaceController implements ReactiveController, ScriptPlace {
  private remove: (() => void) | undefined;

  constructor(
    private readonly host: LitElement & { readonly roomId: string },
    private readonly script: ScriptController,
  ) {
    host.addController(this);
  }

  get room_id(): string {
    return this.host.roomId;
  }

  hostConnected(): void {
    this.remove = addScriptPlace(this);
  }

  hostDisconnected(): void {
    this.remove?.();
  }

  show(scene: string, index: number): void {
    const { scenes } = this.script;
    const found = scenes.find(({ script }) => script.script_name === scene) ?? scenes[0];
    const paragraph = found?.paragraphs[index] ?? found?.paragraphs[0];
    if (paragraph) this.script.select(paragraph.key);
    this.host.scrollIntoView({ block: 'nearest' });
    void this.host.updateComplete.then(() => this.host.focus());
  }
}
