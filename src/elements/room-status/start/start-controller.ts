/** Prepares a start: runs the preflight checks, and holds the options for this one stream. */
import { Task } from '@lit/task';
import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { Client, SmartLiveRoom, StartSmartLiveBody } from '../../../api/index.js';
import { keepFocus, scriptPlaceOf, tellOnce, type LocaleController } from '../../../ui/index.js';
import { Advice, type ShownAdvice } from './advice.js';
import { renderChecks, type AdviceProps, type ChecksActions } from './checks-view.js';
import type { Place } from './places.js';
import { toBody, type StartFields } from './start-options.js';
import { renderOptions } from './options-view.js';
import type { PreflightFinding } from './preflight.js';
import { PreflightReader } from './preflight-reader.js';

/** The checks and options of one element. */
export class StartController {
  private choice: StartFields = {};
  private reader = new PreflightReader();
  private readonly advice = new Advice();
  /** The room at the last start that was offered: none is offered once the service has accepted it. */
  private offered: { room: SmartLiveRoom; options: StartSmartLiveBody } | undefined;
  private readonly task: Task<
    readonly [Client | undefined, SmartLiveRoom | undefined],
    PreflightReader | undefined
  >;

  /**
   * `room` returns the room once it has been read, while a start is offered; `warnings` what the service has told when it
   * accepted the last start.
   */
  constructor(
    private readonly host: LitElement,
    private readonly locale: LocaleController,
    client: () => Client | undefined,
    private readonly room: () => SmartLiveRoom | undefined,
    private readonly warnings: () => readonly string[],
  ) {
    host.addEventListener('mss-start', () => this.keepWarnings());
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

  /** Focuses what was found to prevent the start. */
  focus(): void {
    this.host.renderRoot.querySelector<HTMLElement>('.blockers-title')?.focus();
  }

  renderChecks(actions: ChecksActions): TemplateResult {
    const room = this.room();
    const { findings, options } = this;
    if (!room || !findings) return renderChecks(findings, this.locale, actions);
    this.offered = { room, options };
    const advice = this.advice.show(room, options, findings);
    return renderChecks(advice.findings, this.locale, actions, this.adviceProps(room, advice));
  }

  private adviceProps(room: SmartLiveRoom, { tips, dismissed }: ShownAdvice): AdviceProps {
    const change = (act: () => void) => {
      keepFocus(this.host);
      act();
      this.host.requestUpdate();
    };
    return {
      tips,
      dismissed,
      dismiss: (key) => change(() => this.advice.dismiss(key)),
      restore: () => change(() => this.advice.restore(dismissed)),
      wayTo: (place, finding) => this.wayTo(room.room_id ?? '', place, finding),
    };
  }

  private wayTo(
    room_id: string,
    place: Place,
    finding: PreflightFinding | undefined,
  ): (() => void) | undefined {
    if (place.kind === 'script') {
      const editor = scriptPlaceOf(room_id);
      return editor && (() => editor.show(finding?.scene ?? '', finding?.index ?? 0));
    }
    // The compact form has no options.
    if (place.kind !== 'options' || !this.host.renderRoot.querySelector('.options')) return undefined;
    return () => void this.showOption(place.field);
  }

  private async showOption(field: keyof StartFields): Promise<void> {
    const options = this.host.renderRoot.querySelector<HTMLDetailsElement>('.options');
    if (options) options.open = true;
    await this.host.updateComplete;
    options?.querySelector<HTMLElement>(`[name=${field}]`)?.focus();
  }

  /** What the service warned of when it accepted the start stands before the next one. */
  private keepWarnings(): void {
    const { offered } = this;
    if (offered) this.advice.keep(this.warnings(), offered.room, offered.options);
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
