/** The styles of the menu and the dialogs. */
import { css } from 'lit';
import { dialogStyles, menuStyles } from '../../../ui/index.js';

/** The menu, the dialogs, and the form in them. */
export const manageStyles = css`
  ${menuStyles} ${dialogStyles} dialog {
    inline-size: 400px;
    padding: 16px;
  }

  dialog form {
    display: grid;
    gap: 12px;
  }

  dialog label {
    display: grid;
    gap: 4px;
  }

  dialog h2 {
    font-size: 16px;
    overflow-wrap: anywhere;
  }

  dialog .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 8px;
  }

  .problem {
    color: var(--_danger);
  }
`;
