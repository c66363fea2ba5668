/** What precedes a start: what speaks against it, and what a person chooses for this one stream. */
import { Task } from '@lit/task';
import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { Client, SmartLiveRoom, StartSmartLiveBody } from '../../../api/index.js';
import type { LocaleController } from '../../../ui/locale.js';
import { renderChecks, type ChecksActions } from './checks-view.js';
import { toBody, type StartFields } from './start-options.js';
import { renderOptions } from './options-view.js';
import type { PreflightFinding } from './preflight.js';
import { PreflightReader } from './preflight-reader.js';

export class StartController {
  private choice: StartFields = {};
  private reader = new PreflightReader();
  private readonly task: Task<
    readonly [Client | undefined, SmartLiveRoom | undefined],
    PreflightReader | undefined
  >;

  /** `room` gives the room once it was read, while a start is offered. */
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

  /** Looks again at what a start depends on. */
  async refresh(): Promise<void> {
    await this.task.run();
  }

  /** What speaks against a start; undefined before the first look. */
  get findings(): readonly PreflightFinding[] | undefined {
    return this.task.value?.findings(this.options, this.locale.lang);
  }

  /** Whether something was found that stops a start. */
  get isBlocked(): boolean {
    return this.findings?.some(({ level }) => level === 'stops') ?? false;
  }

  /** What a person chose for this stream; what they did not, the service takes from the room. */
  get options(): StartSmartLiveBody {
    const room = this.room();
    return room ? toBody(this.choice, room) : {};
  }

  /** Whether what was chosen can be sent; else the person is shown what cannot. */
  optionsAreValid(): boolean {
    const form = this.host.renderRoot.querySelector<HTMLFormElement>('.options form');
    if (!form || form.checkValidity()) return true;
    form.closest('details')?.setAttribute('open', '');
    return form.reportValidity();
  }

  /** Another room is shown now. */
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
