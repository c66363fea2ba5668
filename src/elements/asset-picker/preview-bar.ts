/** Renders the button that plays an asset's sample; it is outside of the listbox, so that screen readers reach it. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon, Play, Square } from '../../ui/index.js';
import { isAudible, soundUrl } from './asset-files.js';
import type { Asset } from './asset-list-loader.js';
import { summaryOf, type SummaryContext } from './asset-summary.js';

/** The sample that can be played, and its state. */
export interface PreviewProps {
  /** The active asset of the list. */
  asset: Asset | undefined;
  playing: boolean;
  /** Whether it could not be played. */
  failed: boolean;
  disabled: boolean;
  /** Plays or stops the sample. */
  toggle(): void;
}

/** The button, the asset's name, and its summary or why it cannot be played. */
export function renderPreviewBar(props: PreviewProps, context: SummaryContext): TemplateResult {
  const { m } = context;
  const { asset, failed, playing, disabled } = props;
  const name = asset?.asset_name || m.unnamed;
  const action = playing ? m.stop(name) : m.play(name);
  return html`<button
      class="button icon-only"
      type="button"
      aria-keyshortcuts="Alt+P"
      aria-label=${action}
      title=${action}
      ?disabled=${disabled || !asset || !soundUrl(asset)}
      @click=${props.toggle}
    >
      ${icon(playing ? Square : Play)}
    </button>
    <p class="text">
      ${
        asset && isAudible(asset.asset_type)
          ? renderSound(asset, failed, context)
          : html`<span class="small muted">${m.previewHint}</span>`
      }
    </p>`;
}

function renderSound(asset: Asset, failed: boolean, context: SummaryContext): TemplateResult {
  const { m } = context;
  const summary = soundUrl(asset) ? summaryOf(asset, context) : m.noSample;
  return html`<span class="name">${m.sample(asset.asset_name || m.unnamed)}</span>
    <span class="small muted" role=${failed ? 'alert' : nothing}
      >${failed ? m.playbackFailed : summary}</span
    >`;
}
