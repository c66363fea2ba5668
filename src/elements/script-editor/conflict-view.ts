/** Two versions of what two people changed, side by side: a person chooses for each paragraph. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../ui/icon.js';
import { TriangleAlert } from '../../ui/icons.js';
import type { Conflict } from './merge.js';
import type { EditorMessages } from './messages.js';
import { renderPlain } from './plain-view.js';
import { textOf, type Paragraph } from './scenes.js';

export type Side = 'mine' | 'theirs';

export interface ConflictHost {
  conflicts: readonly Conflict[];
  choices: ReadonlyMap<string, Side>;
  choose(key: string, side: Side): void;
  saveChoices(): void;
  keepEditing(): void;
}

export function renderConflict(m: EditorMessages, host: ConflictHost): TemplateResult {
  const open = host.conflicts.some(({ key }) => !host.choices.has(key));
  return html`<section class="conflict" part="conflict" aria-label=${m.conflictTitle}>
    <div class="notice warning" role="alert">
      ${icon(TriangleAlert)}
      <p><strong>${m.conflictTitle}.</strong> ${m.conflictHelp}</p>
    </div>
    ${host.conflicts.map((conflict) => renderChoice(conflict, m, host))}
    <div class="actions">
      <button
        class="button primary"
        type="button"
        aria-disabled=${open ? 'true' : nothing}
        @click=${open ? nothing : () => host.saveChoices()}
      >
        ${m.saveChoices}
      </button>
      <button class="button" type="button" @click=${() => host.keepEditing()}>${m.keepEditing}</button>
    </div>
  </section>`;
}

function renderChoice(conflict: Conflict, m: EditorMessages, host: ConflictHost): TemplateResult {
  const title = conflict.mine?.item.title || conflict.theirs?.item.title;
  const legend = [m.scene(conflict.scene), title].filter(Boolean).join(' · ');
  return html`<fieldset class="choice">
    <legend>${legend}</legend>
    ${renderSide('mine', conflict.mine, conflict, m, host)}${renderSide('theirs', conflict.theirs, conflict, m, host)}
  </fieldset>`;
}

function renderSide(
  side: Side,
  paragraph: Paragraph | undefined,
  { key }: Conflict,
  m: EditorMessages,
  host: ConflictHost,
): TemplateResult {
  return html`<label class="side">
    <span class="which">
      <input
        type="radio"
        name=${`choice-${key}`}
        .checked=${host.choices.get(key) === side}
        @change=${() => host.choose(key, side)}
      />${m[side]}
    </span>
    <span class="version"
      >${paragraph ? renderPlain(textOf(paragraph), m.chips) : html`<span class="muted">${m.deletedThere}</span>`}</span
    >
  </label>`;
}
