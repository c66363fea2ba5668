/** The toolbar of marks (WAI-ARIA APG "Toolbar"): one tab stop, arrow keys inside. */
import { html, nothing, type TemplateResult } from 'lit';
import { lookUp } from '../../../base/index.js';
import { Code, icon, type IconNode, isComposing, Search } from '../../../ui/index.js';
import type { EditorMessages } from '../messages.js';
import type { MarksMessages } from './messages.js';
import { tools, type Tool } from './tools.js';

/** What the toolbar shows and calls. */
export interface ToolbarProps {
  /** Index of the button that is the tab stop. */
  index: number;
  /** Whether the source text is shown instead of chips. */
  raw: boolean;
  /** Whether the source is the only view, because the editing area could not be loaded. */
  rawOnly: boolean;
  /** Whether the text may be changed. */
  editable: boolean;
  /** The tool whose form is open. */
  open: Tool | undefined;
  /** Why a tool is not available; undefined if it is. */
  reason(tool: Tool): string | undefined;
  use(tool: Tool, back: 'tool' | 'text'): void | Promise<void>;
  showReason(reason: string): void;
  toggleRaw(): void;
  find(): void;
  move(index: number): void;
  /** Loads the form ahead of its use. */
  prefetchForm(): void;
}

/** Renders the tools, find and replace, and the switch to the source. */
export function renderToolbar(m: EditorMessages, mm: MarksMessages, host: ToolbarProps): TemplateResult {
  const [find, raw] = [tools.length, tools.length + 1];
  return html`<div
    class="toolbar"
    part="toolbar"
    role="toolbar"
    aria-label=${m.toolbar}
    @keydown=${(event: KeyboardEvent) => onToolbarKey(event, host.index, (index) => host.move(index))}
    @pointerenter=${() => host.prefetchForm()}
    @focusin=${() => host.prefetchForm()}
  >
    ${tools.map(([tool, node], i) => renderTool(tool, node, { mm, host, back: 'tool', index: i, at: host.index, enter: () => host.move(i) }))}
    <button
      class="button quiet tool search"
      type="button"
      tabindex=${host.index === find ? '0' : '-1'}
      aria-label=${mm.find}
      title=${mm.find}
      @focus=${() => host.move(find)}
      @click=${() => host.find()}
    >
      ${icon(Search)}<span class="name">${mm.names.find}</span>
    </button>
    <button
      class="button quiet tool raw"
      type="button"
      tabindex=${host.index === raw ? '0' : '-1'}
      aria-pressed=${host.raw ? 'true' : 'false'}
      aria-disabled=${host.rawOnly ? 'true' : nothing}
      aria-label=${m.showTags}
      title=${m.showTags}
      @focus=${() => host.move(raw)}
      @click=${host.rawOnly ? nothing : () => host.toggleRaw()}
    >
      ${icon(Code)}<span class="name">${mm.names.tags}</span>
    </button>
  </div>`;
}

/** Handles arrow keys, Home and End in a toolbar. */
export function onToolbarKey(event: KeyboardEvent, index: number, move: (index: number) => void): void {
  if (isComposing(event)) return;
  const bar = event.currentTarget as HTMLElement;
  const buttons = [...bar.querySelectorAll('button')];
  const forward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  const targets: Record<string, number> = {
    [forward]: (index + 1) % buttons.length,
    [backward]: (index + buttons.length - 1) % buttons.length,
    Home: 0,
    End: buttons.length - 1,
  };
  const next = lookUp(targets, event.key);
  if (next === undefined) return;
  event.preventDefault();
  move(next);
  buttons[next]?.focus();
}

interface ToolPosition {
  mm: MarksMessages;
  host: Pick<ToolbarProps, 'editable' | 'open' | 'reason' | 'use' | 'showReason'>;
  /** Where the focus goes when the form closes. */
  back: 'tool' | 'text';
  /** Index in the toolbar, and index of the tab stop. */
  index: number;
  at: number;
  enter: () => void;
}

/** Renders one tool. If it is not available it stays in place, disabled, and states the reason. */
export function renderTool(
  tool: Tool,
  node: IconNode,
  { mm, host, back, index, at, enter }: ToolPosition,
): TemplateResult {
  const reason = host.reason(tool);
  const act = () => (reason ? host.showReason(reason) : void host.use(tool, back));
  const name = mm.tools[tool];
  return html`<button
    class="button quiet tool"
    type="button"
    data-tool=${tool}
    tabindex=${at === index ? '0' : '-1'}
    aria-disabled=${reason || !host.editable ? 'true' : nothing}
    aria-haspopup="dialog"
    aria-expanded=${host.open === tool ? 'true' : 'false'}
    aria-label=${name}
    aria-description=${reason ?? nothing}
    title=${reason ?? name}
    @focus=${enter}
    @mousedown=${(event: Event) => event.preventDefault()}
    @click=${host.editable ? act : nothing}
  >
    ${icon(node)}<span class="name">${name}</span>
  </button>`;
}
