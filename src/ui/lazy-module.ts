/**
 * A part of an element that is loaded when it is first wanted: its code does not count for a page that never shows it.
 *
 * The module may export `styles`; they are adopted by the element's shadow root. A part that could not be loaded is
 * asked for again the next time it is wanted.
 */
import type { CSSResult, LitElement } from 'lit';
import { importWithRetry } from '../base/import-retry.js';

export class LazyModule<T extends { styles?: CSSResult }> {
  private loading: Promise<T | undefined> | undefined;
  /** The module, once it is there. */
  value: T | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly load: () => Promise<T>,
  ) {}

  /** Loads it, and renders the element again when it is there; undefined if it cannot be had. */
  want(): Promise<T | undefined> {
    this.loading ??= importWithRetry(this.load).then(
      (module) => this.arrived(module),
      () => (this.loading = undefined),
    );
    return this.loading;
  }

  private arrived(module: T): T {
    this.value = module;
    const sheet = module.styles?.styleSheet;
    const root = this.host.shadowRoot;
    if (sheet && root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.host.requestUpdate();
    return module;
  }
}
