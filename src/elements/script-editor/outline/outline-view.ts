/** The scenes and their paragraphs: titles, spoken length, a mark where something is wrong. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../../ui/icon.js';
import { AudioLines, CircleAlert, Plus } from '../../../ui/icons.js';
import { clock } from '../../../ui/locale.js';
import type { EditorMessages } from '../messages.js';
import { MAX_PARAGRAPHS, sceneOf, type Paragraph, type Scene } from '../script/scenes.js';

export interface OutlineHost {
  selected: string;
  editable: boolean;
  select(key: string): void;
  add(): void;
  /** Spoken length in seconds. */
  secondsOf(paragraph: Paragraph, scene: Scene): number;
  hasErrors(paragraph: Paragraph): boolean;
}

export const titleOf = (paragraph: Paragraph, index: number, m: EditorMessages): string =>
  paragraph.item.title || m.untitled(index + 1);

/** Shows the shape of what comes while the script is on its way. */
export function renderOutlineLoading(m: EditorMessages): TemplateResult {
  return html`<div class="outline" aria-busy="true">
    <span class="visually-hidden" role="status">${m.loading}</span>
    ${[0, 1, 2, 3].map(() => html`<div class="skeleton row"></div>`)}
  </div>`;
}

export function renderOutline(
  scenes: readonly Scene[],
  m: EditorMessages,
  host: OutlineHost,
): TemplateResult {
  const full = (sceneOf(scenes, host.selected)?.paragraphs.length ?? 0) >= MAX_PARAGRAPHS;
  const blocked = full || !host.editable;
  return html`<nav class="outline" part="outline" aria-label=${m.outline}>
    <div class="scenes">
      ${scenes.map((scene) => renderScene(scene, m, host))}
      ${scenes.every(({ paragraphs }) => paragraphs.length === 0) ? html`<p class="muted">${m.noParagraphs}</p>` : nothing}
    </div>
    <button
      class="button quiet add"
      type="button"
      aria-disabled=${blocked ? 'true' : nothing}
      title=${full ? m.sceneFull : nothing}
      @click=${blocked ? nothing : () => host.add()}
    >
      ${icon(Plus)}${m.add}
    </button>
  </nav>`;
}

function renderScene(scene: Scene, m: EditorMessages, host: OutlineHost): TemplateResult {
  return html`<h3 class="small muted">${m.scene(scene.script.script_name ?? '')}</h3>
    <ol>
      ${repeat(
        scene.paragraphs,
        ({ key }) => key,
        (paragraph, index) =>
          html`<li>
            <button
              class="paragraph"
              type="button"
              data-key=${paragraph.key}
              aria-current=${paragraph.key === host.selected ? 'true' : nothing}
              @click=${() => host.select(paragraph.key)}
            >
              <span class="title">${titleOf(paragraph, index, m)}</span>
              ${paragraph.item.audio_config?.audio_url || paragraph.item.audio_config?.asset_id ? icon(AudioLines, m.recording) : nothing}
              ${host.hasErrors(paragraph) ? html`<span class="wrong">${icon(CircleAlert, m.hasProblems)}</span>` : nothing}
              <span class="muted small">${clock(host.secondsOf(paragraph, scene))}</span>
            </button>
          </li>`,
      )}
    </ol>`;
}
