/** Renders one room as an option of the listbox. Each row has as few nodes as can be, because many are on the page at once. */
import { html, nothing, type TemplateResult } from 'lit';
import { lookUp } from '../../base/index.js';
import { Clapperboard, icon, isolate, renderIsolated, type LocaleController } from '../../ui/index.js';
import { isRunning, type RoomFacts } from './room-facts.js';
import type { RoomListMessages } from './messages.js';
import type { Room } from './room-pages.js';

/** The state of one row. */
export interface RowState {
  facts: RoomFacts;
  selected: boolean;
  /** Whether Tab focuses it. */
  tabbable: boolean;
  /** Its place in the whole list, from 1, and the size of that list. */
  position: number;
  size: number;
  /** Whether its cover could not be loaded. */
  broken: boolean;
  /** The picture that is composed for a room without a cover. */
  composed: TemplateResult | undefined;
}

/** What a row depends on besides its room and its state. */
export interface RowContext {
  m: RoomListMessages;
  locale: LocaleController;
}

/** Address of the room's cover; undefined without one. */
export const coverOf = ({ cover_url, thumbnail }: Room): string | undefined =>
  thumbnail || cover_url || undefined;

/** The room as an option, named by the room; its state, orientation and last livestream describe it. */
export function renderRow(room: Room, state: RowState, context: RowContext): TemplateResult {
  const { m } = context;
  const { room_id } = room;
  const name = room.room_name || m.unnamed;
  return html`<div
    class="row"
    part="room"
    role="option"
    id=${`row-${room_id}`}
    data-id=${room_id}
    title=${name}
    tabindex=${state.tabbable ? 0 : -1}
    aria-posinset=${state.position}
    aria-setsize=${state.size}
    aria-selected=${state.selected ? 'true' : 'false'}
    aria-describedby=${`facts-${room_id}`}
  >
    ${renderCover(room, state.broken, state.composed)} ${renderIsolated(name, 'name')}
    <span class="facts small muted" aria-hidden="true" id=${`facts-${room_id}`}
      >${renderFacts(room, state.facts, context)}</span
    >
  </div>`;
}

/** The skeleton of a row that is being loaded. */
export function renderSkeletonRow(): TemplateResult {
  return html`<div class="row placeholder">
    <span class="cover skeleton"></span>
    <span class="line skeleton"></span>
    <span class="line short skeleton"></span>
  </div>`;
}

/** The cover, what is composed in its place, or an icon. */
function renderCover(room: Room, broken: boolean, composed?: TemplateResult): TemplateResult {
  const url = coverOf(room);
  const shape = room.view_mode === 'LANDSCAPE' ? 'cover wide' : 'cover';
  if (!url || broken) return html`<span class=${shape} part="cover">${composed ?? icon(Clapperboard)}</span>`;
  return html`<img
    class=${shape}
    part="cover"
    src=${url}
    alt=""
    loading="lazy"
    decoding="async"
    draggable="false"
  />`;
}

/** State, badges, orientation and last livestream, most important first. */
function renderFacts(room: Room, facts: RoomFacts, { m, locale }: RowContext): TemplateResult {
  const isTemplate = room.room_type === 'TEMPLATE';
  const unusable = room.room_state && room.room_state !== 'ENABLE' ? room.room_state : '';
  const texts = [
    isTemplate ? m.template : undefined,
    room.room_type === 'TEMP' ? m.temporary : undefined,
    isTemplate ? undefined : lastStream(facts, m, locale),
    lookUp(m.orientation, room.view_mode ?? 'VERTICAL') ?? room.view_mode,
  ];
  // What the service says may be a word of tomorrow, with controls that would turn the facts around it.
  const text = texts.flatMap((one) => (one ? isolate(one) : [])).join(' · ');
  return html`${isTemplate ? nothing : renderPhase(facts, room.last_job_status ?? '', m)}${
      unusable
        ? html`<span class="badge" part="badge" title=${unusable}
            >${lookUp(m.states, unusable) ?? unusable}</span
          >`
        : nothing
    }<span class="rest">${text}</span>`;
}

/** The state in a word, with a dot whose shape tells it, too. */
function renderPhase(facts: RoomFacts, word: string, m: RoomListMessages): TemplateResult {
  const kind = facts.phase === 'on-air' ? 'live' : isRunning(facts) ? 'moving' : facts.phase;
  return html`<span class="state" part="state" data-state=${kind} title=${word || nothing}
    >${m.phase[facts.phase]}</span
  >`;
}

function lastStream(facts: RoomFacts, m: RoomListMessages, locale: LocaleController): string | undefined {
  if (Number.isNaN(facts.started)) return undefined;
  const time = locale.shortTime(facts.started);
  return isRunning(facts) ? m.since(time) : m.lastStream(time);
}
