/** Styles of the alarms: the band is as loud as being on air, in light and dark. */
import { css } from 'lit';

/** Adopted by the element's shadow root with the alarms. */
export const alarmStyles = css`
  .alarms {
    --_on-danger: oklch(from var(--_danger) clamp(0, (0.6 - l) * 999, 1) 0 0);
    padding: 4px 0;
    border-radius: calc(var(--_radius) * 0.75);
  }

  .alarm-line {
    display: flex;
    align-items: center;
    gap: 4px 12px;
    min-block-size: var(--_control);
  }

  .alarm-words {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    gap: 4px;
  }

  /* A region that says nothing takes no place, and is there for what it will announce. */
  :is(.alarm-words, .alarm-hints):not(:has(p)) {
    position: absolute;
  }

  .alarm-words p {
    display: flex;
    gap: 8px;
    align-items: flex-start;
  }

  .alarm-words svg.icon {
    margin-block-start: 2px;
  }

  .alarm-since {
    opacity: 0.85;
    white-space: nowrap;
  }

  .alarms:is(.raised, .known, .clear) {
    padding-inline: 12px 8px;
  }

  .alarms.raised {
    background: var(--_danger);
    color: var(--_on-danger);
    font-weight: 600;
  }

  .alarms.raised .alarm-since {
    font-weight: 400;
    opacity: 1;
  }

  .alarms.raised .button {
    flex: none;
    border-color: transparent;
    font-weight: 600;
  }

  .alarms.raised :focus-visible {
    outline-color: var(--_on-danger);
  }

  .alarms.known {
    background: var(--_danger-soft);
  }

  .alarms.known svg.icon {
    color: var(--_danger);
  }

  .alarms.clear {
    background: color-mix(in oklab, var(--_success) 11%, var(--_surface));
  }

  .alarms.clear svg.icon {
    color: var(--_success);
  }

  .alarm-switches {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    margin-inline-start: auto;
  }

  .alarm-menu > .panel {
    z-index: 2;
    padding: 8px;
  }

  @container (max-width: 340px) {
    .alarm-menu {
      display: none;
    }
  }

  .switch {
    padding-inline: 8px;
  }

  .track {
    inline-size: 28px;
    block-size: 16px;
    padding: 2px;
    border: 1px solid var(--_field-border);
    border-radius: 999px;
    transition: background-color 150ms ease-out;
  }

  .track::before {
    content: '';
    display: block;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: var(--_field-border);
    transition: translate 150ms ease-out;
  }

  [aria-checked='true'] > .track {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  [aria-checked='true'] > .track::before {
    translate: 12px;
    background: var(--_on-accent);
  }

  :dir(rtl) [aria-checked='true'] > .track::before {
    translate: -12px;
  }

  /* Words above switches: always two lines, so that the row keeps its height. */
  @container (max-width: 560px) {
    .alarm-line {
      flex-wrap: wrap;
      min-block-size: calc(var(--_control) + 28px);
    }

    .alarms:not(.raised) .alarm-line {
      align-content: space-between;
    }

    .alarms.raised .alarm-line {
      flex-wrap: nowrap;
    }

    .alarm-switches {
      order: 1;
      flex-basis: 100%;
      margin-inline: -8px 0;
    }

    .alarms .icon-only {
      block-size: 24px;
      min-block-size: 24px;
    }
  }

  @media (pointer: coarse) {
    .alarms .icon-only {
      block-size: 40px;
    }
  }

  .alarm-hints {
    padding-block: 4px;
  }

  @media (forced-colors: active) {
    .alarms:is(.raised, .known, .clear) {
      border: 2px solid CanvasText;
    }

    .track::before {
      background: CanvasText;
    }

    [aria-checked='true'] > .track {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
    }

    [aria-checked='true'] > .track::before {
      background: HighlightText;
    }
  }
`;
