/** Renders the differences between a draft and the saved script, paragraph by paragraph, both versions side by side. */
import { css, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import {
  hasSameText,
  matchKeys,
  type Paragraph,
  paragraphAt,
  paragraphText,
  type Scene,
  toWire,
} from '../../../script/index.js';
import type { ChipLabels } from '../text/chips.js';
import { renderVersion, versionStyles } from './diff-view.js';
import type { DraftContent } from '../../../documents/index.js';
import type { SavingMessages } from './messages.js';

/** Maximum number of changed paragraphs that are rendered. */
const maxChanges = 20;

/** A paragraph whose versions differ; a version is undefined if the paragraph is not in it. */
interface Change {
  name: string;
  saved: string | undefined;
  draft: string | undefined;
}

/** Renders the changes of a draft to what was loaded: its scenes, or its text if it has none. */
export function renderChanges(
  content: DraftContent,
  { scenes, value }: { scenes: readonly Scene[]; value: string },
  m: SavingMessages,
  chips: ChipLabels,
): TemplateResult {
  const changes =
    'text' in content ? [{ name: '', saved: value, draft: content.text }] : changesOf(content, scenes, m);
  return html`<div class="draft-changes" tabindex="0" role="region" aria-label=${m.draftChanges}>
    ${changes.slice(0, maxChanges).map((change) => renderChange(change, m, chips))}
    ${changes.length > maxChanges ? html`<p class="muted small">${m.moreChanges(changes.length - maxChanges)}</p>` : nothing}
    ${changes.length === 0 ? html`<p class="muted small">${m.orderOnly}</p>` : nothing}
  </div>`;
}

function renderChange({ name, saved, draft }: Change, m: SavingMessages, chips: ChipLabels): TemplateResult {
  const side = (title: string, text: string | undefined, other: string | undefined) =>
    html`<div class="version-side">
      <span class="small muted">${title}</span>
      <div class="version">
        ${text === undefined ? html`<span class="muted">${m.notThere}</span>` : renderVersion(text, other ?? '', chips)}
      </div>
    </div>`;
  return html`<section class="change">
    ${name ? html`<h3 class="small">${name}</h3>` : nothing} ${side(m.savedVersion, saved, draft)}
    ${side(m.draftVersion, draft, saved)}
  </section>`;
}

/** The text of a paragraph to compare, after its title if the titles differ; undefined without a paragraph. */
function versionText(one: Paragraph | undefined, other: Paragraph | undefined): string | undefined {
  if (!one) return undefined;
  const { title } = one.item;
  return title && other && title !== other.item.title
    ? `${title}\n${paragraphText(one)}`
    : paragraphText(one);
}

function changesOf(
  { base, mine }: Extract<DraftContent, { mine: Scene[] }>,
  scenes: readonly Scene[],
  m: SavingMessages,
): Change[] {
  const now = matchKeys(toWire(scenes), base);
  const keys = new Set(
    [now, mine].flatMap((list) => list.flatMap(({ paragraphs }) => paragraphs.map(({ key }) => key))),
  );
  return [...keys].flatMap((key) => {
    const [old, saved, draft] = [base, now, mine].map((list) => paragraphAt(list, key));
    if (old && draft && hasSameText(old, draft)) return [];
    if (!draft && !old) return [];
    const sides = { saved: versionText(saved, draft), draft: versionText(draft, saved) };
    if (sides.saved === sides.draft) return [];
    return [{ name: (draft ?? saved)?.item.title || m.paragraph, ...sides }];
  });
}

/** Styles of the comparison. */
export const styles: CSSResult = css`
  .draft-changes {
    display: grid;
    gap: 12px;
    max-block-size: 320px;
    overflow: auto;
    padding: 8px 12px;
  }

  .change {
    display: grid;
    gap: 4px 12px;
    min-inline-size: 0;
  }

  ${versionStyles}

  @container (min-width: 540px) {
    .change {
      grid-template-columns: 1fr 1fr;
    }

    .change h3 {
      grid-column: 1 / -1;
    }
  }
`;
