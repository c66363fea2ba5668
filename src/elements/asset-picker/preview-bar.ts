/** Renders the button that plays an asset's sample; it is outside of the listbox, so that screen readers reach it. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../ui/icon.js';
import { Play, Square } from '../../ui/icons.js';
import { isAudible, soundUrl } from './asset-files.js';
import type { Asset } from './asset-list-loader.js';
import { renderSummary, type SummaryContext } from './asset-summary.js';

interface PreviewProps {
  /** The active asset of the list. */
  asset: Asset | undefined;
  playing: boolean;
  /** Whether it could not be played. */
  failed: boolean;
  disabled: boolean;
}

/** The button, the asset's name, and its summary or why it cannot be played. */
export function renderPreview(
  hearing: PreviewProps,
  words: SummaryContext,
  hear: () => void,
): TemplateResult {
  const { m } = words;
  const { asset, playing, disabled } = hearing;
  const name = asset?.asset_name || m.unnamed;
  const action = playing ? m.stop(name) : m.play(name);
  return html`<button
      class="button icon-only"
      type="button"
      aria-keyshortcuts="Alt+P"
      aria-label=${action}
      title=${action}
      ?disabled=${disabled || !asset || !soundUrl(asset)}
      @click=${hear}
    >
      ${icon(playing ? Square : Play)}
    </button>
    <p class="words">
      ${
        asset && isAudible(asset.asset_type)
          ? renderSound(asset, hearing.failed, words)
          : html`<span class="small muted">${m.pickToHear}</span>`
      }
    </p>`;
}

function renderSound(asset: Asset, failed: boolean, words: SummaryContext): TemplateResult {
  const { m } = words;
  const facts = soundUrl(asset) ? renderSummary(asset, words) : m.noSound;
  return html`<span class="name">${asset.asset_name || m.unnamed}</span>
    <span class="small muted" role=${failed ? 'alert' : nothing}>${failed ? m.notPlayed : facts}</span>`;
}
