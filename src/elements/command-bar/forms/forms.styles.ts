/** Styles of the command forms: one column in a dialog. */
import { css } from 'lit';

/** Adopted by the element's shadow root with the panels. */
export const formsStyles = css`
  dialog.form {
    inline-size: 520px;
    max-block-size: calc(100vh - 32px);
    padding: 16px;
    overflow-y: auto;
  }

  dialog.form form,
  dialog.form .fields,
  dialog.form fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }

  dialog.form fieldset {
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 8px 12px 12px;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
  }

  dialog.form label:not(.check) {
    display: grid;
    gap: 4px;
  }

  dialog.form .check {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 24px;
  }

  @media (pointer: coarse) {
    dialog.form .check {
      min-block-size: 40px;
    }
  }

  dialog.form .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
    gap: 12px;
  }

  dialog.form .library {
    block-size: 320px;
    border: 1px solid var(--_border);
  }

  dialog.form .end {
    justify-content: flex-end;
  }

  dialog.form [role='alert']:empty {
    display: none;
  }

  dialog.form dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 4px 16px;
  }

  dialog.form dt {
    color: var(--_muted);
  }

  dialog.form dd {
    overflow-wrap: anywhere;
  }

  dialog.form .advanced > summary {
    min-block-size: var(--_control);
    align-content: center;
    cursor: pointer;
  }

  dialog.form .advanced[open] {
    display: grid;
    gap: 8px;
  }

  dialog.form .advanced textarea {
    font: 12px / 16px var(--_code-font);
    min-block-size: 160px;
  }

  dialog.form .advanced .button {
    justify-self: start;
  }

  dialog.form pre {
    max-block-size: 280px;
    margin: 8px 0 0;
    padding: 8px;
    overflow: auto;
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_subtle);
  }

  dialog.form pre code {
    overflow-wrap: normal;
  }
`;
