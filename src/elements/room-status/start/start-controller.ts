/** Prepares a start: runs the preflight checks, and holds the options for this one stream. */
import { Task } from '@lit/task';
import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { Client, SmartLiveRoom, StartSmartLiveBody } from '../../../api/index.js';
import { tellOnce, type LocaleController } from '../../../ui/index.js';
import { renderChecks, type ChecksActions } from './checks-view.js';
import { toBody, type StartFields } from './start-options.js';
import { renderOptions } from './options-view.js';
import type { PreflightFinding } from './preflight.js';
import { PreflightReader } from './preflight-reader.js';

/** The checks and options of one element. */
export class StartController {
  private choice: StartFields = {};
  private reader = new PreflightReader();
  private readonly task: Task<
    readonly [Client | undefined, SmartLiveRoom | undefined],
    PreflightReader | undefined
  >;

  /** `room` returns the room once it has been read, while a start is offered. */
  constructor(
    private readonly host: LitElement,
    private readonly locale: LocaleController,
    client: () => Client | undefined,
    private readonly room: () => SmartLiveRoom | undefined,
  ) {
    this.task = new Task(host, {
      args: () => [client(), room()] as const,
      task: async ([client, room], { signal }) => {
        if (!client || !room) return undefined;
        const { reader: readiness } = this;
        await readiness.read(client, room, signal);
        return readiness;
      },
    });
  }

  /** Runs the checks again. */
  async refresh(): Promise<void> {
    await this.task.run();
  }

  /** Findings for the current options; undefined until the checks have run. */
  get findings(): readonly PreflightFinding[] | undefined {
    return this.task.value?.findings(this.options, this.locale.lang);
  }

  /** Whether a finding prevents a start. Checks that fail prevent none: they say so where they are shown. */
  get isBlocked(): boolean {
    try {
      return this.findings?.some(({ level }) => level === 'blocker') ?? false;
    } catch (error) {
      tellOnce(this.host, error);
      return false;
    }
  }

  /** The options for this stream; the service takes the others from the room. */
  get options(): StartSmartLiveBody {
    const room = this.room();
    return room ? toBody(this.choice, room) : {};
  }

  /** Whether the options are valid; if not, shows the first invalid field. */
  optionsAreValid(): boolean {
    const form = this.host.renderRoot.querySelector<HTMLFormElement>('.options form');
    if (!form || form.checkValidity()) return true;
    form.closest('details')?.setAttribute('open', '');
    return form.reportValidity();
  }

  /** Resets options and checks, for another room. */
  clear(): void {
    this.choice = {};
    this.reader = new PreflightReader();
  }

  renderChecks(actions: ChecksActions): TemplateResult {
    return renderChecks(this.findings, this.locale, actions);
  }

  renderOptions(): TemplateResult | typeof nothing {
    const room = this.room();
    return room ? renderOptions(this.choice, room, this.locale, (fields) => this.choose(fields)) : nothing;
  }

  private choose(fields: StartFields): void {
    this.choice = { ...this.choice, ...fields };
    this.host.requestUpdate();
  }
}
