/** Two versions of what two people changed, side by side: a person chooses for each paragraph. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icon.js';
import { TriangleAlert } from '../../../ui/icons.js';
import type { Conflict } from '../script/merge.js';
import type { EditorMessages } from '../messages.js';
import { renderPlain } from '../text/plain-view.js';
import { textOf } from '../script/scenes.js';
import type { SaveState } from './saver.js';

export type Side = 'mine' | 'theirs';

const sides: readonly Side[] = ['mine', 'theirs'];

export interface ConflictHost {
  state: SaveState;
  choose(key: string, side: Side): void;
  saveChoices(): void;
  keepEditing(): void;
}

export function renderConflict(m: EditorMessages, host: ConflictHost): TemplateResult | typeof nothing {
  if (host.state.phase !== 'conflict') return nothing;
  const { choices, clash } = host.state;
  const open = clash.conflicts.some(({ key }) => !choices.has(key));
  return html`<section class="conflict" part="conflict" aria-label=${m.conflictTitle}>
    <div class="notice warning" role="alert">
      ${icon(TriangleAlert)}
      <p><strong>${m.conflictTitle}.</strong> ${m.conflictHelp}</p>
    </div>
    ${clash.conflicts.map((conflict) => renderChoice(conflict, choices.get(conflict.key), m, host))}
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

function renderChoice(
  conflict: Conflict,
  chosen: Side | undefined,
  m: EditorMessages,
  host: ConflictHost,
): TemplateResult {
  const choose = (side: Side) => host.choose(conflict.key, side);
  const title = conflict.mine?.item.title || conflict.theirs?.item.title;
  const legend = [m.scene(conflict.scene), title].filter(Boolean).join(' · ');
  return html`<fieldset class="choice">
    <legend>${legend}</legend>
    ${sides.map((side) => renderSide(side, conflict, chosen === side, choose, m))}
  </fieldset>`;
}

function renderSide(
  side: Side,
  conflict: Conflict,
  chosen: boolean,
  choose: (side: Side) => void,
  m: EditorMessages,
): TemplateResult {
  const paragraph = conflict[side];
  return html`<label class="side">
    <span class="which">
      <input
        type="radio"
        name=${`choice-${conflict.key}`}
        .checked=${chosen}
        @change=${() => choose(side)}
      />${m[side]}
    </span>
    <span class="version"
      >${paragraph ? renderPlain(textOf(paragraph), m.chips) : html`<span class="muted">${m.deletedThere}</span>`}</span
    >
  </label>`;
}
