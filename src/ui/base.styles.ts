/**
 * Styles that all elements share: a few colours come from the page, and the others are mixed from them; controls are laid
 * out on a 4 px grid.
 *
 * A customer sets the ten `--mss-*` properties on the element or on any ancestor. Properties that begin with `--_` are
 * internal.
 */
import { css } from 'lit';

/** The base sheet of each element. */
export const baseStyles = css`
  :host {
    --_surface: var(--mss-surface, light-dark(#ffffff, #17191f));
    --_text: var(--mss-text, light-dark(#1a1d24, #e9ebf1));
    --_accent: var(--mss-accent, light-dark(#1d5fd1, #86b3ff));
    --_danger: var(--mss-danger, light-dark(#b3261e, #ff9d94));
    /* As far from the surface, and as red, in dark as in light. */
    --_live: var(--mss-live, light-dark(#d3122c, #ff4c60));
    --_warning: var(--mss-warning, light-dark(#8a5300, #f2bd5c));
    --_success: var(--mss-success, light-dark(#11713d, #6fd49a));
    --_radius: var(--mss-radius, 8px);
    /* White text on dark colours, black text on light ones. */
    --_on-accent: oklch(from var(--_accent) clamp(0, (0.6 - l) * 999, 1) 0 0);
    --_on-live: oklch(from var(--_live) clamp(0, (0.6 - l) * 999, 1) 0 0);
    --_accent-text: color-mix(in oklab, var(--_accent) 70%, var(--_text));
    --_muted: color-mix(in oklab, var(--_text) 68%, var(--_surface));
    --_border: color-mix(in oklab, var(--_text) 18%, var(--_surface));
    --_field-border: color-mix(in oklab, var(--_text) 48%, var(--_surface));
    --_subtle: color-mix(in oklab, var(--_text) 4%, var(--_surface));
    --_hover: color-mix(in oklab, var(--_text) 8%, var(--_surface));
    --_accent-soft: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
    --_danger-soft: color-mix(in oklab, var(--_danger) 9%, var(--_surface));
    --_warning-soft: color-mix(in oklab, var(--_warning) 11%, var(--_surface));
    --_code-font: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    --_control: 32px;
    --_gap: 12px;

    display: block;
    min-width: 0;
    box-sizing: border-box;
    container-type: inline-size;
    background: var(--_surface);
    color: var(--_text);
    border-radius: var(--_radius);
    font-family: var(--mss-font, inherit);
    font-variant-numeric: tabular-nums;
    -webkit-text-size-adjust: 100%;

    /* A page's rule for "*" matches this element, and without !important its content would inherit that. */
    font-size: 14px !important;
    font-style: normal !important;
    font-weight: 400 !important;
    line-height: 20px !important;
    letter-spacing: normal !important;
    word-spacing: normal !important;
    text-align: start !important;
    text-indent: 0 !important;
    text-transform: none !important;
    white-space: normal !important;
  }

  /* A style query applies to the parent: an element of the page for the host, the host for its content. */
  @container style(--mss-density: normal) {
    :host,
    * {
      --_code-font: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
      --_control: 32px;
      --_gap: 12px;
    }
  }

  @container style(--mss-density: compact) {
    :host,
    * {
      --_control: 28px;
      --_gap: 8px;
    }
  }

  @media (pointer: coarse) {
    :host,
    * {
      --_control: 40px;
    }
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  p,
  h2,
  h3,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  h2,
  h3 {
    font: inherit;
    font-weight: 600;
  }

  /* A text keeps its own direction on a page of the other direction, but is aligned to the page's start. */
  p,
  span,
  dd,
  dt,
  h3,
  li,
  label,
  time {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
    unicode-bidi: plaintext;
  }

  input,
  textarea {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  code {
    font: 12px / 16px var(--_code-font);
    overflow-wrap: anywhere;
  }

  /* Clicks must hit the button: the nodes of the icon may be replaced between pointer down and up. */
  svg.icon {
    pointer-events: none;
    inline-size: 16px;
    block-size: 16px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: var(--_control);
    padding: 4px 12px;
    border: 1px solid var(--_field-border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    color: var(--_text);
    cursor: pointer;
    white-space: nowrap;
    transition:
      background-color 150ms ease-out,
      border-color 150ms ease-out;
  }

  .button:hover {
    background: var(--_hover);
  }

  .button.danger {
    border-color: var(--_danger);
    color: var(--_danger);
    font-weight: 600;
  }

  .button.danger:hover {
    background: var(--_danger-soft);
  }

  .button.quiet {
    border-color: transparent;
    background: transparent;
  }

  .button.quiet:hover {
    background: var(--_hover);
  }

  .button.icon-only {
    padding: 0;
    inline-size: var(--_control);
  }

  .button:is(:disabled, [aria-disabled='true']):is(*, :hover) {
    background: var(--_subtle);
    border-color: var(--_border);
    color: color-mix(in oklab, var(--_text) 62%, var(--_surface));
    font-weight: 400;
    cursor: not-allowed;
  }

  .button.quiet:is(:disabled, [aria-disabled='true']):is(*, :hover) {
    background: transparent;
    border-color: transparent;
  }

  /* A finger needs 40 px, and has no keys to press. */
  @media (pointer: coarse) {
    button,
    select,
    summary {
      min-block-size: 40px;
      min-inline-size: 40px;
    }

    summary {
      align-content: center;
    }
  }

  @media (hover: none), (pointer: coarse) {
    .keys {
      display: none;
    }
  }

  .muted {
    color: var(--_muted);
  }

  .small {
    font-size: 12px;
    line-height: 16px;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    border: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .notice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 12px;
    align-items: start;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_subtle);
  }

  .notice > svg.icon {
    margin-block-start: 2px;
  }

  .notice > :not(svg) {
    grid-column: 2;
    max-inline-size: 75ch;
    overflow-wrap: anywhere;
  }

  .notice strong {
    font-weight: 600;
  }

  .notice > .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-block-start: 4px;
  }

  .notice.error {
    border-color: color-mix(in oklab, var(--_danger) 45%, var(--_surface));
    background: var(--_danger-soft);
  }

  .notice.error > svg.icon {
    color: var(--_danger);
  }

  .notice.warning {
    border-color: color-mix(in oklab, var(--_warning) 45%, var(--_surface));
    background: var(--_warning-soft);
  }

  .notice.warning > svg.icon {
    color: var(--_warning);
  }

  .skeleton {
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_hover);
    opacity: 0;
    animation: appear 150ms ease-out 150ms forwards;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  /* Each animation jumps to its end and stays there: one that repeated would flicker, the faster the shorter it is. */
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 1ms !important;
    }
  }

  @media (forced-colors: active) {
    .button,
    .notice {
      border-color: ButtonBorder;
    }
  }
`;
