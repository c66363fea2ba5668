/** Renders the options for one stream, which override the room's values. */
import { html, nothing, type TemplateResult } from 'lit';
import { lookUp } from '../../../base/index.js';
import type { SmartLiveRoom } from '../../../api/index.js';
import type { LocaleController } from '../../../ui/index.js';
import { startMessages } from './messages.js';
import { countChanges, randomModes, resourceTypes, stopModes, type StartFields } from './start-options.js';

/** The form; `choose` is called with the fields that have changed. */
export function renderOptions(
  choice: StartFields,
  room: SmartLiveRoom,
  locale: LocaleController,
  choose: (fields: StartFields) => void,
): TemplateResult {
  const m = locale.of(startMessages);
  const count = countChanges(choice);
  const policy = room.play_policy ?? {};
  const exit = policy.live_exit_config ?? {};
  const field = new Fields(choice, choose, m.fromRoom);
  return html`<details class="fold options" part="options">
    <summary>
      <span>${m.options}</span>
      ${count > 0 ? html`<span class="count small">${m.changed(count)}</span>` : nothing}
    </summary>
    <form class="fold-body" novalidate @submit=${(event: Event) => event.preventDefault()}>
      <div class="fields">
        ${renderRepeat(choice, policy.repeat_count ?? 0, locale, choose)}
        ${field.select(m.random, 'random_play_mode', randomModes, m.randomMode, policy.random_play_mode ?? 'SCRIPT_ITEM')}
        ${field.number(m.hours, 'max_live_duration', 168, exit.max_live_duration || m.noLimit)}
        ${field.select(m.exitMode, 'auto_stop_mode', stopModes, m.stopMode, exit.auto_stop_mode ?? 'FORCE_EXIT')}
        ${field.number(m.minutes, 'max_exception_waiting_duration', 60, exit.max_exception_waiting_duration ?? 3)}
        ${field.select(m.resource, 'allow_resource_type', resourceTypes, m.resourceType, 'UNLIMITED')}
        ${field.text(m.output, 'output_url', room.output_urls?.find(Boolean) ?? m.none)}
        ${field.secret(m.key, 'stream_key', room.stream_keys?.find(Boolean) ? m.masked : m.none)}
      </div>
      <label class="check">
        <input
          type="checkbox"
          name="single_job_in_room"
          .checked=${choice.single_job_in_room ?? false}
          @change=${(event: Event) => choose({ single_job_in_room: (event.target as HTMLInputElement).checked })}
        />${m.single}
      </label>
      ${
        count > 0
          ? html`<div class="row">
              <button class="button" type="button" @click=${() => choose(clearedFields(choice))}>
                ${m.reset}
              </button>
            </div>`
          : nothing
      }
    </form>
  </details>`;
}

function clearedFields(choice: StartFields): StartFields {
  return Object.fromEntries(Object.keys(choice).map((name) => [name, undefined]));
}

/** Plays until stopped, once, or a number of times. The service counts repetitions, the form counts rounds. */
function renderRepeat(
  { repeat_count = '' }: StartFields,
  own: number,
  locale: LocaleController,
  choose: (fields: StartFields) => void,
): TemplateResult {
  const m = locale.of(startMessages);
  const said = own < 0 ? m.repeats.forever : m.repeatCount(own + 1);
  const kind = Number(repeat_count) > 0 ? 'times' : repeat_count;
  const onKind = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    choose({ repeat_count: value === 'times' ? '1' : value });
  };
  const onTimes = (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    choose({ repeat_count: String(Math.max(1, Number(value) - 1)) });
  };
  return html`<label>
    <span>${m.repeat}</span>
    <span class="pair">
      <select class="field" name="repeat" .value=${kind} @change=${onKind}>
        <option value="" ?selected=${kind === ''}>${m.fromRoom(said)}</option>
        <option value="-1" ?selected=${kind === '-1'}>${m.repeats.forever}</option>
        <option value="0" ?selected=${kind === '0'}>${m.repeats.once}</option>
        <option value="times" ?selected=${kind === 'times'}>${m.repeats.times}</option>
      </select>
      ${
        kind === 'times'
          ? html`<input
              class="field times"
              type="number"
              name="repeat_count"
              aria-label=${m.repeats.times}
              min="2"
              max="101"
              required
              .value=${String(Number(repeat_count) + 1)}
              @change=${onTimes}
            />`
          : nothing
      }
    </span>
  </label>`;
}

/** Renders the fields; an empty field means the room's value. */
class Fields {
  constructor(
    private readonly choice: StartFields,
    private readonly choose: (fields: StartFields) => void,
    private readonly fromRoom: (value: string) => string,
  ) {}

  select(
    label: string,
    name: keyof StartFields,
    values: readonly string[],
    words: Record<string, string>,
    own: string,
  ): TemplateResult {
    const chosen = (this.choice[name] as string | undefined) ?? '';
    return html`<label>
      <span>${label}</span>
      <select class="field" name=${name} @change=${this.onChange(name)}>
        <option value="" ?selected=${chosen === ''}>${this.fromRoom(lookUp(words, own) ?? own)}</option>
        ${values.map((value) => html`<option value=${value} ?selected=${chosen === value}>${lookUp(words, value) ?? value}</option>`)}
      </select>
    </label>`;
  }

  /** A field for an integer from 0; 0 means no limit. */
  number(label: string, name: keyof StartFields, max: number, own: number | string): TemplateResult {
    return html`<label>
      <span>${label}</span>
      <input
        class="field"
        type="number"
        inputmode="numeric"
        name=${name}
        min="0"
        max=${max}
        step="1"
        placeholder=${this.fromRoom(String(own))}
        .value=${this.value(name)}
        @change=${this.onChange(name)}
      />
    </label>`;
  }

  text(label: string, name: keyof StartFields, own: string): TemplateResult {
    return html`<label>
      <span>${label}</span>
      <input
        class="field"
        type="url"
        name=${name}
        pattern="[Rr][Tt][Mm][Pp][Ss]?://[^/].*"
        autocomplete="off"
        spellcheck="false"
        placeholder=${this.fromRoom(own)}
        .value=${this.value(name)}
        @change=${this.onChange(name)}
      />
    </label>`;
  }

  secret(label: string, name: keyof StartFields, own: string): TemplateResult {
    return html`<label>
      <span>${label}</span>
      <input
        class="field"
        type="password"
        name=${name}
        autocomplete="off"
        placeholder=${this.fromRoom(own)}
        .value=${this.value(name)}
        @change=${this.onChange(name)}
      />
    </label>`;
  }

  private value(name: keyof StartFields): string {
    return (this.choice[name] as string | undefined) ?? '';
  }

  private onChange(name: keyof StartFields) {
    return (event: Event): void => this.choose({ [name]: (event.target as HTMLInputElement).value });
  }
}
