/** The selection toolbar, after the text in tab order. */
import { html, nothing, type TemplateResult } from 'lit';
import { isComposing } from '../../../ui/index.js';
import type { MarksMessages } from './messages.js';
import { onToolbarKey, renderTool, type ToolbarProps } from './toolbar.js';
import { tools } from './tools.js';

/** What the selection toolbar shows and calls. */
export interface SelectionToolbarProps {
  shown: boolean;
  /** Index of the button that is the tab stop. */
  index: number;
  move(index: number): void;
  /** Hides it and moves the focus back to the text. */
  focusText(): void;
}

/** Renders the selection toolbar while it is shown. */
export function renderSelectionToolbar(
  mm: MarksMessages,
  host: SelectionToolbarProps,
  marks: ToolbarProps,
): TemplateResult | typeof nothing {
  if (!host.shown) return nothing;
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key !== 'Escape') return onToolbarKey(event, host.index, (index) => host.move(index));
    event.preventDefault();
    event.stopPropagation();
    host.focusText();
  };
  return html`<div
    class="bubble"
    part="bubble"
    role="toolbar"
    aria-label=${mm.selectionToolbar}
    @keydown=${onKey}
    @pointerenter=${() => marks.prefetchForm()}
    @focusin=${() => marks.prefetchForm()}
  >
    ${tools.map(([tool, node], i) =>
      renderTool(tool, node, {
        mm,
        host: marks,
        back: 'text',
        index: i,
        at: host.index,
        enter: () => host.move(i),
      }),
    )}
  </div>`;
}
