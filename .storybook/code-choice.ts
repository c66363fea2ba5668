/** Chooses in which language code is shown, on pages of elements; the toolbar has the same choice. */
import { css, html, LitElement, type CSSResultGroup, type TemplateResult } from 'lit';
import { addons } from 'storybook/preview-api';
import { codeLanguages, type CodeLanguage } from './story-code.js';

/** The event by which Storybook is asked to change what its toolbar chooses, and the one by which it says what is chosen. */
const [update, updated, initial] = ['updateGlobals', 'globalsUpdated', 'setGlobals'];

interface Globals {
  globals?: { code?: CodeLanguage };
}

/** A row of buttons, one of which is pressed. */
class CodeChoice extends LitElement {
  static override styles: CSSResultGroup = css`
    :host {
      display: flex;
      gap: 8px;
      align-items: center;
      margin-block: 24px 8px;
      font:
        14px/1.4 'Nunito Sans',
        system-ui,
        sans-serif;
    }
    button {
      font: inherit;
      min-block-size: 32px;
      padding-inline: 12px;
      border: 1px solid color-mix(in srgb, currentColor 35%, transparent);
      border-radius: 4px;
      background: none;
      color: inherit;
      cursor: pointer;
    }
    [aria-pressed='true'] {
      background: color-mix(in srgb, currentColor 14%, transparent);
      font-weight: 700;
    }
  `;

  private readonly channel = addons.getChannel();
  private readonly onUpdate = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.channel.on(updated, this.onUpdate);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.channel.off(updated, this.onUpdate);
  }

  private get chosen(): CodeLanguage {
    const [last] = (this.channel.last(updated) ?? this.channel.last(initial) ?? []) as [Globals?];
    return last?.globals?.code ?? 'html';
  }

  override render(): TemplateResult {
    const buttons = Object.entries(codeLanguages).map(
      ([code, name]) =>
        html`<button
          aria-pressed=${code === this.chosen ? 'true' : 'false'}
          @click=${() => this.channel.emit(update, { globals: { code } })}
        >
          ${name}
        </button>`,
    );
    return html`Code in ${buttons}`;
  }
}

/** Registers `code-choice`. */
export function defineCodeChoice(): void {
  if (!customElements.get('code-choice')) customElements.define('code-choice', CodeChoice);
}
