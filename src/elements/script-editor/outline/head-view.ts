/** The head of a paragraph: its title, its place among the others, and the way back after deleting it. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconNode } from '../../../ui/icon.js';
import { ArrowDown, ArrowUp, Trash } from '../../../ui/icons.js';
import type { EditorMessages } from '../messages.js';
import type { Paragraph } from '../script/scenes.js';

export interface HeadHost {
  paragraph: Paragraph | undefined;
  /** Place in its scene, from 0; −1 when there is none. */
  index: number;
  /** The last place of the scene. */
  last: number;
  editable: boolean;
  deleted: { title: string } | undefined;
  rename(title: string): void;
  move(by: number): void;
  delete(): void;
  undo(): void;
}

export interface HeadLook {
  readonly: boolean;
  blocked: boolean;
}

export function renderHead(
  m: EditorMessages,
  { readonly, blocked }: HeadLook,
  host: HeadHost,
): TemplateResult {
  const { paragraph, index, last, editable, deleted } = host;
  const onTitle = (event: Event) => host.rename((event.target as HTMLInputElement).value);
  return html`<div class="head">
      <input
        class="field title-field"
        aria-label=${m.title}
        placeholder=${index >= 0 ? m.untitled(index + 1) : ''}
        maxlength="256"
        .value=${paragraph?.item.title ?? ''}
        ?readonly=${readonly}
        ?disabled=${blocked || !paragraph}
        @input=${onTitle}
      />
      ${renderButton('up', m.up, ArrowUp, editable && index > 0, () => host.move(-1))}
      ${renderButton('down', m.down, ArrowDown, editable && index >= 0 && index < last, () => host.move(1))}
      ${renderButton('delete', m.deleteParagraph, Trash, editable && index >= 0, () => host.delete())}
    </div>
    ${
      deleted
        ? html`<div class="bar" role="status">
            <span class="grow">${m.deleted(deleted.title)}</span>
            <button class="button undo" type="button" @click=${() => host.undo()}>${m.undo}</button>
          </div>`
        : nothing
    }`;
}

const renderButton = (
  className: string,
  name: string,
  look: IconNode,
  can: boolean,
  act: () => void,
): TemplateResult =>
  html`<button
    class=${`button quiet icon-only ${className}`}
    type="button"
    title=${name}
    aria-label=${name}
    aria-disabled=${can ? nothing : 'true'}
    @click=${can ? act : nothing}
  >
    ${icon(look)}
  </button>`;
