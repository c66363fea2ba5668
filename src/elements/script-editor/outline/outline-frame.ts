/** The header and footer of the outline: totals, buttons that add, the last announcement and Undo. */
import { html, nothing, type TemplateResult } from 'lit';
import { ChevronRight, icon, Plus, Undo } from '../../../ui/index.js';
import type { ActionName, OutlineMessages } from './messages.js';
import { formatLength, type Row } from './rows.js';

/** What the header and footer show and call. */
export interface OutlineFrameProps {
  /** The rows of the scenes, without paragraphs. */
  scenes: readonly Row[];
  active: string;
  selected: string;
  editable: boolean;
  open: boolean;
  /** Why no paragraph can be added; undefined if one can. */
  fullReason: string | undefined;
  /** Whether there is exactly one script, as in a video. */
  isSingleScript: boolean;
  canUndo: boolean;
  announcement: string;
  row: Row | undefined;
  run(act: ActionName, key: string): void;
  undo(): void;
  toggleFold(): void;
}

/** Renders the heading with the totals; on narrow widths, the button that folds the outline. */
export function renderOutlineHeader(m: OutlineMessages, props: OutlineFrameProps): TemplateResult {
  const { scenes, row, open } = props;
  const seconds = scenes.reduce((sum, one) => sum + (one.seconds ?? 0), 0);
  const more = scenes.some((one) => one.hasUnknownLength);
  const paragraphs = scenes.reduce((sum, { count }) => sum + count, 0);
  const totals = m.totals(scenes.length, paragraphs, formatLength({ seconds, hasUnknownLength: more }, m));
  return html`<div class="headline">
    <h3>${m.outline}</h3>
    <button
      class="button quiet fold"
      type="button"
      aria-expanded=${open ? 'true' : 'false'}
      @click=${props.toggleFold}
    >
      ${icon(ChevronRight)}${m.outline}${open || !row ? nothing : html`<span class="muted caption">${row.title}</span>`}
    </button>
    <span class="small muted totals">${totals}</span>
  </div>`;
}

/** Renders the buttons that add, the announcement of the last action, and Undo. */
export function renderOutlineFooter(
  m: OutlineMessages,
  props: OutlineFrameProps,
): TemplateResult | typeof nothing {
  const { editable, fullReason, active, scenes, announcement, canUndo } = props;
  const blocked = !editable || fullReason !== undefined;
  return html`<div class="adders">
      ${
        scenes.length > 0
          ? html`<button
              class="button quiet add"
              type="button"
              aria-disabled=${blocked ? 'true' : nothing}
              title=${fullReason ?? nothing}
              @click=${() => props.run('add', active)}
            >
              ${icon(Plus)}${m.actions.add}
            </button>`
          : nothing
      }
      ${
        props.isSingleScript
          ? nothing
          : html`<button
              class="button quiet add"
              type="button"
              aria-disabled=${editable ? nothing : 'true'}
              @click=${() => props.run('add-scene', active)}
            >
              ${icon(Plus)}${scenes.length > 0 ? m.actions['add-scene'] : m.addScene}
            </button>`
      }
    </div>
    <div class="said">
      <span class="small" role="status">${announcement}</span>
      ${
        canUndo && editable
          ? html`<button class="button quiet undo" type="button" @click=${() => props.undo()}>
              ${icon(Undo)}${m.undo}
            </button>`
          : nothing
      }
    </div>`;
}
