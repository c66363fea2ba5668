/** Renders the conflicts of a save: both versions side by side, and a choice of one, or of a text combined from both. */
import { css, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { checkSsml } from '../../../ssml/index.js';
import { icon, isolate, type LocaleController, renderPartButtons, TriangleAlert } from '../../../ui/index.js';
import { messages } from '../messages.js';
import {
  type Choice,
  type Choices,
  type Conflict,
  isEqual,
  isRecorded,
  type Paragraph,
  paragraphText,
  recordingOf,
  type Scene,
} from '../../../script/index.js';
import type { ChipLabels } from '../text/chips.js';
import { conflictTexts } from '../../../documents/index.js';
import { renderVersion } from './diff-view.js';
import { combineChanges } from './text-diff.js';
import { savingMessages, type SavingMessages } from './messages.js';

/** What the view of the conflicts shows and calls. */
export interface ConflictProps {
  conflicts: readonly Conflict[];
  /** The choices made so far, by the conflict's ID. */
  choices: Choices;
  /** Index of the first conflict of the part that is shown. */
  conflictsFrom: number;
  showConflicts(from: number): void;
  /** Number of conflicts without a choice. */
  unresolvedCount: number;
  choose(id: string, choice: Choice): void;
  /** Saves the script with the choices. */
  saveChoices(): void;
  /** Closes the choice; the next save finds the conflict again. */
  keepEditing(): void;
}

/** Number of conflicts that are shown at once. */
const partSize = 10;

interface Labels {
  m: SavingMessages;
  chips: ChipLabels;
  locale: LocaleController;
}

/** Renders all conflicts, and the buttons that save the choices or go back to editing. */
export function renderConflict(props: ConflictProps, locale: LocaleController): TemplateResult {
  const m = locale.of(savingMessages);
  const labels = { m, chips: locale.of(messages).chips, locale };
  const { unresolvedCount: left, conflicts } = props;
  // A conflict that is resolved elsewhere may leave less than there was.
  const from = props.conflictsFrom < conflicts.length ? props.conflictsFrom : 0;
  const part = { from, size: partSize, count: conflicts.length };
  return html`<section class="conflict" part="conflict" aria-label=${m.conflictTitle}>
    <div class="notice warning" role="alert">
      ${icon(TriangleAlert)}
      <p><strong>${m.conflictTitle}.</strong> ${m.conflictHelp}</p>
    </div>
    ${conflicts.slice(from, from + partSize).map((conflict) => renderChoice(conflict, props, labels))}
    ${renderPartButtons(part, locale, (next) => props.showConflicts(next))}
    <div class="actions">
      <button
        class="button primary"
        type="button"
        aria-disabled=${left > 0 ? 'true' : nothing}
        @click=${left > 0 ? nothing : () => props.saveChoices()}
      >
        ${m.saveChoices}
      </button>
      <button class="button" type="button" @click=${() => props.keepEditing()}>${m.keepEditing}</button>
      ${left > 0 ? html`<span class="small muted">${m.choicesLeft(left)}</span>` : nothing}
    </div>
  </section>`;
}

function renderChoice(conflict: Conflict, props: ConflictProps, labels: Labels): TemplateResult {
  const { m } = labels;
  const choice = props.choices.get(conflict.id);
  const [mine, theirs] = conflictTexts(conflict);
  const title =
    conflict.kind === 'scene'
      ? m.wholeScene(conflict.scene)
      : [conflict.scene, (conflict.mine ?? conflict.theirs)?.item.title || m.paragraph]
          .filter(Boolean)
          .map(isolate)
          .join(' · ');
  const canWrite = conflict.kind === 'paragraph' && mine !== theirs && conflict.mine && conflict.theirs;
  return html`<fieldset class="choice">
    <legend>${title}</legend>
    ${renderSide('mine', conflict, choice, props, labels)}
    ${renderSide('theirs', conflict, choice, props, labels)}
    ${canWrite ? renderHand(conflict, choice, props, labels) : nothing}
  </fieldset>`;
}

function renderRadio(
  conflict: Conflict,
  choice: Choice,
  chosen: Choice | undefined,
  label: string,
  props: ConflictProps,
): TemplateResult {
  return html`<span class="which">
    <input
      type="radio"
      name=${`choice ${conflict.id}`}
      .checked=${chosen?.side === choice.side}
      @change=${() => props.choose(conflict.id, choice)}
    />${label}
  </span>`;
}

function renderSide(
  side: 'mine' | 'theirs',
  conflict: Conflict,
  chosen: Choice | undefined,
  props: ConflictProps,
  { m, chips }: Labels,
): TemplateResult {
  const [one, other] = side === 'mine' ? [conflict.mine, conflict.theirs] : [conflict.theirs, conflict.mine];
  const [mine, theirs] = conflictTexts(conflict);
  const [own, their] = side === 'mine' ? [mine, theirs] : [theirs, mine];
  const shown = () =>
    one
      ? html`${renderFacts(conflict, one, other, m)} ${renderVersion(own, their, chips)}`
      : html`<span class="muted">${m.deleted}</span>`;
  return html`<label class="side">
    ${renderRadio(conflict, { side }, chosen, m[side], props)}
    <span class="version">${guard([one, other, m], shown)}</span>
  </label>`;
}

/** Renders what differs besides the text: the title or name, the recording, or settings that the editor does not show. */
function renderFacts(
  { kind }: Conflict,
  one: Paragraph | Scene,
  other: Paragraph | Scene | undefined,
  m: SavingMessages,
): TemplateResult | typeof nothing {
  if (!other) return nothing;
  const [own, their] = [factsOf(one), factsOf(other)];
  if (own.name !== their.name) return html`<strong class="fact">${own.name || m.notThere}</strong>`;
  if (own.recording !== their.recording) {
    return html`<span class="fact">${m.recording(own.recording || m.notThere)}</span>`;
  }
  const alike = kind === 'paragraph' && paragraphText(one as Paragraph) !== paragraphText(other as Paragraph);
  return alike || isEqual(one, other) ? nothing : html`<span class="fact muted">${m.otherSettings}</span>`;
}

function factsOf(one: Paragraph | Scene): { name: string; recording: string } {
  if (!('item' in one)) return { name: one.script.script_name ?? '', recording: '' };
  const { asset_id, url } = recordingOf(one.item, {});
  return { name: one.item.title ?? '', recording: isRecorded(one.item) ? (url ?? asset_id ?? '') : '' };
}

function renderHand(
  conflict: Extract<Conflict, { kind: 'paragraph' }>,
  chosen: Choice | undefined,
  props: ConflictProps,
  { m, locale }: Labels,
): TemplateResult {
  const [mine, theirs] = conflictTexts(conflict);
  const text =
    chosen?.side === 'hand' ? chosen.text : combineChanges(paragraphText(conflict.base), mine, theirs);
  const write = (event: Event) =>
    props.choose(conflict.id, { side: 'hand', text: (event.target as HTMLTextAreaElement).value });
  const problem =
    chosen?.side === 'hand'
      ? checkSsml(text, { lang: locale.lang }).find(({ severity }) => severity === 'error')
      : undefined;
  return html`<div class="side hand">
    <label>${renderRadio(conflict, { side: 'hand', text }, chosen, m.byHand, props)}</label>
    ${
      chosen?.side === 'hand'
        ? html`<textarea
              class="field"
              rows="4"
              aria-label=${m.byHandLabel}
              .value=${text}
              @input=${write}
            ></textarea>
            <span class="small ${problem ? 'over' : 'muted'}">${problem?.message ?? m.byHandHelp}</span>`
        : nothing
    }
  </div>`;
}

/** Styles of the conflicts. */
export const styles: CSSResult = css`
  .conflict {
    display: grid;
    gap: var(--_gap);
  }

  .choice {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .choice legend {
    padding: 0 0 4px;
    font-weight: 600;
  }

  .side {
    display: grid;
    align-content: start;
    gap: 8px;
    min-inline-size: 0;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
  }

  label.side,
  .side label {
    cursor: pointer;
  }

  .side:has(input:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .which {
    display: flex;
    align-items: center;
    gap: 8px;
    font-weight: 600;
  }

  .which input {
    accent-color: var(--_accent);
  }

  .conflict .actions {
    align-items: center;
  }

  .fact {
    display: block;
    overflow-wrap: anywhere;
  }

  .side mark {
    border-radius: 2px;
    background: var(--_warning-soft);
    color: inherit;
    text-decoration: underline 1px;
    text-underline-offset: 3px;
  }

  @container editor (min-width: 440px) {
    .choice {
      grid-template-columns: 1fr 1fr;
    }

    .choice legend,
    .hand {
      grid-column: 1 / -1;
    }
  }

  @media (forced-colors: active) {
    .side {
      border-color: ButtonBorder;
    }
  }
`;
