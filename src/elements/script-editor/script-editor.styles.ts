/** The layout of the editor; on wide layouts, the list of problems is beside the text. */
import { css, type CSSResultGroup } from 'lit';
import { barLayout } from '../../ui/index.js';
import { checkStyles } from './check/check.styles.js';
import { marksStyles } from './marks/marks.styles.js';
import { outlineFrameStyles } from './outline/outline-frame.styles.js';
import { previewStyles } from './preview/preview.styles.js';
import { textStyles } from './text/text.styles.js';

/**
 * The list of problems beside the text, inside its box. The text always leaves that room: its lines stay as they are when
 * the list opens or closes while text is typed.
 */
const beside = css`
  .editor {
    max-inline-size: none;
  }

  .stage {
    --_aside: 276px;
    --_least: 168px;
  }

  .with-problems :is(.area, .light, .plain-field) {
    --_aside: 0px;
    inline-size: calc(100% - 276px);
  }

  .frame .with-problems .problems {
    position: absolute;
    inset-block: 2px;
    inset-inline-end: 2px;
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    inline-size: 274px;
    margin: 0;
    padding: 8px 0 0;
    border-inline-start: 1px solid var(--_border);
    background: var(--_surface);
    border-start-end-radius: calc(var(--_radius) * 0.75 - 2px);
    border-end-end-radius: calc(var(--_radius) * 0.75 - 2px);
  }

  .problems h3 {
    padding-inline: 8px;
  }

  .problems ul {
    max-block-size: none;
    border: 0;
  }
`;

const frameStyles = css`
  :host {
    container-name: script-editor;
  }

  .body {
    display: grid;
    gap: var(--_gap);
    padding: 12px;
  }

  /* 75 characters of the text, whose font is larger than that of the rest, plus the padding of its box. */
  .editor {
    --_measure: calc(75ch * 16 / 14 + 26px);

    position: relative;
    display: grid;
    gap: 8px;
    align-content: start;
    min-inline-size: 0;
    max-inline-size: var(--_measure);
    container: editor / inline-size;
  }

  .editor[hidden] {
    display: none;
  }

  .bar {
    ${barLayout}
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_subtle);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .grow {
    flex: 1 1 12ch;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px 12px;
  }

  .hint:empty {
    display: none;
  }

  @container (min-width: 760px) {
    .body {
      padding: 16px;
    }

    .body.with-outline {
      grid-template-columns: minmax(180px, 240px) minmax(0, 1fr);
      column-gap: 16px;
    }

    .with-outline > .bar,
    .with-outline > .wide {
      grid-column: 1 / -1;
    }
  }

  @container script-editor (min-width: 880px) {
    .body:not(.with-outline) {
      ${beside}
    }
  }

  @container script-editor (min-width: 1080px) {
    .body.with-outline {
      ${beside}
    }
  }

  @media (forced-colors: active) {
    .chip {
      border: 1px solid ButtonBorder;
    }

    .box {
      border-color: ButtonBorder;
    }
  }
`;

/** Styles that the element adopts from the start. */
export const scriptEditorStyles: CSSResultGroup = [
  outlineFrameStyles,
  textStyles,
  marksStyles,
  checkStyles,
  previewStyles,
  frameStyles,
];
