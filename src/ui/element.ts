/** What all elements share: the provider they work under, the language of the page, `disabled`. */
import { consume } from '@lit/context';
import { LitElement, type CSSResultGroup } from 'lit';
import { property, state } from 'lit/decorators.js';
import { providerContext, installContextRoot, type ProviderContext } from './context.js';
import { LocaleController } from './locale.js';
import { baseStyles } from './base.styles.js';

export abstract class MssElement extends LitElement {
  static override styles: CSSResultGroup = baseStyles;

  protected readonly locale = new LocaleController(this);

  /** What the provider gives; undefined until there is one. */
  @consume({ context: providerContext, subscribe: true })
  @state()
  protected provided: ProviderContext | undefined;

  /** Whether the element can be used. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  override connectedCallback(): void {
    installContextRoot();
    super.connectedCallback();
  }
}
