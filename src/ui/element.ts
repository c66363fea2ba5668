/** Base class of all elements: the provider's context, the language of the page, `disabled`. */
import { consume } from '@lit/context';
import { LitElement, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { providerContext, installContextRoot, type ProviderContext } from './context.js';
import { takeEarlyProperties } from './early-properties.js';
import { GrantController } from './grant-controller.js';
import { LocaleController } from './locale.js';
import { readoptStyles, reopenDialogs } from './adopted-styles.js';
import { baseStyles } from './base.styles.js';
import { renderPart, tellOnce } from './render-part.js';

/** An element that works inside a provider. */
export abstract class MssElement extends LitElement {
  static override styles: CSSResultGroup = baseStyles;

  protected readonly internals = this.attachInternals();
  protected readonly locale = new LocaleController(this);
  protected readonly grants: GrantController = new GrantController(this, () => this.provided?.client);
  private early: object | undefined = takeEarlyProperties(this);

  /** The context of the provider; undefined until there is one. */
  @consume({ context: providerContext, subscribe: true })
  @state()
  protected provided: ProviderContext | undefined;

  /** Whether the element is disabled: nothing can be changed or sent. */
  @property({ type: Boolean, reflect: true, useDefault: true }) disabled = false;

  /** An element is a group of controls, which the page can name by `aria-label`; its attribute `role` takes precedence. */
  constructor() {
    super();
    this.internals.role = 'group';
  }

  override connectedCallback(): void {
    installContextRoot();
    const { early } = this;
    this.early = undefined;
    if (early) Object.assign(this, early);
    super.connectedCallback();
    reopenDialogs(this);
  }

  /** The `input` events of inner fields are composed: outside, they would pass for changes of the element's value. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('input', (event) => {
      if ((event.target as Node).getRootNode() === root) event.stopPropagation();
    });
    return root;
  }

  /** Keeps the styles in another document, such as that of a frame or a window. */
  adoptedCallback(): void {
    readoptStyles(this);
  }

  /** An update that fails as a whole leaves what is shown, and is told; the next update tries again. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      tellOnce(this, error);
    }
  }

  /** Renders a part that may fail without its neighbours. */
  protected renderPart<Part>(render: () => Part): Part | TemplateResult {
    return renderPart(this.locale, render);
  }
}
