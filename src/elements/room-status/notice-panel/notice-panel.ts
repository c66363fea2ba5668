/**
 * A panel below the compact form for notices, so that the line keeps its height.
 *
 * It opens by itself for new notices, so that they are seen and announced; once dismissed, it stays closed for the same
 * ones.
 */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { icon, type LocaleController, type Messages, TriangleAlert } from '../../../ui/index.js';

const messages: Messages<{ name: string }> = {
  en: { name: 'Problem details' },
  zh: { name: '异常说明' },
};

/** The panel of one element. */
export class NoticePanel {
  private dismissed: string;

  /** `quiet` names the notices that don't open the panel. */
  constructor(
    private readonly host: LitElement,
    private readonly locale: LocaleController,
    private readonly quiet: string,
  ) {
    this.dismissed = quiet;
  }

  /** Opens the panel, whatever it contains. */
  open(): void {
    this.dismissed = '';
    this.host.requestUpdate();
  }

  /** `kinds` names the notices; it opens when the names change, and for the same ones after there were none. */
  render(kinds: string, content: unknown): TemplateResult | typeof nothing {
    if (!kinds) {
      this.dismissed = this.quiet;
      return nothing;
    }
    const { name } = this.locale.of(messages);
    const onToggle = (event: Event) => {
      this.dismissed = (event.target as HTMLDetailsElement).open ? '' : kinds;
    };
    return html`<details class="troubles" ?open=${kinds !== this.dismissed} @toggle=${onToggle}>
      <summary aria-label=${name} title=${name}>${icon(TriangleAlert)}</summary>
      <div class="panel" part="panel">${content}</div>
    </details>`;
  }
}
