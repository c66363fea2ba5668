/** What precedes a start: what speaks against it, and what a person chooses for this one stream. */
import { Task } from '@lit/task';
import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { Client, SmartLiveRoom, StartSmartLiveBody } from '../../../api/index.js';
import type { LocaleController } from '../../../ui/locale.js';
import { renderChecks, type ChecksActions } from './checks-view.js';
import { toBody, type StartChoice } from './start-options.js';
import { renderOptions } from './options-view.js';
import type { Finding } from './preflight.js';
import { Readiness } from './preflight-reader.js';

export class StartController {
  private choice: StartChoice = {};
  private readiness = new Readiness();
  private readonly looking: Task<
    readonly [Client | undefined, SmartLiveRoom | undefined],
    Readiness | undefined
  >;

  /** `room` gives the room once it was read, while a start is offered. */
  constructor(
    private readonly host: LitElement,
    private readonly locale: LocaleController,
    client: () => Client | undefined,
    private readonly room: () => SmartLiveRoom | undefined,
  ) {
    this.looking = new Task(host, {
      args: () => [client(), room()] as const,
      task: async ([client, room], { signal }) => {
        if (!client || !room) return undefined;
        const { readiness } = this;
        await readiness.look(client, room, signal);
        return readiness;
      },
    });
  }

  /** Looks again at what a start depends on. */
  async look(): Promise<void> {
    await this.looking.run();
  }

  /** What speaks against a start; undefined before the first look. */
  get findings(): readonly Finding[] | undefined {
    return this.looking.value?.findings(this.options, this.locale.lang);
  }

  /** Whether something was found that stops a start. */
  get isStopped(): boolean {
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
  leave(): void {
    this.choice = {};
    this.readiness = new Readiness();
  }

  renderChecks(actions: ChecksActions): TemplateResult {
    return renderChecks(this.findings, this.locale, actions);
  }

  renderOptions(): TemplateResult | typeof nothing {
    const room = this.room();
    return room ? renderOptions(this.choice, room, this.locale, (fields) => this.choose(fields)) : nothing;
  }

  private choose(fields: StartChoice): void {
    this.choice = { ...this.choice, ...fields };
    this.host.requestUpdate();
  }
}
