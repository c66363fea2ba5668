/**
 * A panel under a bar, for what the bar has no room for: a header keeps its height, and the page below does not jump.
 *
 * It opens by itself for what is new, so that it is seen and read out; whoever closes it is not bothered again with the
 * same.
 */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icon.js';
import { TriangleAlert } from '../../../ui/icons.js';
import type { LocaleController, Messages } from '../../../ui/locale.js';

const messages: Messages<{ name: string }> = {
  en: { name: 'What is wrong' },
  zh: { name: '异常说明' },
};

export class NoticePanel {
  private dismissed: string;

  /** `quiet`: what it does not open for by itself. */
  constructor(
    private readonly host: LitElement,
    private readonly locale: LocaleController,
    private readonly quiet: string,
  ) {
    this.dismissed = quiet;
  }

  /** Opens it, whatever is in it. */
  open(): void {
    this.dismissed = '';
    this.host.requestUpdate();
  }

  /** `kinds` names what is in it: something else is something new, and so is the same after there was nothing. */
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
