/** The character counts, and the list of problems. */
import { css } from 'lit';

/** Styles of the counts and the list of problems. */
export const checkStyles = css`
  .over {
    color: var(--_danger);
    font-weight: 600;
  }

  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }

  .problems {
    margin-block-start: 8px;
  }

  /* The find bar takes the place of the list below the text, so that nothing else moves. */
  .frame.searching .problems {
    display: none;
  }

  .problems h3 {
    padding-block: 0 4px;
  }

  .problems ul {
    container-type: inline-size;
    display: grid;
    align-content: start;
    max-block-size: 208px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
  }

  .problems li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 8px;
    align-items: start;
    padding: 4px 8px;
  }

  .problems li + li {
    border-block-start: 1px solid var(--_border);
  }

  .problems li > svg.icon {
    margin-block-start: calc((var(--_control) - 16px) / 2);
    color: var(--_muted);
  }

  .problems li.error > svg.icon {
    color: var(--_danger);
  }

  .problems li.warning > svg.icon {
    color: var(--_warning);
  }

  .problems .go {
    min-block-size: var(--_control);
    padding: 4px 0;
    border: 0;
    background: none;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    cursor: pointer;
    overflow-wrap: anywhere;
    max-inline-size: 75ch;
  }

  .problems .go:hover {
    text-decoration: underline;
  }

  .places {
    display: inline-block;
    padding-inline: 6px;
    border-radius: 8px;
    background: var(--_hover);
  }

  .fixes {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    padding-block: 0 4px;
  }

  .fixes .button {
    white-space: normal;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .problems.none {
    display: none;
  }

  .more {
    padding: 4px 8px;
  }

  @container (min-width: 560px) {
    .problems li {
      grid-template-columns: auto minmax(0, 1fr) fit-content(50%);
    }

    .fixes {
      grid-column: 3;
      justify-content: end;
      padding-block: 0;
    }
  }
`;
