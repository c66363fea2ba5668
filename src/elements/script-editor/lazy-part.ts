/** A part of the editor that is loaded when it is first shown; where it cannot be had, that is said, with a way back. */
import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { LazyModule } from '../../ui/lazy-module.js';
import type { EditorMessages } from './messages.js';

export class EditorModule<T extends object> {
  private readonly part: LazyModule<T & { styles?: CSSResult }>;
  /** Whether it could not be loaded the last time. */
  missing = false;

  constructor(
    private readonly host: LitElement,
    load: () => Promise<T>,
  ) {
    this.part = new LazyModule(host, load);
  }

  /** The module, once it is there. */
  get value(): T | undefined {
    return this.part.value;
  }

  /** Loads it; undefined if it cannot be had. */
  async want(): Promise<T | undefined> {
    const module = await this.part.want();
    if (this.missing !== !module) this.host.requestUpdate();
    this.missing = !module;
    return module;
  }

  /** Shows what the module makes; until it is there, `waiting`. */
  render<R>(
    m: EditorMessages,
    show: (module: T) => R,
    waiting: TemplateResult | typeof nothing = nothing,
  ): R | TemplateResult | typeof nothing {
    if (this.value) return show(this.value);
    if (this.missing) return this.renderMissing(m);
    void this.want();
    return waiting;
  }

  /** What is said where it is missing. */
  renderMissing(m: EditorMessages): TemplateResult {
    return html`<div class="bar missing wide" role="alert">
      <span class="grow">${m.partNotLoaded}</span>
      <button class="button" type="button" @click=${() => void this.want()}>${m.retry}</button>
    </div>`;
  }
}
