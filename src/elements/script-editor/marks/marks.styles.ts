/** The toolbar of marks, and the selection toolbar. */
import { css } from 'lit';

/** Styles of the toolbars; always loaded. */
export const marksStyles = css`
  /*
   * By width: two rows of five tools with the preview button below; one row of tools; everything in one row. From 560 px
   * of the element on, each tool has its name: in two rows, or below the icons if everything fits into one row.
   */
  .tools {
    display: grid;
    align-items: center;
    gap: 4px 8px;
  }

  .toolbar {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
  }

  .tools .preview {
    margin: 0;
  }

  .tools .split,
  .tools .hear {
    flex: 1;
  }

  .tool {
    padding-inline: 6px;
    font-size: 12px;
  }

  .tool .name {
    display: none;
  }

  @media not (pointer: coarse) {
    @container editor (min-width: 312px) {
      .toolbar {
        grid-template-columns: repeat(10, 1fr);
      }
    }

    @container editor (min-width: 460px) {
      .tools {
        grid-template-columns: auto auto;
        justify-content: space-between;
      }
    }
  }

  /* Ten tools of 40 px each. */
  @container editor (min-width: 400px) {
    .toolbar {
      grid-template-columns: repeat(10, 1fr);
    }
  }

  @container script-editor (min-width: 560px) {
    .toolbar .tool {
      min-inline-size: 0;
    }

    .toolbar .name {
      display: inline;
      min-inline-size: 0;
      overflow: clip visible;
      text-overflow: ellipsis;
    }

    @container editor (max-width: 83.99ch) {
      .tools {
        grid-template-columns: minmax(0, 1fr);
      }

      .toolbar {
        grid-template-columns: repeat(5, minmax(0, auto));
      }

      .toolbar .tool {
        justify-content: start;
        gap: 6px;
      }

      .tools .preview {
        justify-self: end;
      }
    }

    @container editor (min-width: 84ch) {
      .toolbar .tool {
        flex-direction: column;
        gap: 0;
        padding: 4px 6px;
        line-height: 16px;
      }
    }
  }

  .tool[aria-expanded='true'],
  .button[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .bubble {
    position: absolute;
    z-index: 2;
    display: grid;
    grid-template-columns: repeat(4, auto);
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

  @media not (pointer: coarse) {
    @container editor (min-width: 272px) {
      .bubble {
        grid-template-columns: repeat(8, auto);
      }
    }
  }

  @container editor (min-width: 328px) {
    .bubble {
      grid-template-columns: repeat(8, auto);
    }
  }
`;
