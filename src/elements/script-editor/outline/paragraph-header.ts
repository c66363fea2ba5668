/** The header of the selected paragraph: its title, buttons that move and delete it, and the menu of all actions. */
import { html, nothing, type TemplateResult } from 'lit';
import { ArrowDown, ArrowUp, EllipsisVertical, icon, type IconNode, Trash } from '../../../ui/index.js';
import type { Paragraph } from '../../../script/index.js';
import type { ActionName, OutlineMessages } from './messages.js';
import type { Row } from './rows.js';

/** What the header shows and calls. */
export interface ParagraphHeaderProps {
  paragraph: Paragraph | undefined;
  row: Row | undefined;
  selected: string;
  editable: boolean;
  blocked: boolean;
  menuRow: string | undefined;
  reason(act: ActionName, key: string): string | undefined;
  changeTitle(title: string): void;
  run(act: ActionName, key: string): void;
  openMenu(event: Event): void;
  prefetchActions(): void;
}

/** Renders the header; its buttons are disabled, with the reason as title, where an action is not available. */
export function renderParagraphHeader(m: OutlineMessages, props: ParagraphHeaderProps): TemplateResult {
  const { paragraph, row, editable, blocked, menuRow, selected } = props;
  const more = m.more(row?.title ?? '');
  return html`<div class="head" @pointerenter=${props.prefetchActions} @focusin=${props.prefetchActions}>
    ${paragraph?.item.shoot_script ? html`<span class="grow muted">${m.untitled((row?.index ?? 0) + 1)}</span>` : renderTitle(m, props)}
    ${renderButton('up', m.actions.up, ArrowUp, props)}
    ${renderButton('down', m.actions.down, ArrowDown, props)}
    ${renderButton('delete', m.deleteParagraph, Trash, props)}
    <button
      class="button quiet icon-only all"
      type="button"
      title=${more}
      aria-label=${more}
      aria-haspopup="menu"
      aria-expanded=${menuRow === selected && paragraph ? 'true' : 'false'}
      aria-disabled=${editable && paragraph && !blocked ? nothing : 'true'}
      @click=${props.openMenu}
    >
      ${icon(EllipsisVertical)}
    </button>
  </div>`;
}

function renderTitle(m: OutlineMessages, props: ParagraphHeaderProps): TemplateResult {
  const { paragraph, row, editable, blocked } = props;
  const onTitle = (event: Event) => props.changeTitle((event.target as HTMLInputElement).value);
  return html`<input
    class="field title-field"
    aria-label=${m.title}
    placeholder=${row ? m.untitled(row.index + 1) : ''}
    maxlength="256"
    .value=${paragraph?.item.title ?? ''}
    ?readonly=${!editable}
    ?disabled=${blocked || !paragraph}
    @input=${onTitle}
  />`;
}

function renderButton(
  act: 'up' | 'down' | 'delete',
  name: string,
  iconNode: IconNode,
  props: ParagraphHeaderProps,
): TemplateResult {
  const { paragraph, selected, editable } = props;
  const reason = paragraph ? props.reason(act, selected) : '';
  const can = editable && reason === undefined;
  return html`<button
    class=${`button quiet icon-only ${act}`}
    type="button"
    title=${reason || name}
    aria-label=${name}
    aria-disabled=${can ? nothing : 'true'}
    @click=${can ? () => props.run(act, selected) : nothing}
  >
    ${icon(iconNode)}
  </button>`;
}
