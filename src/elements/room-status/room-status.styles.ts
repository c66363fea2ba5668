/** The layout of the room status; being on air is the only state with a strong colour. */
import { css } from 'lit';

/** The styles of the element's shadow root, without those of the lazily loaded parts. */
export const roomStatusStyles = css`
  /* The band has the corners of the element, whoever set them, so that it fits into any card. */
  .body,
  .compact {
    border-radius: inherit;
  }

  .body {
    display: grid;
    --_pad: 16px;
    gap: var(--_gap);
    padding: var(--_pad);
  }

  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 16px;
    align-items: center;
    margin: calc(-1 * var(--_pad)) calc(-1 * var(--_pad)) 0;
    padding: var(--_pad);
    border-radius: inherit;
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }

  /* What stands below keeps its place from before the start until after the end. */
  .middle {
    display: grid;
    gap: var(--_gap);
    align-content: start;
  }

  :host([controls]) .middle {
    min-block-size: 296px;
  }

  .cover {
    grid-row: span 2;
    inline-size: 54px;
    block-size: 72px;
    object-fit: cover;
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_hover);
  }

  .room {
    align-self: start;
    min-inline-size: 0;
    overflow: clip visible;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    align-self: end;
    font-size: 20px;
    line-height: 28px;
    font-weight: 600;
  }

  .badge {
    display: inline-flex;
    gap: 8px;
  }

  /* Aligned with the first line if the text wraps. */
  .mark {
    inline-size: 12px;
    block-size: 12px;
    margin-block: 8px;
    flex: none;
    border-radius: 50%;
    border: 2px solid var(--_muted);
  }

  .waiting .mark,
  .starting .mark,
  .stopping .mark {
    border-color: var(--_accent);
    border-style: dashed;
  }

  .ended .mark {
    border-radius: 2px;
    background: var(--_muted);
  }

  .failed .mark,
  .blocked .mark {
    border-color: var(--_danger);
    border-radius: 2px;
    background: var(--_danger);
    rotate: 45deg;
  }

  .failed .badge,
  .blocked .badge {
    color: var(--_danger);
  }

  /* Coloured from edge to edge, so that it can be seen from a distance; until the service says that it is over. */
  .loud .head,
  .compact.loud .badge {
    background: var(--_live);
    color: var(--_on-live);
  }

  .loud .head :is(.room, .last-known) {
    color: inherit;
  }

  .compact.loud .badge {
    padding: 2px 12px;
    border-radius: calc(var(--_radius) * 2);
  }

  .loud .mark {
    border: 2px solid currentColor;
    background: currentColor;
    animation: pulse 2s ease-out infinite;
  }

  @keyframes pulse {
    50% {
      opacity: 0.35;
    }
  }

  /* Whether the room is on air is unknown: another mark and, of a stream last seen on air, a hatched band. */
  .stale .mark {
    animation: none;
    border-radius: 2px;
    rotate: 45deg;
    background: none;
  }

  .stale:not(.loud) .mark {
    border-color: var(--_warning);
  }

  .stale:not(.loud) .badge {
    color: var(--_warning);
  }

  .also {
    white-space: nowrap;
  }

  .last-known {
    font-size: 14px;
    line-height: 20px;
    font-weight: 400;
    color: var(--_muted);
  }

  /* As high as the row of the alarms. */
  .alarms-place {
    block-size: calc(var(--_control) + 8px);
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 12px;
    min-block-size: var(--_control);
  }

  .controls {
    margin-inline-start: auto;
  }

  .may-not {
    display: flex;
    align-items: center;
    gap: 4px;
    margin-inline-start: auto;
    color: var(--_muted);
  }

  .button.live {
    background: var(--_live);
    border-color: var(--_live);
    color: var(--_on-live);
    font-weight: 600;
  }

  .skeleton.line {
    inline-size: 12ch;
    block-size: 24px;
  }

  .before {
    display: grid;
    gap: 8px;
  }

  .skeleton.row {
    block-size: 38px;
  }

  .compact {
    position: relative;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: calc(var(--_control) + 16px);
    padding: 8px 12px;
  }

  .compact .state {
    align-self: center;
    font-size: 14px;
    line-height: 20px;
  }

  .compact .mark {
    margin-block: 4px;
  }

  /* On a line of its own, smaller, so that the band keeps its height. */
  @container (max-width: 520px) {
    .head .also {
      display: block;
      font-size: 14px;
      line-height: 20px;
    }

    .head .dash {
      display: none;
    }

    .head .state {
      align-items: start;
      row-gap: 0;
    }

    .compact .also {
      display: block;
      font-size: 12px;
      line-height: 14px;
    }

    .compact .dash,
    .compact .state.told-also .clock {
      display: none;
    }

    .compact .state.told-also {
      line-height: 16px;
    }

    .compact .state.told-also .badge {
      padding-block: 1px;
    }
  }

  @container (max-width: 560px) {
    .alarms-place {
      block-size: calc(var(--_control) + 36px);
    }
  }

  @container (max-width: 340px) {
    .head,
    .state {
      column-gap: 8px;
    }
  }

  /* One below the other, so that the question before a stop is no higher. */
  @container (max-width: 560px) {
    :host([controls]) .foot {
      align-content: end;
      min-block-size: calc(2 * var(--_control) + 8px);
    }

    .body .controls,
    .body .controls .button {
      inline-size: 100%;
    }
  }

  @container (min-width: 640px) {
    .cover {
      inline-size: 72px;
      block-size: 96px;
    }

    .body {
      --_pad: 20px;
    }

    :host([controls]) .middle {
      min-block-size: 192px;
    }
  }

  @media (forced-colors: active) {
    .loud .head,
    .compact.loud .badge {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    .mark {
      border-color: CanvasText;
    }
  }
`;
