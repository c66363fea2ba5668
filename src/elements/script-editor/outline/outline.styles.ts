/** The tree of scenes and paragraphs, and the header of the selected paragraph. */
import { css, type CSSResult } from 'lit';

const treeStyles = css`
  .headline {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    min-block-size: var(--_control);
    padding-inline: 8px;
  }

  .headline .totals {
    margin-inline-start: auto;
  }

  .fold {
    display: none;
    flex: 1 0 12ch;
    justify-content: start;
    min-inline-size: 0;
    padding-inline: 0 4px;
    font-weight: 600;
  }

  .fold .caption {
    font-weight: 400;
  }

  .tree {
    position: relative;
    max-block-size: min(60vh, 520px);
    overflow: auto;
    padding: 2px;
    user-select: none;
  }

  .outline .item {
    position: relative;
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: var(--_control);
    padding-inline: 28px 0;
    border-radius: calc(var(--_radius) * 0.5);
    cursor: pointer;
  }

  /* A row re-renders its icons: without this, a click is lost if that happens between press and release. */
  .item svg {
    pointer-events: none;
  }

  .outline .scene {
    padding-inline-start: 4px;
    font-weight: 600;
  }

  .outline .item:hover {
    background: var(--_hover);
  }

  .outline .item:focus-visible {
    outline-offset: -2px;
  }

  .outline .item[aria-selected='true'] {
    background: var(--_accent-soft);
    box-shadow: inset 3px 0 0 var(--_accent);
    font-weight: 600;
  }

  .outline .item[aria-selected='true']:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--_accent);
  }

  .twist {
    display: inline-flex;
    padding: 4px;
  }

  .twist svg.icon,
  .fold svg.icon {
    transition: rotate 150ms ease-out;
  }

  [aria-expanded='true'] > .twist svg.icon,
  .fold[aria-expanded='true'] svg.icon {
    rotate: 90deg;
  }

  [aria-expanded='false'] > .twist svg.icon:dir(rtl),
  .fold[aria-expanded='false'] svg.icon:dir(rtl) {
    rotate: 180deg;
  }

  .grip {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 8px;
    display: none;
    align-items: center;
    inline-size: 14px;
    color: var(--_muted);
    cursor: grab;
    touch-action: none;
  }

  .paragraph:is(:hover, :focus-within) > .grip {
    display: flex;
  }

  .outline :is(.title, .caption) {
    flex: 1;
    min-inline-size: 4ch;
    overflow: clip visible;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .outline .name {
    flex: 1;
    min-inline-size: 0;
    font-weight: 400;
    user-select: text;
  }

  .outline .length {
    min-inline-size: 4ch;
    font-weight: 400;
    text-align: end;
  }

  .mark {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    font-size: 12px;
    font-weight: 400;
  }

  .mark svg.icon {
    inline-size: 14px;
    block-size: 14px;
  }

  .wrong {
    color: var(--_danger);
  }

  .doubtful {
    color: var(--_warning);
  }

  .outline .more {
    min-block-size: 28px;
    inline-size: 24px;
    color: var(--_muted);
  }

  .adders {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
  }

  .said {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--_control);
    padding-inline-start: 12px;
  }

  .said [role='status'] {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .outline .empty {
    padding: 4px 8px;
  }

  @container (max-width: 759.98px) {
    .headline h3 {
      display: none;
    }

    .fold {
      display: flex;
    }

    .tree {
      max-block-size: 200px;
    }

    .folded > :is(.tree, .adders, .said, .empty) {
      display: none;
    }
  }

  @media (pointer: coarse) {
    .item > .grip {
      inset-inline-start: 0;
      display: flex;
      justify-content: center;
      inline-size: 40px;
    }

    .outline .paragraph {
      padding-inline-start: 40px;
    }

    /* In a scene, the disclosure icon is where a paragraph has its handle. */
    .scene > .grip {
      position: static;
      align-self: stretch;
    }

    .scene > :is(.grip, .mark) {
      order: 1;
    }

    .scene > .length {
      order: 2;
    }

    .scene > .more {
      order: 3;
    }

    .outline .more {
      min-block-size: 40px;
      inline-size: 40px;
    }
  }

  @media (forced-colors: active) {
    .outline .item[aria-selected='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    .outline .item[aria-selected='true'] * {
      color: inherit;
    }
  }
`;

const headStyles = css`
  .head > :is(.field, .grow) {
    flex: 1;
  }

  /* The title needs the space; menu and shortcuts move the paragraph as well. */
  @container editor (max-width: 279.98px) {
    .head > :is(.up, .down) {
      display: none;
    }
  }
`;

/** Styles of the outline. */
export const outlineStyles: CSSResult = css`
  ${treeStyles} ${headStyles}
`;
