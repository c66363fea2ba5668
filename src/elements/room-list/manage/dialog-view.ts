/** Renders the dialog that asks for what a new, another or no room needs. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError, SmartLiveRoom } from '../../../api/index.js';
import { renderError, type LocaleController } from '../../../ui/index.js';
import type { Room } from '../room-pages.js';
import { messages, type ManageMessages } from './messages.js';

/** What is done with rooms. */
export type Action = 'create' | 'rename' | 'duplicate' | 'delete';

/** What is asked in a dialog, and what became of it. */
export interface Question {
  action: Action;
  /** The room that it is about; undefined for a new one. */
  room: Room | undefined;
  name: string;
  /** ID of the room or template that a new room is made of; empty for none. */
  source: string;
  orientation: 'VERTICAL' | 'LANDSCAPE';
  /** The whole room, which says what its deletion ends. */
  whole?: SmartLiveRoom | undefined;
  isBusy?: boolean;
  /** What is wrong, as a sentence. */
  problem?: string | undefined;
  error?: ApiError | undefined;
}

/** The question, and what a person does. */
export interface DialogProps {
  question: Question;
  templates: readonly Room[];
  /** The rooms that can be copied. */
  copies: readonly Room[];
  locale: LocaleController;
  change(members: Partial<Question>): void;
  close(): void;
  submit(event: Event): void;
}

/** The dialog, with a form in it. */
export function renderDialog(props: DialogProps): TemplateResult {
  const { question, locale } = props;
  const m = locale.of(messages);
  const { action, room, isBusy = false, problem, error } = question;
  const name = room?.room_name ?? '';
  const title = {
    create: m.createTitle,
    rename: m.renameTitle(name),
    duplicate: m.duplicateTitle(name),
    delete: m.deleteTitle(name),
  }[action];
  const label = { create: m.create, rename: m.rename, duplicate: m.duplicate, delete: m.deleteRoom }[action];
  return html`<dialog
    part="dialog"
    aria-labelledby="dialog-title"
    @cancel=${props.close}
    @keydown=${stopPropagation}
  >
    <form novalidate @submit=${props.submit}>
      <h2 id="dialog-title">${title}</h2>
      ${action === 'delete' ? renderEnd(question, m) : renderFields(props, m)}
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
      ${error ? renderError(error, locale, undefined, { said: m.failed[action] }) : nothing}
      <div class="actions">
        <button class="cancel button" type="button" @click=${props.close}>${m.cancel}</button>
        <button
          class=${action === 'delete' ? 'button danger' : 'button primary'}
          type="submit"
          aria-disabled=${isBusy ? 'true' : nothing}
        >
          ${isBusy ? (action === 'create' ? m.creating : m.working) : label}
        </button>
      </div>
    </form>
  </dialog>`;
}

function renderEnd({ whole }: Question, m: ManageMessages): TemplateResult {
  const scenes = whole?.scene_scripts ?? [];
  const paragraphs = scenes.reduce((sum, { shoot_scripts }) => sum + (shoot_scripts?.length ?? 0), 0);
  return html`<p>${scenes.length > 0 ? m.ends(scenes.length, paragraphs) : nothing} ${m.isFinal}</p>`;
}

function renderFields(props: DialogProps, m: ManageMessages): TemplateResult {
  const {
    change,
    question: { action, name, source, orientation },
  } = props;
  return html`<label>
      <span class="small muted">${m.name}</span>
      <input
        class="field"
        type="text"
        name="room_name"
        maxlength="256"
        autocomplete="off"
        .value=${name}
        @input=${(event: Event) => change({ name: (event.target as HTMLInputElement).value })}
      />
    </label>
    ${action === 'create' ? renderSources(props, m) : nothing}
    ${
      action === 'create' && !source
        ? html`<label>
              <span class="small muted">${m.orientation}</span>
              <select
                class="field"
                name="orientation"
                @change=${(event: Event) =>
                  change({
                    orientation: (event.target as HTMLSelectElement).value as Question['orientation'],
                  })}
              >
                <option value="VERTICAL" ?selected=${orientation === 'VERTICAL'}>${m.portrait}</option>
                <option value="LANDSCAPE" ?selected=${orientation === 'LANDSCAPE'}>${m.landscape}</option>
              </select>
            </label>
            <p class="small muted">${m.emptyRoom}</p>`
        : nothing
    }
    ${source ? html`<p class="small muted">${m.copyLacks}</p>` : nothing}`;
}

function renderSources(
  { question: { source }, templates, copies, change }: DialogProps,
  m: ManageMessages,
): TemplateResult {
  const renderGroup = (label: string, rooms: readonly Room[]) =>
    rooms.length > 0
      ? html`<optgroup label=${label}>
          ${rooms.map(
            ({ room_id, room_name }) =>
              html`<option value=${room_id} ?selected=${room_id === source}>${room_name || room_id}</option>`,
          )}
        </optgroup>`
      : nothing;
  return html`<label>
    <span class="small muted">${m.source}</span>
    <select
      class="field"
      name="source"
      @change=${(event: Event) => change({ source: (event.target as HTMLSelectElement).value })}
    >
      <option value="" ?selected=${!source}>${m.nothing}</option>
      ${renderGroup(m.templates, templates)} ${renderGroup(m.rooms, copies)}
    </select>
  </label>`;
}

/** The list behind the dialog must not handle its keys. */
const stopPropagation = (event: Event): void => event.stopPropagation();
