/** The layout of the room list: a frame with the search at the top, the scrolling list, and the selection at the bottom. */
import { css } from 'lit';

/** The styles of the room list's shadow root. */
export const roomListStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
    block-size: 520px;

    /* The list has a negative margin of this size, so a page's rule for "*" must not override it. */
    padding: var(--_gap) !important;
    box-sizing: border-box !important;
    border: 1px solid var(--_border);
    --_picture: color-mix(in oklab, var(--_text) 6%, var(--_surface));
  }

  .disconnected {
    opacity: 0;
    animation: appear 150ms ease-out 150ms forwards;
  }

  .head,
  .chosen {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }

  .search-box {
    position: relative;
    flex: 1 1 140px;
  }

  .search-box > svg.icon {
    position: absolute;
    inset-block-start: calc(50% - 8px);
    inset-inline-start: 10px;
    color: var(--_muted);
    pointer-events: none;
  }

  .search {
    padding-inline-start: 34px;
    appearance: none;
  }

  .search::-webkit-search-cancel-button {
    display: none;
  }

  .search:not(:last-child) {
    padding-inline-end: 34px;
  }

  .clear {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
  }

  .states {
    flex: 0 1 auto;
    inline-size: auto;
  }

  .status {
    margin-inline-start: auto;
    min-block-size: 16px;
    white-space: nowrap;
  }

  .kinds {
    display: flex;
    gap: 4px;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  .kind {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-block-size: calc(var(--_control) - 4px);
    padding: 2px 10px;
    border: 1px solid var(--_border);
    border-radius: 999px;
    color: var(--_muted);
    cursor: pointer;
  }

  .kind:hover {
    background: var(--_hover);
  }

  .kind:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_text);
    font-weight: 600;
  }

  .kind:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .kind:has(:disabled) {
    cursor: not-allowed;
  }

  .scroller {
    flex: 1 1 0;
    min-block-size: 0;
    margin-inline: calc(var(--_gap) * -1);
    padding-inline: var(--_gap);
    overflow: hidden auto;
    overscroll-behavior: contain;
    scroll-padding-block: 4px;
    border-block: 1px solid var(--_border);
  }

  .scroller > .notice,
  .tail,
  .empty {
    margin-block: 8px;
  }

  .empty {
    display: grid;
    justify-items: start;
    gap: 8px;
  }

  .list {
    padding-block: 4px;
    transition: opacity 150ms ease-out;
  }

  .list[aria-busy] {
    opacity: 0.6;
  }

  /* All rows are of one height: gaps stand for those that are not rendered. */

  .row {
    display: grid;
    grid-template-columns: 48px minmax(0, 1fr);
    grid-template-rows: 20px 16px;
    align-content: center;
    gap: 2px 12px;
    block-size: 60px;
    padding-inline: 6px;
    border-inline-start: 3px solid transparent;
    border-radius: var(--_radius);
    cursor: pointer;
    user-select: none;
  }

  .row:hover {
    background: var(--_hover);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .row[aria-selected='true'] {
    background: var(--_accent-soft);
    border-color: var(--_accent);
  }

  .list[aria-disabled] .row {
    cursor: not-allowed;
  }

  .row.placeholder {
    background: none;
    cursor: default;
  }

  .cover {
    position: relative;
    grid-row: 1 / span 2;
    place-self: center;
    display: grid;
    place-items: center;
    inline-size: 27px;
    block-size: 48px;
    overflow: hidden;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_picture);
    color: var(--_muted);
    object-fit: cover;
    object-position: 50% 0;
  }

  .cover.wide {
    inline-size: 48px;
    block-size: 27px;
  }

  .scene {
    inline-size: 100%;
    block-size: 100%;
  }

  .row > .name,
  .chosen > .name {
    align-self: end;
    overflow: clip visible;
    text-overflow: ellipsis;
    white-space: nowrap;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .row[aria-selected='true'] > .name {
    font-weight: 600;
  }

  .facts {
    display: flex;
    gap: 8px;
    overflow: hidden;
    white-space: nowrap;
  }

  .rest {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .state {
    flex: none;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .state::before {
    content: '';
    display: inline-block;
    inline-size: 6px;
    block-size: 6px;
    margin-inline-end: 6px;
    border: 1px solid currentColor;
    border-radius: 50%;
    vertical-align: 1px;
  }

  /* State is told by word, colour and shape: a filled dot is on air, a square one has failed. */

  /* The colour of what is on air is bright: letters in it are hard to read on a dark ground. */
  .state[data-state='live'] {
    color: var(--_text);
    font-weight: 600;
  }

  .state[data-state='live']::before {
    border-color: var(--_live);
    background: var(--_live);
  }

  .state[data-state='moving'] {
    color: var(--_warning);
  }

  .state[data-state='failed'],
  .state[data-state='blocked'] {
    color: var(--_danger);
  }

  .state[data-state='failed']::before,
  .state[data-state='blocked']::before {
    border-radius: 0;
    background: currentColor;
  }

  .badge {
    flex: none;
    padding: 0 6px;
    border: 1px solid color-mix(in oklab, var(--_warning) 45%, var(--_surface));
    border-radius: 4px;
    background: var(--_warning-soft);
    color: var(--_warning);
    font-size: 12px;
    line-height: 14px;
  }

  .line {
    align-self: center;
    block-size: 12px;
    inline-size: 60%;
  }

  .line.short {
    inline-size: 36%;
    block-size: 8px;
  }

  .chosen {
    flex-wrap: nowrap;
    min-block-size: var(--_control);
  }

  .chosen > .name {
    flex: 1 1 auto;
    min-inline-size: 0;
    align-self: center;
  }

  .create {
    align-self: start;
  }

  @media (pointer: coarse) {
    .kind {
      min-block-size: 40px;
    }
  }

  @container (max-width: 300px) {
    .states,
    .create {
      flex: 1 1 100%;
      inline-size: 100%;
    }
  }

  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .kind:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
