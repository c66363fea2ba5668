/** The two buttons that export a list, as CSV and as JSON. */
import { html, type LitElement, type TemplateResult } from 'lit';
import { icon } from '../icon.js';
import { Download } from '../icons.js';
import { LazyModule } from '../lazy-module.js';
import type { LocaleController, Messages } from '../locale.js';
import { renderError } from '../error-view.js';
import type { ExportFormat, Table } from './table.js';

const messages: Messages<{ name: string; export: (format: string) => string; reading: string }> = {
  en: { name: 'Export', export: (format) => `Export ${format}`, reading: 'Preparing the file…' },
  zh: { name: '导出', export: (format) => `导出 ${format}`, reading: '正在生成文件…' },
};

const formats = { CSV: 'csv', JSON: 'json' } as const satisfies Record<string, ExportFormat>;

/** The export of one list of one element. */
export class ListExport {
  private readonly module;
  private isBusy = false;
  private error: unknown;

  constructor(
    private readonly host: LitElement,
    private readonly locale: LocaleController,
    /** Makes the table, which may have to be read first; rejects if that fails, and with `undefined` there is none. */
    private readonly table: () => Table | Promise<Table | undefined>,
  ) {
    this.module = new LazyModule(host, () => import('./export.lazy.js'));
  }

  /** The buttons, and below them why the last export failed. */
  render(): TemplateResult {
    const m = this.locale.of(messages);
    return html`<span class="export" role="group" aria-label=${m.name}>
      ${Object.entries(formats).map(
        ([label, format]) =>
          html`<button
            class="button quiet"
            type="button"
            aria-label=${m.export(label)}
            title=${m.export(label)}
            aria-disabled=${this.isBusy ? 'true' : 'false'}
            @click=${() => void this.save(format)}
          >
            ${icon(Download)}${label}
          </button>`,
      )}
      <span class="visually-hidden" role="status">${this.isBusy ? m.reading : ''}</span>
    </span>`;
  }

  /** Why the last export failed, with a button that tries again; undefined unless it did. */
  renderFailure(): TemplateResult | undefined {
    if (this.module.missing) return this.module.renderMissing(this.locale);
    return this.error === undefined ? undefined : renderError(this.error, this.locale);
  }

  private async save(format: ExportFormat): Promise<void> {
    if (this.isBusy) return;
    this.set(true, undefined);
    let failure: unknown;
    try {
      const [module, table] = await Promise.all([this.module.load(), this.table()]);
      if (table) module?.downloadTable(table, format);
    } catch (error) {
      failure = error;
    }
    this.set(false, failure);
  }

  private set(isBusy: boolean, error: unknown): void {
    this.isBusy = isBusy;
    this.error = error;
    this.host.requestUpdate();
  }
}
