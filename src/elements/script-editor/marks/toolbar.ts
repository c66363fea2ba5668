/** The toolbar of marks: one stop for Tab, arrow keys inside (APG toolbar pattern). */
import { html, nothing, type TemplateResult } from 'lit';
import type { TagName } from '../../../ssml/index.js';
import { icon, type IconNode } from '../../../ui/icon.js';
import { Code, Gauge, Hash, Replace, Speech, Timer } from '../../../ui/icons.js';
import type { EditorMessages } from '../messages.js';

export type Tool = 'break' | 'phoneme' | 'say-as' | 'sub' | 'prosody';

const tools: readonly [tool: Tool, icon: IconNode][] = [
  ['break', Timer],
  ['phoneme', Speech],
  ['say-as', Hash],
  ['sub', Replace],
  ['prosody', Gauge],
];

export interface ToolbarHost {
  /** Which button Tab reaches. */
  index: number;
  /** Whether the text is shown as it is written. */
  raw: boolean;
  /** Whether there is no other way to show it. */
  rawOnly: boolean;
  /** Whether the text can be changed. */
  editable: boolean;
  /** Which tool's form is open. */
  open: string | undefined;
  /** Why a tool cannot be used; undefined when it can. */
  reason(tool: TagName): string | undefined;
  use(tool: Tool): void | Promise<void>;
  refuse(reason: string): void;
  toggleRaw(): void;
  move(index: number): void;
}

export function renderToolbar(m: EditorMessages, host: ToolbarHost): TemplateResult {
  const last = tools.length;
  const onKey = (event: KeyboardEvent) => {
    const bar = event.currentTarget as HTMLElement;
    const forward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const targets: Record<string, number> = {
      [forward]: (host.index + 1) % (last + 1),
      [backward]: (host.index + last) % (last + 1),
      Home: 0,
      End: last,
    };
    const next = targets[event.key];
    if (next === undefined) return;
    event.preventDefault();
    host.move(next);
    bar.querySelectorAll('button')[next]?.focus();
  };
  return html`<div class="toolbar" part="toolbar" role="toolbar" aria-label=${m.toolbar} @keydown=${onKey}>
    ${tools.map(([tool, node], i) => renderTool(tool, node, i, m, host))}
    <button
      class="button quiet tool raw"
      type="button"
      tabindex=${host.index === last ? '0' : '-1'}
      aria-pressed=${host.raw ? 'true' : 'false'}
      aria-disabled=${host.rawOnly ? 'true' : nothing}
      aria-label=${m.showTags}
      title=${m.showTags}
      @focus=${() => host.move(last)}
      @click=${host.rawOnly ? nothing : () => host.toggleRaw()}
    >
      ${icon(Code)}
    </button>
  </div>`;
}

function renderTool(
  tool: Tool,
  node: IconNode,
  index: number,
  m: EditorMessages,
  host: ToolbarHost,
): TemplateResult {
  const reason = host.reason(tool);
  const act = () => (reason ? host.refuse(reason) : void host.use(tool));
  return html`<button
    class="button quiet tool"
    type="button"
    data-tool=${tool}
    tabindex=${host.index === index ? '0' : '-1'}
    aria-disabled=${reason || !host.editable ? 'true' : nothing}
    aria-haspopup="dialog"
    aria-expanded=${host.open === tool ? 'true' : 'false'}
    aria-label=${m.tools[tool]}
    title=${reason ?? m.tools[tool]}
    @focus=${() => host.move(index)}
    @mousedown=${(event: Event) => event.preventDefault()}
    @click=${host.editable ? act : nothing}
  >
    ${icon(node)}<span class="name">${m.tools[tool]}</span>
  </button>`;
}
