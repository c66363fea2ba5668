/** Base class of all elements: the provider's context, the language of the page, `disabled`. */
import { consume } from '@lit/context';
import { LitElement, type CSSResultGroup } from 'lit';
import { property, state } from 'lit/decorators.js';
import { providerContext, installContextRoot, type ProviderContext } from './context.js';
import { takeEarlyProperties } from './early-properties.js';
import { LocaleController } from './locale.js';
import { baseStyles } from './base.styles.js';

/** An element that works inside a provider. */
export abstract class MssElement extends LitElement {
  static override styles: CSSResultGroup = baseStyles;

  protected readonly locale = new LocaleController(this);
  private early: object | undefined = takeEarlyProperties(this);

  /** The context of the provider; undefined until there is one. */
  @consume({ context: providerContext, subscribe: true })
  @state()
  protected provided: ProviderContext | undefined;

  /** Whether the element is disabled: nothing can be changed or sent. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  override connectedCallback(): void {
    installContextRoot();
    const { early } = this;
    this.early = undefined;
    if (early) Object.assign(this, early);
    super.connectedCallback();
  }
}
