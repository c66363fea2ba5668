/** The toolbar of marks and the small form of one. */
import { css } from 'lit';

export const marksStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 8px;
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
  }

  .tool {
    padding-inline: 6px;
    gap: 4px;
    font-size: 12px;
  }

  .tool .name {
    display: none;
  }

  .tool[aria-expanded='true'],
  .button[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .bubble {
    position: absolute;
    z-index: 2;
    inset-block-start: var(--_top, 0);
    left: var(--_left, 0);
    display: flex;
    flex-wrap: wrap;
    max-inline-size: 100%;
    padding: 2px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 4px 16px color-mix(in oklab, var(--_text) 18%, transparent);
    animation: appear 150ms ease-out;
  }

  .bubble .tool .name {
    display: none;
  }

  .polyphones {
    display: grid;
    gap: 8px;
    max-block-size: 160px;
    overflow: auto;
  }

  .polyphones .quick {
    align-items: center;
  }

  .polyphones svg.icon {
    inline-size: 14px;
  }

  .silenced ul {
    margin: 0;
    padding-inline-start: 16px;
    list-style: disc;
  }

  .tag-form {
    position: absolute;
    z-index: 2;
    inset-block-start: var(--_top, 0);
    left: var(--_left, 0);
    display: grid;
    gap: 8px;
    inline-size: min(280px, 100%);
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 8px 24px color-mix(in oklab, var(--_text) 18%, transparent);
    animation: appear 150ms ease-out;
  }

  .tag-form label {
    display: grid;
    gap: 4px;
  }

  .subject {
    overflow-wrap: anywhere;
  }

  .quick {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .quick .button {
    padding-inline: 8px;
  }

  .finding {
    display: flex;
    gap: 6px;
    overflow-wrap: anywhere;
  }

  .finding:empty {
    display: none;
  }

  .finding svg.icon {
    inline-size: 14px;
  }

  .finding.error {
    color: var(--_danger);
  }

  .finding.warning {
    color: var(--_warning);
  }
`;
