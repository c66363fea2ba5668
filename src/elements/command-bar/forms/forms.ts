/**
 * The form of a command in a dialog: it is checked, sent once, and closes when the service took it. A refusal stands in
 * the form, which keeps what was filled in.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { firstViolation, liveCommandParams } from '../../../api/index.js';
import type { CommandRecord } from '../../../live/index.js';
import { renderError } from '../../../ui/error-view.js';
import type { BarContext } from '../bar-context.js';
import type { FormName } from '../form-names.js';
import { AudioForm } from './audio-form.js';
import { ConfigForm } from './config-form.js';
import type { CommandForm, FormHost } from './form.js';
import { LayerForm } from './layer-form.js';
import { messages, type FormMessages } from './messages.js';
import { OutputForm } from './output-form.js';
import { RulesForm } from './rules-form.js';

const makers: Record<FormName, new (host: FormHost) => CommandForm> = {
  INSERT_PLAY_AUDIO: AudioForm,
  REWRITE_INTERACTION_RULES: RulesForm,
  SHOW_LAYER: LayerForm,
  REFRESH_OUTPUT_URL: OutputForm,
  GET_LIVE_JOB_CONFIG_INFO: ConfigForm,
};

/** A form that is open, and how far it has come. */
interface Open {
  name: FormName;
  form: CommandForm;
  stage: 'loading' | 'ready' | 'sending';
  /** Ends the reading. */
  stop: AbortController;
  error?: unknown;
  /** Whether somebody tried to send it: only then what is wrong is said. */
  tried?: boolean;
  /** Whether somebody else changed the same meanwhile. */
  changed?: boolean;
}

export class Forms implements FormHost {
  private shown: Open | undefined;
  /** Forms that were closed unsent: what was filled in is still there. */
  private readonly kept = new Map<FormName, CommandForm>();

  constructor(readonly bar: BarContext) {}

  async open(name: FormName): Promise<void> {
    const form = this.kept.get(name) ?? new makers[name](this);
    this.shown = { name, form, stage: form.load ? 'loading' : 'ready', stop: new AbortController() };
    this.update();
    await this.bar.element.updateComplete;
    const { dialog } = this;
    if (dialog && !dialog.open) dialog.showModal();
    if (form.load) await this.load(this.shown);
    else this.focusFirst();
  }

  update(): void {
    this.bar.element.requestUpdate();
  }

  private get dialog(): HTMLDialogElement | null {
    return this.bar.element.renderRoot.querySelector<HTMLDialogElement>('dialog.form');
  }

  private readonly load = async (open: Open): Promise<void> => {
    this.set(open, { stage: 'loading', error: undefined });
    try {
      await open.form.load?.(open.stop.signal);
      this.set(open, { stage: 'ready' });
    } catch (error) {
      this.set(open, { error });
    }
    await this.bar.element.updateComplete;
    this.focusFirst();
  };

  /** The first field has the focus; where there is none, the button for another try, or the one that closes. */
  private focusFirst(): void {
    const field = this.dialog?.querySelector<HTMLElement>('.fields :is(input, select, textarea)');
    (field ?? this.dialog?.querySelector<HTMLElement>('button'))?.focus();
  }

  private set(open: Open, change: Partial<Open>): void {
    Object.assign(open, change);
    this.update();
  }

  /** What is wrong with the form: by its own rules, then by the schema of the command. */
  private problem({ form, name }: Open, m: FormMessages): string | undefined {
    const problem = form.problem(m);
    const command = form.command();
    if (problem !== undefined || !command) return problem;
    const breach = firstViolation(liveCommandParams[name], command.params ?? {});
    return breach && m.breach(breach.member, breach.rule);
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { shown: open, bar } = this;
    if (!open?.form.command() || open.stage !== 'ready' || !bar.maySend) return;
    this.set(open, { tried: true, error: undefined, changed: false });
    if (this.problem(open, bar.locale.of(messages)) !== undefined) return;
    this.set(open, { stage: 'sending' });
    if (!open.form.load) this.kept.set(open.name, open.form);
    if (await this.isSettled(open)) await this.send(open);
  };

  /** Whether it can be sent as it is now; a form that was closed meanwhile cannot. */
  private async isSettled(open: Open): Promise<boolean> {
    try {
      const settled = (await open.form.settle?.(open.stop.signal)) ?? true;
      if (!settled) this.set(open, { stage: 'ready', changed: true });
      return settled && this.shown === open;
    } catch (error) {
      this.set(open, { stage: 'ready', error });
      return false;
    }
  }

  private async send(open: Open): Promise<void> {
    const command = open.form.command();
    const undo = open.form.undo?.();
    const record = command && (await this.bar.give(command, undo && { undo }));
    if (isTaken(record)) this.kept.delete(open.name);
    if (this.shown !== open) return;
    open.stage = 'sending';
    if (isTaken(record)) this.dialog?.close();
    else this.set(open, { stage: 'ready', error: record?.error });
  }

  private readonly onClose = (): void => {
    const { shown } = this;
    shown?.stop.abort();
    if (shown?.stage === 'ready' && !shown.form.load) this.kept.set(shown.name, shown.form);
    this.shown = undefined;
    this.update();
  };

  render(): TemplateResult | typeof nothing {
    const { shown } = this;
    if (!shown) return nothing;
    const m = this.bar.locale.of(messages);
    const { name, form, stage, error, tried, changed } = shown;
    const sends = stage === 'loading' || form.command() !== undefined;
    const wrong = changed ? m.changed : this.problem(shown, m);
    const problem = stage === 'loading' ? undefined : wrong;
    return html`<dialog class="form" aria-labelledby="form-title" @close=${this.onClose}>
      <form novalidate @submit=${this.onSubmit}>
        <h3 id="form-title">${m.title[name]}</h3>
        <p class="small muted">${m.about[name]} <code>${name}</code></p>
        ${stage === 'loading' ? this.renderLoading(shown, m) : html`<div class="fields">${form.render(m)}</div>`}
        ${stage !== 'loading' && error ? renderError(error, this.bar.locale) : nothing}
        <p class="small failed" role="alert">${tried && problem !== undefined ? problem : nothing}</p>
        ${sends && !this.bar.maySend ? html`<p class="small muted" role="status">${m.offline}</p>` : nothing}
        <div class="actions end">
          <button class="button" type="button" @click=${() => this.dialog?.close()}>
            ${sends ? m.cancel : m.close}
          </button>
          ${
            sends
              ? html`<button
                  class="button primary"
                  type="submit"
                  ?disabled=${stage === 'loading' || !this.bar.maySend}
                  aria-disabled=${stage === 'sending' ? 'true' : nothing}
                >
                  ${stage === 'sending' ? m.sending : m.send}
                </button>`
              : nothing
          }
        </div>
      </form>
    </dialog>`;
  }

  private renderLoading(open: Open, m: FormMessages): TemplateResult {
    if (open.error) return renderError(open.error, this.bar.locale, () => void this.load(open));
    return html`<p class="muted" role="status">${m.loading}</p>`;
  }
}

/** Whether there is nothing more to do here: the log tells the rest. */
function isTaken(record: CommandRecord | undefined): boolean {
  return record !== undefined && record.stage !== 'failed';
}
