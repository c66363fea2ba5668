/** Chooses in which language code is shown, on pages of elements; the toolbar does for stories. */
import { css, html, LitElement, type CSSResultGroup, type TemplateResult } from 'lit';
import { chooseLanguage, chosenLanguage } from './shown-code.js';
import { codeLanguages, type CodeLanguage } from './story-code.js';

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

  override render(): TemplateResult {
    const buttons = Object.entries(codeLanguages).map(
      ([code, name]) =>
        html`<button
          aria-pressed=${code === chosenLanguage() ? 'true' : 'false'}
          @click=${() => this.choose(code as CodeLanguage)}
        >
          ${name}
        </button>`,
    );
    return html`Code in ${buttons}`;
  }

  private choose(language: CodeLanguage): void {
    chooseLanguage(language);
    this.requestUpdate();
  }
}

/** Registers `code-choice`. */
export function defineCodeChoice(): void {
  if (!customElements.get('code-choice')) customElements.define('code-choice', CodeChoice);
}
