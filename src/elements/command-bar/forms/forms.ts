/**
 * The form of a command in a dialog: validated, sent once, and closed when the service has accepted the command. After
 * an error the dialog stays open, shows it, and keeps the values.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { firstViolation, liveCommandParams } from '../../../api/index.js';
import type { CommandRecord } from '../../../live/index.js';
import { renderError } from '../../../ui/index.js';
import type { BarContext } from '../bar-context.js';
import type { FormName } from './form-names.js';
import { AudioForm } from './audio-form.js';
import { ConfigForm } from './config-form.js';
import type { CommandForm, FormContext } from './form.js';
import { LayerForm } from './layer-form.js';
import { messages, type FormMessages } from './messages.js';
import { OutputForm } from './output-form.js';
import { RulesForm } from './rules-form.js';

/** The class of each form. */
const formClasses: Record<FormName, new (host: FormContext) => CommandForm> = {
  INSERT_PLAY_AUDIO: AudioForm,
  REWRITE_INTERACTION_RULES: RulesForm,
  SHOW_LAYER: LayerForm,
  REFRESH_OUTPUT_URL: OutputForm,
  GET_LIVE_JOB_CONFIG_INFO: ConfigForm,
};

/** The open form and its progress. */
interface OpenForm {
  name: FormName;
  form: CommandForm;
  stage: 'loading' | 'ready' | 'sending';
  /** Aborts reads when the dialog closes. */
  abort: AbortController;
  error?: unknown;
  /** Whether the user has tried to send it; validation messages are shown from then on. */
  attempted?: boolean;
  /** Whether someone else has changed the same values in the meantime. */
  conflict?: boolean;
}

/** Why a form cannot be sent. */
interface Problem {
  words: string;
  /** The member of the parameters, by the service's name. */
  member?: string;
}

/** The forms of one bar; one can be open at a time. */
export class Forms implements FormContext {
  private current: OpenForm | undefined;
  /** Forms that were closed without sending; opened again, they have their values. */
  private readonly drafts = new Map<FormName, CommandForm>();

  constructor(readonly bar: BarContext) {}

  async open(name: FormName): Promise<void> {
    const form = this.drafts.get(name) ?? new formClasses[name](this);
    this.current = { name, form, stage: form.load ? 'loading' : 'ready', abort: new AbortController() };
    this.update();
    await this.bar.element.updateComplete;
    const { dialog } = this;
    if (dialog?.isConnected && !dialog.open) dialog.showModal();
    if (form.load) await this.load(this.current);
    else this.focusFirst();
  }

  update(): void {
    this.bar.element.requestUpdate();
  }

  private get dialog(): HTMLDialogElement | null {
    return this.bar.element.renderRoot.querySelector<HTMLDialogElement>('dialog.form');
  }

  private readonly load = async (open: OpenForm): Promise<void> => {
    this.set(open, { stage: 'loading', error: undefined });
    try {
      await open.form.load?.(open.abort.signal);
      this.set(open, { stage: 'ready' });
    } catch (error) {
      this.set(open, { error });
    }
    await this.bar.element.updateComplete;
    this.focusFirst();
  };

  /** Focuses the first field; without fields, the first button (retry or close). */
  private focusFirst(): void {
    const field = this.dialog?.querySelector<HTMLElement>('.fields :is(input, select, textarea)');
    (field ?? this.dialog?.querySelector<HTMLElement>('button'))?.focus();
  }

  private set(open: OpenForm, change: Partial<OpenForm>): void {
    Object.assign(open, change);
    this.update();
  }

  /** The first problem, by the form's own rules, then by the schema of the command. */
  private problem({ form, name }: OpenForm, m: FormMessages): Problem | undefined {
    const words = form.problem(m);
    const command = form.command();
    if (words !== undefined) return { words };
    const violation = command && firstViolation(liveCommandParams[name], command.params ?? {});
    return violation && { words: m.violation(violation.rule), member: violation.member };
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { current: open, bar } = this;
    if (!open?.form.command() || open.stage !== 'ready' || !bar.canSend) return;
    this.set(open, { attempted: true, error: undefined, conflict: false });
    if (this.problem(open, bar.locale.of(messages)) !== undefined) return;
    this.set(open, { stage: 'sending' });
    if (!open.form.load) this.drafts.set(open.name, open.form);
    if (await this.reconcile(open)) await this.send(open);
  };

  /** Merges changes of others into the form; resolves to `true` if it can be sent and is still open. */
  private async reconcile(open: OpenForm): Promise<boolean> {
    try {
      const isReconciled = (await open.form.reconcile?.(open.abort.signal)) ?? true;
      if (!isReconciled) this.set(open, { stage: 'ready', conflict: true });
      return isReconciled && this.current === open;
    } catch (error) {
      this.set(open, { stage: 'ready', error });
      return false;
    }
  }

  private async send(open: OpenForm): Promise<void> {
    const command = open.form.command();
    const undo = open.form.undo?.();
    const record = command && (await this.bar.submit(command, undo && { undo }));
    if (isAccepted(record)) this.drafts.delete(open.name);
    if (this.current !== open) return;
    open.stage = 'sending';
    if (isAccepted(record)) this.dialog?.close();
    else this.set(open, { stage: 'ready', error: record?.error });
  }

  private readonly onClose = (): void => {
    const { current } = this;
    current?.abort.abort();
    if (current?.stage === 'ready' && !current.form.load) this.drafts.set(current.name, current.form);
    this.current = undefined;
    this.update();
  };

  render(): TemplateResult | typeof nothing {
    const { current } = this;
    if (!current) return nothing;
    const m = this.bar.locale.of(messages);
    const { name, form, stage, error, attempted, conflict } = current;
    const sends = stage === 'loading' || form.command() !== undefined;
    const invalid: Problem | undefined = conflict ? { words: m.changed } : this.problem(current, m);
    const problem = stage === 'loading' ? undefined : invalid;
    return html`<dialog class="form" aria-labelledby="form-title" @close=${this.onClose}>
      <form novalidate @submit=${this.onSubmit}>
        <h3 id="form-title" title=${name}>${m.title[name]}</h3>
        <p class="small muted">${m.about[name]}</p>
        ${stage === 'loading' ? this.renderLoading(current, m) : html`<div class="fields">${form.render(m)}</div>`}
        ${stage !== 'loading' && error ? renderError(error, this.bar.locale, undefined, { said: m.failed }) : nothing}
        <p class="small failed" role="alert" title=${(attempted && problem?.member) || nothing}>
          ${attempted && problem ? problem.words : nothing}
        </p>
        ${sends && !this.bar.canSend ? html`<p class="small muted" role="status">${m.offline}</p>` : nothing}
        <div class="actions end">
          <button class="button" type="button" @click=${() => this.dialog?.close()}>
            ${sends ? m.cancel : m.close}
          </button>
          ${
            sends
              ? html`<button
                  class="button primary"
                  type="submit"
                  ?disabled=${stage === 'loading' || !this.bar.canSend}
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

  private renderLoading(open: OpenForm, m: FormMessages): TemplateResult {
    if (open.error) return renderError(open.error, this.bar.locale, () => void this.load(open));
    return html`<p class="muted" role="status">${m.loading}</p>`;
  }
}

/** Whether the form can close: the log shows the command's outcome from now on. */
function isAccepted(record: CommandRecord | undefined): boolean {
  return record !== undefined && record.stage !== 'failed';
}
