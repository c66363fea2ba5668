/** The layout of the picker: a frame of fixed height with the search at the top, the scrolling list, and the selection at the bottom. */
import { css } from 'lit';

/** The styles of the asset picker's shadow root. */
export const assetPickerStyles = css`
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

  /* On a phone: leaves room around it, and ends in the pictures of a row, so that one sees that there is more. */

  @media (max-width: 480px) {
    :host {
      block-size: 484px;
    }
  }

  :host([layout='strip']) {
    block-size: auto;
  }

  .disconnected {
    opacity: 0;
    animation: appear 150ms ease-out 150ms forwards;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_gap);
  }

  .search-box {
    position: relative;
    flex: 1 1 160px;
    max-inline-size: 400px;
  }

  /* In a narrow picker, the buttons and the number share a row of their own, whatever the words are. */
  @container (max-width: 440px) {
    .search-box {
      flex-basis: 100%;
      max-inline-size: none;
    }
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

  .status {
    margin-inline-start: auto;
    min-block-size: 16px;
    white-space: nowrap;
  }

  .upload {
    display: flex;
    gap: 4px;
  }

  .types {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  .type {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-block-size: calc(var(--_control) - 4px);
    padding: 2px 10px;
    border: 1px solid var(--_border);
    border-radius: 999px;
    color: var(--_muted);
    cursor: pointer;
    transition:
      background-color 150ms ease-out,
      color 150ms ease-out;
  }

  .type:hover {
    background: var(--_hover);
  }

  .type:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_text);
    font-weight: 600;
  }

  .type:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .type:has(:disabled) {
    cursor: not-allowed;
  }

  .scroller {
    flex: 1 1 0;
    min-block-size: 0;
    margin-inline: calc(var(--_gap) * -1);
    padding: 4px var(--_gap);
    overflow: hidden auto;
    overscroll-behavior: contain;
    scroll-padding-block: 8px;
    border-block: 1px solid var(--_border);
  }

  .scroller > .notice {
    margin-block: 8px;
  }

  .list {
    --_column: 144px;
    --_ratio: 4 / 3;
    /* Wider tiles in a large picker, so that there are not too many of them. */
    --_least: max(var(--_column), 100% / var(--_columns, 32) - 8px);
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(var(--_least), 100%), 1fr));
    gap: 8px;
    padding-block: 4px;
    transition: opacity 150ms ease-out;
  }

  .list[data-shape='portrait'] {
    --_column: 112px;
    --_ratio: 3 / 4;
  }

  .list[data-shape='square'] {
    --_column: 120px;
    --_ratio: 1;
  }

  .list[data-shape='audio'] {
    --_column: 220px;
  }

  .list[aria-busy] {
    opacity: 0.6;
  }

  .tile {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-inline-size: 0;
    padding: 4px 4px 8px;
    border-radius: var(--_radius);
    cursor: pointer;
    user-select: none;
    transition: background-color 150ms ease-out;
  }

  /* Stands for the tiles of a long list that are not rendered. */

  .gap {
    grid-column: 1 / -1;
  }

  .tile:hover {
    background: var(--_hover);
  }

  .tile:focus-visible {
    outline-offset: 1px;
  }

  .tile[aria-selected='true'] {
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 2px var(--_accent);
  }

  .tile[aria-disabled='true'],
  .list[aria-disabled] .tile {
    cursor: not-allowed;
  }

  .tile[aria-disabled='true']:hover {
    background: none;
  }

  .tile[aria-disabled='true'] .name {
    color: var(--_muted);
  }

  .tile[aria-disabled='true'] > img,
  .tile[aria-disabled='true'] .media > svg {
    filter: grayscale(1);
    opacity: 0.55;
  }

  .media {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    aspect-ratio: var(--_ratio);
    overflow: hidden;
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_picture);
    color: var(--_muted);
  }

  .media > svg.icon {
    inline-size: 24px;
    block-size: 24px;
    stroke-width: 1.5;
  }

  img.media {
    inline-size: 100%;
    block-size: auto;
    object-fit: contain;
  }

  img.media.avatar,
  .list[data-shape='portrait'] img.media.upright {
    object-fit: cover;
    object-position: 50% 0;
  }

  .media.skeleton {
    background: var(--_hover);
  }

  .tile > .name {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    padding-inline: 4px;
    /* Room for descenders: in some fonts they reach below the line. */
    margin-block-end: -0.2em;
    padding-block-end: 0.2em;
    overflow: hidden;
    overflow-wrap: anywhere;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .tile[aria-selected='true'] > .name {
    font-weight: 600;
  }

  .description {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    margin-block-start: -6px;
    padding-inline: 4px;
    word-break: keep-all;
  }

  .description:empty {
    display: none;
  }

  .badge {
    padding: 0 6px;
    border: 1px solid color-mix(in oklab, var(--_warning) 45%, var(--_surface));
    border-radius: 4px;
    background: var(--_warning-soft);
    color: var(--_warning);
    font-size: 12px;
    line-height: 16px;
    white-space: nowrap;
  }

  /* The check mark of a selected tile: a disc, and two sides of a box that is turned. */

  .tile[aria-selected='true']::before,
  .tile[aria-selected='true']::after {
    content: '';
    position: absolute;
    z-index: 1;
    inset-block-start: var(--_check-top, 12px);
    inset-inline-end: 12px;
    inline-size: 20px;
    block-size: 20px;
    border-radius: 50%;
    background: var(--_accent);
  }

  .tile[aria-selected='true']::after {
    inset-inline-end: 19px;
    inline-size: 6px;
    block-size: 10px;
    margin-block-start: 4px;
    border: solid var(--_on-accent);
    border-width: 0 2px 2px 0;
    border-radius: 0;
    background: none;
    transform: rotate(45deg);
  }

  .line {
    block-size: 12px;
    inline-size: 72%;
    margin-block: 4px;
  }

  .line.short {
    inline-size: 40%;
    block-size: 8px;
  }

  .tile.placeholder {
    cursor: default;
    background: none;
  }

  /* A row: the picture, or the play button of a sound, before the name. */

  .list.rows .tile {
    --_check-top: calc(50% - 10px);
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-content: center;
    gap: 2px 12px;
    min-block-size: 56px;
    padding: 6px 8px;
  }

  .list.rows .tile[aria-selected='true'] {
    padding-inline-end: 40px;
  }

  .list.rows .media {
    grid-row: 1 / span 2;
    align-self: center;
  }

  .list.rows .name {
    align-self: end;
    padding: 0;
  }

  .list.rows .name:has(+ :empty) {
    grid-row: 1 / span 2;
    align-self: center;
  }

  .list.rows .description {
    align-self: start;
    margin: 0;
    padding: 0;
  }

  /* The row of a sound is a card. */

  .list[data-shape='audio'] .tile {
    border: 1px solid var(--_border);
  }

  .list[data-shape='audio'] .media {
    aspect-ratio: 1;
    inline-size: 40px;
  }

  .sample > svg.icon {
    pointer-events: auto;
    inline-size: 40px;
    block-size: 40px;
    padding: 8px;
    border-radius: 50%;
    background: var(--_picture);
    color: var(--_text);
    transition: background-color 150ms ease-out;
  }

  .sample > svg.icon:hover {
    background: color-mix(in oklab, var(--_accent) 24%, var(--_surface));
  }

  .list[data-shape='audio'] .media.audio {
    background: none;
  }

  :host([layout='list']) .list {
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
  }

  :host([layout='list']) .list .tile {
    border: 0;
  }

  :host([layout='list']) .list .media {
    inline-size: 56px;
    max-block-size: 56px;
  }

  :host([layout='list']) .list[data-shape='portrait'] .media {
    inline-size: 42px;
  }

  :host([layout='strip']) .scroller {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    overflow: auto hidden;
    scroll-padding-inline: 12px;
  }

  :host([layout='strip']) .list {
    display: flex;
  }

  /* All tiles have the same height, so that scrolling doesn't change the height of the strip. */

  :host([layout='strip']) .list .tile {
    flex: none;
    inline-size: var(--_column);
    block-size: calc((var(--_column) - 8px) / (var(--_ratio)) + 112px);
    overflow: hidden;
  }

  :host([layout='strip']) .list[data-shape='audio'] .tile {
    block-size: 86px;
  }

  :host([layout='strip']) .list .gap {
    flex: none;
  }

  .tail {
    display: flex;
    justify-content: center;
    padding-block: 8px;
  }

  /* Over the end of the list, so that nothing moves. */
  .explanation {
    position: relative;
    margin-block-start: calc(var(--_gap) * -1);
  }

  .why {
    position: absolute;
    z-index: 2;
    inset-block-end: 8px;
    inset-inline: 0;
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-inline: auto;
    padding: 6px 12px;
    border: 1px solid var(--_text);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_text);
    color: var(--_surface);
    pointer-events: none;
  }

  .why[hidden] {
    display: none;
  }

  .empty {
    display: grid;
    gap: 12px;
    place-content: center;
    justify-items: center;
    min-block-size: min(100%, 160px);
    block-size: 100%;
    padding: 16px;
    text-align: center;
  }

  :host([layout='strip']) .empty {
    flex: 1;
  }

  .preview {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: var(--_gap);
  }

  .preview .text {
    display: flex;
    flex-direction: column;
    gap: 2px;
    min-inline-size: 0;
    min-block-size: 38px;
    justify-content: center;
  }

  .preview .name {
    overflow: clip visible;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .selection {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_gap);
    min-block-size: 36px;
  }

  .selection > .full {
    flex-basis: 100%;
  }

  .chips {
    display: flex;
    flex: 1 1 200px;
    flex-wrap: wrap;
    gap: 4px;
    min-inline-size: 0;
    max-block-size: 116px;
    overflow-y: auto;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    max-inline-size: 100%;
    min-block-size: 36px;
    padding: 2px;
    padding-inline-end: 8px;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
  }

  .chip:has(.remove) {
    padding-inline-end: 2px;
  }

  .chip .media {
    aspect-ratio: 1;
    inline-size: 30px;
    block-size: 30px;
    border-radius: calc(var(--_radius) * 0.5);
  }

  .chip .media > svg.icon {
    inline-size: 16px;
    block-size: 16px;
  }

  .chip > img {
    object-fit: cover;
    object-position: 50% 0;
  }

  .chip > .name {
    min-inline-size: 6ch;
    max-inline-size: 24ch;
    overflow: clip visible;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .chip > .line {
    inline-size: 96px;
  }

  .chip .remove {
    flex: none;
    min-block-size: 28px;
    inline-size: 28px;
    font-size: 20px;
  }

  @media (pointer: coarse) {
    .type {
      min-block-size: 40px;
    }

    .chip .remove {
      min-block-size: 40px;
      inline-size: 40px;
    }
  }

  @container (max-width: 340px) {
    .list[data-shape] {
      --_column: 96px;
    }

    .list[data-shape='audio'] {
      --_column: 220px;
    }
  }

  @media (forced-colors: active) {
    .tile[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .tile:focus-visible {
      outline: 3px solid CanvasText;
      outline-offset: 1px;
    }

    .tile[aria-disabled='true'] .name {
      color: GrayText;
    }

    .type:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
