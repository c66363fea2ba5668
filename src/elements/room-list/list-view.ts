/** Renders the scrolling list of rooms, with what is shown in its place: skeletons, an error, or that it is empty. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { renderError, renderPart } from '../../ui/index.js';
import type { LoadKind, RoomLoader } from './room-loader.js';
import type { Room } from './room-pages.js';
import type { RowWindow } from './row-window.js';
import { renderRow, renderSkeletonRow, type RowContext, type RowState } from './row-view.js';

/** What a person does in the list. */
export interface ListHandlers {
  scroll(): void;
  /** Listener of `error` events, which don't bubble, so it is registered for the capture phase. */
  pictureError: { capture: true; handleEvent(event: Event): void };
  retry(): void;
  click(event: MouseEvent): void;
  contextmenu(event: MouseEvent): void;
  keydown(event: KeyboardEvent): void;
  focusin(event: FocusEvent): void;
  clearFilters(): void;
  showMore(): void;
}

/** What the list shows, and how. */
export interface ListProps extends RowContext {
  list: Pick<RoomLoader, 'rooms' | 'indexOf' | 'count' | 'loading' | 'failure' | 'hasAnswer' | 'hasMore'>;
  /** The name of the listbox. */
  label: string;
  /** What is said in place of an empty list. */
  empty: string;
  /** Whether a search or a state narrows the list. */
  isFiltered: boolean;
  isRequired: boolean;
  isDisabled: boolean;
  rowWindow: Pick<RowWindow, 'ranges'>;
  /** The room whose row Tab focuses. */
  tabbable: Room | undefined;
  /** The state of a room's row, but for its place. */
  rowState: (room: Room) => Omit<RowState, 'tabbable' | 'position' | 'size'>;
  on: ListHandlers;
}

/** Number of skeleton rows before the first answer. */
const skeletonCount = 6;

/** The scroller with the list; each error stands where the rooms that failed to load would be. */
export function renderList(props: ListProps): TemplateResult {
  const { on } = props;
  return html`<div class="scroller" @scroll=${on.scroll} @error=${on.pictureError}>
    ${renderFailure('first', props)} ${renderFailure('again', props)} ${renderContent(props)}
    ${renderFailure('more', props)} ${renderMore(props)}
  </div>`;
}

function renderFailure(kind: LoadKind, { list, locale, on }: ListProps): TemplateResult | typeof nothing {
  const { failure, loading } = list;
  return failure?.kind === kind && !loading ? renderError(failure.error, locale, on.retry) : nothing;
}

function renderContent(props: ListProps): TemplateResult | typeof nothing {
  const { rooms, loading, failure, hasAnswer } = props.list;
  if (rooms.length > 0) return renderRows(props);
  if (loading || !hasAnswer)
    return html`<div class="list" aria-hidden="true">
      ${Array.from({ length: skeletonCount }, renderSkeletonRow)}
    </div>`;
  return failure ? nothing : renderEmpty(props);
}

function renderEmpty({ isFiltered, isDisabled, empty, m, on }: ListProps): TemplateResult {
  return html`<div class="empty muted">
    <slot name="empty">${isFiltered ? m.noMatch : empty}</slot>
    ${
      isFiltered && !isDisabled
        ? html`<button class="button" type="button" @click=${on.clearFilters}>${m.clear}</button>`
        : nothing
    }
  </div>`;
}

/** A room, and its place in the list, from 1. */
interface RowPlace {
  key: string;
  room: Room;
  position: number;
}

/** Stands for a number of rows that are not rendered. */
interface RowGap {
  key: string;
  rows: number;
}

function renderRows(props: ListProps): TemplateResult {
  const { list, label, isRequired, isDisabled, tabbable, locale, m, on } = props;
  const { rooms, count = 0 } = list;
  const size = Math.max(count, rooms.length);
  const renderRoom = (room: Room, position: number) => {
    const state = {
      ...props.rowState(room),
      tabbable: !isDisabled && room === tabbable,
      position,
      size,
    };
    const { facts, ...others } = state;
    // Each row is rendered again only if one of its values has changed.
    return guard([room, locale.tag, Object.values(facts).join(), ...Object.values(others)], () =>
      renderPart(locale, () => renderRow(room, state, { m, locale })),
    );
  };
  const ranges = props.rowWindow.ranges(rooms.length, list.indexOf(tabbable?.room_id));
  const entries = ranges.flatMap(({ from, to, isGap }): (RowPlace | RowGap)[] =>
    isGap
      ? [{ key: `gap ${from}`, rows: to - from }]
      : rooms.slice(from, to).map((room, i) => ({ key: room.room_id, room, position: from + i + 1 })),
  );
  return html`<div
    class="list"
    part="list"
    role="listbox"
    aria-label=${label}
    aria-required=${isRequired ? 'true' : nothing}
    aria-disabled=${isDisabled ? 'true' : nothing}
    aria-busy=${list.loading === 'first' ? 'true' : nothing}
    @click=${on.click}
    @contextmenu=${on.contextmenu}
    @keydown=${on.keydown}
    @focusin=${on.focusin}
  >
    ${repeat(
      entries,
      ({ key }) => key,
      (entry) =>
        'room' in entry
          ? renderPart(locale, () => renderRoom(entry.room, entry.position))
          : html`<div class="gap" role="none" data-rows=${entry.rows}></div>`,
    )}
  </div>`;
}

function renderMore({ list, isDisabled, m, on }: ListProps): TemplateResult | typeof nothing {
  const { hasMore, loading, failure } = list;
  if (!hasMore || failure) return nothing;
  return html`<div class="tail">
    <button
      class="button"
      part="more"
      type="button"
      ?disabled=${isDisabled}
      aria-disabled=${loading ? 'true' : nothing}
      @click=${on.showMore}
    >
      ${loading === 'more' ? m.loading : m.more}
    </button>
  </div>`;
}
