/** Styles of the details of a task. */
import { css } from 'lit';

/** Adopted by the element's shadow root when details are first needed. */
export const detailsStyles = css`
  .details {
    display: grid;
    grid-template-columns: fit-content(40%) minmax(0, 1fr);
    gap: 8px 16px;
  }

  .details dl {
    display: contents;
  }

  .details dl > div {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }

  .glance dd {
    font-size: 16px;
    line-height: 20px;
  }

  /* On air, but the stream doesn't reach the platform, or it is not known whether it still is. */
  @media (forced-colors: none) {
    .loud:is(.lost, .stale) .head {
      background: repeating-linear-gradient(
        -45deg,
        var(--_live) 0 12px,
        color-mix(in oklab, var(--_live) 80%, var(--_text)) 12px 24px
      );
    }
  }

  .stale .details dd,
  .stale .stream,
  .stale .clock {
    color: var(--_muted);
    font-weight: 400;
  }

  .service-words {
    display: block;
  }

  .service-words summary {
    inline-size: max-content;
    max-inline-size: 100%;
    color: var(--_muted);
    font-size: 12px;
    cursor: pointer;
  }

  .details dt {
    color: var(--_muted);
  }

  .details dt,
  .details dd {
    overflow-wrap: anywhere;
    max-inline-size: 75ch;
  }

  /* A root, as WebKit loses the margin of the last block in it. */
  .details dd {
    display: flow-root;
    text-wrap: balance;
  }

  /* Long IDs are truncated visually, but are copied in full. */
  .details code {
    display: block;
    line-height: 20px;
    overflow: clip visible;
    text-overflow: ellipsis;
    white-space: nowrap;
    user-select: all;
  }

  .stream {
    display: flex;
    gap: 8px;
  }

  .stream > svg.icon {
    margin-block: 2px;
  }

  .good {
    color: var(--_success);
  }

  .bad {
    color: var(--_danger);
    font-weight: 600;
  }

  .paragraph {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    /* Room for descenders: in some fonts they reach below the line. */
    margin-block-end: -0.2em;
    padding-block-end: 0.2em;
    overflow: hidden;
  }

  /* Lines of their own, which are as close as their size wants. */
  .glance .small {
    display: block;
  }

  .stale-fact {
    color: var(--_warning);
    font-weight: 400;
  }

  progress {
    display: block;
    inline-size: 100%;
    max-inline-size: 320px;
    block-size: 6px;
    margin-block: 6px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--_hover);
    appearance: none;
  }

  progress::-webkit-progress-bar {
    background: var(--_hover);
  }

  progress::-webkit-progress-value {
    background: var(--_live);
  }

  progress::-moz-progress-bar {
    background: var(--_live);
  }

  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }

    progress::-webkit-progress-value {
      forced-color-adjust: none;
      background: Highlight;
    }
  }

  .fold {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .fold > summary {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: max(36px, var(--_control));
    padding: 4px 12px;
    border-radius: inherit;
    cursor: pointer;
    list-style: none;
  }

  .fold > summary::-webkit-details-marker {
    display: none;
  }

  .fold > summary::after {
    content: '';
    inline-size: 7px;
    block-size: 7px;
    margin-inline: auto 4px;
    flex: none;
    border: solid var(--_muted);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    translate: 0 -2px;
  }

  .fold[open] > summary::after {
    rotate: 225deg;
    translate: 0 2px;
  }

  .fold > summary:hover {
    background: var(--_hover);
  }

  .fold-body {
    display: grid;
    gap: 12px;
    justify-items: start;
    padding: 8px 12px 12px;
  }

  .fold-body > * {
    max-inline-size: 100%;
  }

  .fold-body > .fields,
  .fold-body > .tasks,
  .fold-body > .notice {
    inline-size: 100%;
  }

  .age {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: var(--_control);
  }

  .age.stale {
    color: var(--_warning);
    font-weight: 600;
  }

  /*
   * “Keep going” takes the place of Stop at any width, so that a second click does no harm; the question takes that of the
   * age, so that nothing moves.
   */
  .confirm {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
    align-items: center;
    inline-size: 100%;
  }

  .foot .confirm > p {
    font-size: 12px;
    line-height: 16px;
  }

  .confirm > .keep {
    grid-column: 1 / -1;
  }

  @container (min-width: 561px) {
    .confirm {
      grid-template-columns: minmax(0, 1fr) auto auto;
    }

    .foot .confirm > p {
      font: inherit;
      text-align: end;
    }

    .confirm > .keep {
      grid-column: auto;
    }
  }

  /* The most important details are placed side by side if there is room. */
  @container (min-width: 640px) {
    .details {
      grid-template-columns: none;
    }

    .details dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
      gap: 12px 24px;
    }

    .details dl > div {
      display: block;
      grid-column: auto;
    }

    .glance dd {
      font-size: 20px;
      line-height: 28px;
    }

    .stream > svg.icon {
      margin-block: 6px;
    }
  }
`;
