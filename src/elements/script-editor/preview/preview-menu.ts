/** What to hear, as a menu (APG menu button) beside the button that plays. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { PreviewMessages } from './messages.js';
import type { PreviewScope } from './speech-segments.js';

const scopes: readonly { scope: PreviewScope; keys?: string }[] = [
  { scope: 'selection', keys: 'Control+Enter' },
  { scope: 'sentence', keys: 'Control+Enter' },
  { scope: 'paragraph' },
  { scope: 'here', keys: 'Control+Shift+Enter' },
];

export class PreviewMenu {
  /** Whether it is shown. */
  open = false;

  constructor(
    private readonly host: LitElement,
    private readonly choose: (scope: PreviewScope) => void,
  ) {}

  private get items(): HTMLElement[] {
    return [...this.host.renderRoot.querySelectorAll<HTMLElement>('.hear-menu [role=menuitem]')];
  }

  async show(focus: 0 | -1): Promise<void> {
    this.open = true;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.items.at(focus)?.focus();
  }

  private hide(back: boolean): void {
    this.open = false;
    this.host.requestUpdate();
    if (back) this.host.renderRoot.querySelector<HTMLElement>('.hear-what')?.focus();
  }

  toggle(): void {
    if (this.open) this.hide(true);
    else void this.show(0);
  }

  /** The focus has gone elsewhere. */
  leave(): void {
    if (this.open) this.hide(false);
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const { items } = this;
    const at = items.indexOf(event.target as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      items.at(next % items.length)?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      if (event.key === 'Escape') event.preventDefault();
      this.hide(event.key === 'Escape');
    } else if (event.key.length === 1 && event.key !== ' ') {
      const rest = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      const letter = event.key.toLocaleLowerCase();
      rest.find((one) => one.textContent.trim().toLocaleLowerCase().startsWith(letter))?.focus();
    }
  };

  private pick(scope: PreviewScope): void {
    this.hide(true);
    this.choose(scope);
  }

  render(m: PreviewMessages, label: string): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    return html`<div class="hear-menu" role="menu" aria-label=${label} @keydown=${this.onKey}>
      ${scopes.map(
        ({ scope, keys }) =>
          html`<button
            type="button"
            role="menuitem"
            tabindex="-1"
            data-scope=${scope}
            aria-keyshortcuts=${keys ?? nothing}
            @click=${() => this.pick(scope)}
          >
            <span>${m.scopes[scope]}</span>
            ${keys ? html`<span class="small muted" aria-hidden="true">${keys.replace('Control', 'Ctrl')}</span>` : nothing}
          </button>`,
      )}
    </div>`;
  }
}
