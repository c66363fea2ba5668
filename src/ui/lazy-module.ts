/** Loads a part of an element on first use, so that pages that never show it don't pay for it. */
import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { importError } from '../api/index.js';
import { importWithRetry } from '../base/index.js';
import { MssErrorEvent } from './events.js';
import { adoptLateStyles } from './adopted-styles.js';
import type { LocaleController, Messages } from './locale.js';

const messages: Messages<{ notLoaded: string; retry: string }> = {
  en: {
    notLoaded:
      'This part could not be loaded. Nothing you wrote is lost. Check your connection and try again; if that doesn’t help, reload the page.',
    retry: 'Try again',
  },
  zh: {
    notLoaded: '此部分加载失败，已输入的内容不受影响。请检查网络后重试；如果仍然失败，请刷新页面。',
    retry: '重试',
  },
};

/**
 * A lazily imported module of an element. The module may export `styles`, which the element's shadow root adopts. After
 * a failed import, the next call of {@link load} tries again, and so does the return of the network.
 */
export class LazyModule<T extends object> {
  private loading: Promise<T | undefined> | undefined;

  /** The module once it is loaded. */
  value: T | undefined;
  /** Whether the last attempt to load the module failed. */
  missing = false;

  constructor(
    private readonly host: LitElement,
    /** The dynamic import, as `() => import('./panels.lazy.js')`. */
    private readonly importModule: () => Promise<T & { styles?: CSSResult }>,
  ) {}

  /** Loads the module and re-renders the element. Never rejects: resolves to `undefined` if the import failed. */
  load(): Promise<T | undefined> {
    this.loading ??= this.request().then(
      (module) => this.adopt(module),
      (cause: unknown) => this.fail(cause),
    );
    return this.loading;
  }

  /** Loads the module unless it has failed to load: for updates, which a failure itself brings about. */
  preload(): void {
    if (!this.missing) void this.load();
  }

  private request(): Promise<T & { styles?: CSSResult }> {
    return importWithRetry(this.importModule);
  }

  private adopt(module: T & { styles?: CSSResult }): T {
    this.value = module;
    this.missing = false;
    adoptLateStyles(this.host, module.styles);
    this.host.requestUpdate();
    return module;
  }

  /** Shows and tells that the module could not be loaded; each attempt that fails is told once. */
  private fail(cause: unknown): undefined {
    this.loading = undefined;
    if (!this.missing) this.loadWhenOnline();
    this.missing = true;
    this.host.requestUpdate();
    this.host.dispatchEvent(new MssErrorEvent(importError(cause)));
  }

  /** The window does not keep an element that was removed. */
  private loadWhenOnline(): void {
    const weak = new WeakRef(this);
    const onOnline = () => {
      const module = weak.deref();
      if (!module?.missing || !module.host.isConnected) return;
      module.missing = false;
      void module.load();
    };
    addEventListener('online', onOnline, { once: true });
  }

  /** Renders with the module; loads it on the first call, and renders `placeholder` until then. */
  render<R>(
    locale: LocaleController,
    view: (module: T) => R,
    placeholder: TemplateResult | typeof nothing = nothing,
  ): R | TemplateResult | typeof nothing {
    if (this.value) return view(this.value);
    if (this.missing) return this.renderMissing(locale);
    this.preload();
    return placeholder;
  }

  /** The message that the part could not be loaded, with a button that retries. */
  renderMissing(locale: LocaleController): TemplateResult {
    const m = locale.of(messages);
    return html`<div class="bar missing wide" role="alert">
      <span class="grow">${m.notLoaded}</span>
      <button class="button" type="button" @click=${() => void this.load()}>${m.retry}</button>
    </div>`;
  }
}

/** The sentence about a part that could not be loaded, for elements that don't use {@link LazyModule.renderMissing}. */
export function partNotLoaded(locale: LocaleController): string {
  return locale.of(messages).notLoaded;
}
