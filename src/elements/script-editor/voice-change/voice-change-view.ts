/** The list of marks that a voice does not support, with the choices: keep, remove, or visit them one by one. */
import { html, nothing, type TemplateResult } from 'lit';
import { lookUp } from '../../../base/index.js';
import type { Diagnostic } from '../../../ssml/index.js';
import { icon, isComposing, listed, type LocaleController, TriangleAlert } from '../../../ui/index.js';
import { markNames } from '../marks/mark-names.js';
import { voiceChangeMessages, type VoiceChangeMessages } from './messages.js';

/** A mark without effect, and the key of its paragraph. */
export interface SilencedMark {
  key: string;
  diagnostic: Diagnostic;
}

/** What the list shows and calls. */
export interface VoiceChangeProps {
  marks: readonly SilencedMark[];
  /** Whether the change waits for confirmation; otherwise it has been made. */
  isPending: boolean;
  editable: boolean;
  /** Number of marks that were just removed. */
  removed: number;
  titleOf(key: string): string;
  answer(goes: boolean, remove?: boolean): Promise<void>;
  visitNext(): Promise<void>;
  remove(): Promise<void>;
  undo(): Promise<void>;
  dismiss(): void;
}

/** Renders the question before a change, the list after it, or the undo of a removal. */
export function renderVoiceChange(
  host: VoiceChangeProps,
  locale: LocaleController,
): TemplateResult | typeof nothing {
  const [names, mm] = [locale.of(markNames), locale.of(voiceChangeMessages)];
  const { marks, isPending: asking } = host;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !asking || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    void host.answer(false);
  };
  if (host.removed > 0) return renderRemoved(mm, host);
  if (marks.length === 0) return nothing;
  return html`<section
    class="notice warning silenced"
    part="silenced"
    role=${asking ? 'alertdialog' : 'group'}
    aria-labelledby="silenced"
    aria-describedby="silenced-help"
    @keydown=${onKey}
  >
    ${icon(TriangleAlert)}
    <h3 id="silenced">${asking ? mm.wouldFallSilent(marks.length) : mm.silent(marks.length)}</h3>
    <ul class="small">
      ${[...kindsOf(marks)].map(([name, own]) => renderKind(lookUp(names, name) ?? name, own, locale, host))}
    </ul>
    <p id="silenced-help" class="small muted">${asking ? mm.changeHelp : mm.silentHelp}</p>
    <div class="actions">${asking ? renderAnswers(mm, host) : renderNext(mm, host)}</div>
  </section>`;
}

/** Groups the marks by tag. */
function kindsOf(marks: readonly SilencedMark[]): Map<string, SilencedMark[]> {
  const kinds = new Map<string, SilencedMark[]>();
  for (const mark of marks) {
    const name = /<([\w-]+)/.exec(mark.diagnostic.message)?.[1] ?? '';
    kinds.set(name, [...(kinds.get(name) ?? []), mark]);
  }
  return kinds;
}

function renderKind(
  name: string,
  own: readonly SilencedMark[],
  locale: LocaleController,
  host: VoiceChangeProps,
): TemplateResult {
  const mm = locale.of(voiceChangeMessages);
  const places = [...new Set(own.map(({ key }) => host.titleOf(key)))].filter((title) => title !== '');
  return html`<li>
    ${mm.kind(name, own.length)}${places.length > 0 ? html` <span class="muted">(${listed(locale, places.slice(0, 5))}${places.length > 5 ? '…' : ''})</span>` : nothing}
  </li>`;
}

const press = (name: string, words: string, act: () => Promise<void> | void): TemplateResult =>
  html`<button class=${`button ${name}`} type="button" @click=${() => void act()}>${words}</button>`;

const renderNext = (mm: VoiceChangeMessages, host: VoiceChangeProps): TemplateResult =>
  html`${press('walk', mm.goThrough, () => host.visitNext())}
  ${host.editable ? press('remove-silent', mm.removeThem, () => host.remove()) : nothing}
  ${press('quiet dismiss', mm.dismiss, () => host.dismiss())}`;

const renderAnswers = (mm: VoiceChangeMessages, host: VoiceChangeProps): TemplateResult =>
  html`${press('keep', mm.keepVoice, () => host.answer(false))}
  ${press('change', mm.changeAndKeep, () => host.answer(true))}
  ${host.editable ? press('change-remove', mm.changeAndRemove, () => host.answer(true, true)) : nothing}`;

const renderRemoved = (mm: VoiceChangeMessages, host: VoiceChangeProps): TemplateResult =>
  html`<section class="notice silenced" part="silenced" role="status">
    <p>${mm.removed(host.removed)}</p>
    <div class="actions">${press('undo-removal', mm.undo, () => host.undo())}</div>
  </section>`;
