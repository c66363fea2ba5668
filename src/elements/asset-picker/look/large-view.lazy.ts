/** The large view of an asset: its picture, film or voice, every fact of it, and where it can be used. Loaded when it is opened. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import type { Client } from '../../../api/index.js';
import { lookUp } from '../../../base/index.js';
import {
  formatDuration,
  icon,
  Play,
  renderIsolated,
  Square,
  X,
  type AudioPlayer,
  type LocaleController,
} from '../../../ui/index.js';
import { assetKind, filmUrl, isAudible, pictureUrl, soundUrl } from '../asset-files.js';
import type { Asset } from '../asset-list-loader.js';
import { readOwnAssets, toggleFavourite } from '../find/own-assets.js';
import { messages as pickerMessages } from '../messages.js';
import { renderPicture } from '../tile.js';
import { factsOf, usesOf } from './asset-facts.js';
import { messages, type LookMessages } from './look-messages.js';
import { SpokenText } from './spoken-text.js';
import { drawWaveform } from './waveform.js';

export { largeViewStyles as styles } from './large-view.styles.js';

/** What the large view needs of the picker. */
export interface LargeViewOptions {
  locale: LocaleController;
  client: () => Client | undefined;
  user: () => string;
  /** Whether the session may call these operations. */
  may: (...operations: string[]) => boolean;
  player: AudioPlayer;
  /** The asset beside another one in the list, as far as it is loaded. */
  neighbour: (asset: Asset, step: 1 | -1) => Asset | undefined;
  isSelected: (asset: Asset) => boolean;
  /** Why the asset cannot be selected or removed, in words; empty if it can. */
  reason: (asset: Asset) => string;
  toggle: (asset: Asset) => void;
  /** Focuses the asset's tile, when the view closes. */
  focus: (asset: Asset) => void;
}

/** The large view of one picker. */
export class LargeView {
  private readonly dialog = createRef<HTMLDialogElement>();
  private readonly canvas = createRef<HTMLCanvasElement>();
  private readonly spokenText: SpokenText;
  private asset: Asset | undefined;
  private drawing = new AbortController();
  private isDrawn = false;
  private isUnkept = false;

  constructor(
    private readonly host: LitElement,
    private readonly options: LargeViewOptions,
  ) {
    const { locale, client, may, player } = options;
    this.spokenText = new SpokenText({
      locale,
      client,
      may: () => may('createTtsAudition', 'showTtsAuditionFile'),
      quiet: () => player.stop(),
      update: () => host.requestUpdate(),
    });
  }

  /** Opens the view, or shows another asset in it. */
  async open(asset: Asset): Promise<void> {
    this.quiet();
    this.asset = asset;
    this.isDrawn = this.isUnkept = false;
    this.host.requestUpdate();
    await this.host.updateComplete;
    const { value: dialog } = this.dialog;
    if (dialog?.isConnected && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('.choose')?.focus();
    }
    await this.draw(asset);
  }

  private quiet(): void {
    this.drawing.abort();
    this.drawing = new AbortController();
    this.spokenText.stop();
    this.options.player.stop();
  }

  private async draw(asset: Asset): Promise<void> {
    const { value: canvas } = this.canvas;
    const url = soundUrl(asset);
    if (!canvas || !url) return;
    const { signal } = this.drawing;
    const isDrawn = await drawWaveform(canvas, url, signal);
    if (signal.aborted) return;
    this.isDrawn = isDrawn;
    this.host.requestUpdate();
  }

  private readonly onClose = (): void => {
    const { asset } = this;
    this.quiet();
    this.asset = undefined;
    this.host.requestUpdate();
    if (asset) this.options.focus(asset);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    // The list must not hear the keys of the view.
    event.stopPropagation();
    const isField = (event.target as Element).matches('textarea, video');
    const step = lookUp({ ArrowRight: 1, ArrowLeft: -1 } as const, event.key);
    if (step && !isField) this.go(getComputedStyle(this.host).direction === 'rtl' ? (-step as 1 | -1) : step);
  };

  private go(step: 1 | -1): void {
    const next = this.asset && this.options.neighbour(this.asset, step);
    if (next) void this.open(next);
  }

  private readonly onFavourite = (): void => {
    const { asset, options } = this;
    if (asset) this.isUnkept = !toggleFavourite(options.user(), asset.asset_id);
    this.host.requestUpdate();
  };

  /** The dialog while it is open. */
  render(): TemplateResult | typeof nothing {
    const { asset, options } = this;
    if (!asset) return nothing;
    const m = options.locale.of(messages);
    const name = asset.asset_name || options.locale.of(pickerMessages).unnamed;
    return html`<dialog
      class="look"
      part="look"
      aria-labelledby="look-title"
      ${ref(this.dialog)}
      @close=${this.onClose}
      @keydown=${this.onKey}
    >
      <div class="title">
        <h2 id="look-title">${renderIsolated(name)}</h2>
        <button
          class="button quiet icon-only"
          type="button"
          aria-label=${m.close}
          title=${m.close}
          @click=${() => this.dialog.value?.close()}
        >
          ${icon(X)}
        </button>
      </div>
      <div class="columns">
        <div class="stage">${this.renderStage(asset, name, m)}</div>
        <div class="about">
          ${this.renderUses(asset, m)} ${this.renderFacts(asset, m)} ${this.renderGestures(asset, m)}
        </div>
      </div>
      ${this.renderActions(asset, m)}
    </dialog>`;
  }

  private renderStage(asset: Asset, name: string, m: LookMessages): TemplateResult {
    const film = filmUrl(asset);
    const picture = pictureUrl(asset);
    if (film)
      return html`<video
        src=${film}
        poster=${picture ?? nothing}
        controls
        preload="metadata"
        aria-label=${name}
      ></video>`;
    if (!isAudible(asset.asset_type))
      return picture ? html`<img src=${picture} alt=${m.picture(name)} />` : renderPicture(asset, true);
    return html`${this.renderSound(asset, m)}
    ${assetKind(asset.asset_type) === 'voice' ? this.spokenText.render(asset, m) : nothing}`;
  }

  private renderSound(asset: Asset, m: LookMessages): TemplateResult {
    const { player } = this.options;
    const url = soundUrl(asset);
    if (!url) return html`<p class="muted">${m.noSound}</p>`;
    const isPlaying = player.playing === asset.asset_id;
    const { playbackFailed } = this.options.locale.of(pickerMessages);
    return html`<canvas
        ${ref(this.canvas)}
        width="480"
        height="64"
        role="img"
        aria-label=${m.waveform}
        ?hidden=${!this.isDrawn}
      ></canvas>
      <div class="sound">
        <button
          class="button"
          type="button"
          @click=${() => {
            this.spokenText.stop();
            player.toggle(asset.asset_id, url);
          }}
        >
          ${icon(isPlaying ? Square : Play)} ${isPlaying ? m.stop : m.play}
        </button>
        <span class="small muted" role="alert">
          ${player.failed === asset.asset_id ? playbackFailed : nothing}
        </span>
      </div>`;
  }

  private renderUses(asset: Asset, m: LookMessages): TemplateResult {
    const uses = usesOf(asset, this.options.locale.of(pickerMessages), m);
    return html`<section class="uses">
      <h3>${m.uses}</h3>
      <dl>
        ${uses.map(
          ([use, reason]) =>
            html`<dt class="muted">${use}</dt>
              <dd class=${reason ? 'no' : 'yes'}>${reason ? `${m.cannot}. ${reason}` : m.can}</dd>`,
        )}
      </dl>
    </section>`;
  }

  private renderFacts(asset: Asset, m: LookMessages): TemplateResult {
    const { locale } = this.options;
    return html`<dl class="facts">
      ${factsOf(asset, locale.of(pickerMessages), m, locale).map(
        ([name, value]) =>
          html`<dt class="muted">${m.facts[name]}</dt>
            <dd>${name === 'id' ? html`<code>${value}</code>` : renderIsolated(value)}</dd>`,
      )}
    </dl>`;
  }

  private renderGestures(asset: Asset, m: LookMessages): TemplateResult | typeof nothing {
    const { lang } = this.options.locale;
    const gestures = asset.asset_extra_meta?.human_model_2d_meta?.action_tag_map ?? [];
    const words = gestures.flatMap((one) => {
      const name = (lang === 'zh' ? one.action_name_zh : one.action_name_en) || one.action_name_en || one.tag;
      const seconds = one.action_duration;
      return name ? m.gesture(name, seconds ? formatDuration(seconds, lang) : '') : [];
    });
    if (words.length === 0) return nothing;
    return html`<section>
      <h3>${m.gestures}</h3>
      <ul>
        ${words.map((word) => html`<li>${word}</li>`)}
      </ul>
    </section>`;
  }

  private renderActions(asset: Asset, m: LookMessages): TemplateResult {
    const { options } = this;
    const isSelected = options.isSelected(asset);
    const reason = options.reason(asset);
    const isFavourite = readOwnAssets(options.user()).favourites.includes(asset.asset_id);
    const arrows = [
      [-1, m.previous],
      [1, m.next],
    ] as const;
    return html`<div class="actions">
      <button
        class="choose button primary"
        type="button"
        aria-disabled=${reason ? 'true' : nothing}
        aria-describedby=${reason ? 'look-reason' : nothing}
        @click=${() => {
          if (!reason) options.toggle(asset);
        }}
      >
        ${isSelected ? m.deselect : m.select}
      </button>
      <button
        class="button"
        type="button"
        aria-pressed=${isFavourite ? 'true' : 'false'}
        @click=${this.onFavourite}
      >
        ${isFavourite ? m.unfavourite : m.favourite}
      </button>
      ${arrows.map(
        ([step, label]) =>
          html`<button
            class="button quiet"
            type="button"
            ?disabled=${!options.neighbour(asset, step)}
            @click=${() => this.go(step)}
          >
            ${label}
          </button>`,
      )}
      ${reason ? html`<p class="small" id="look-reason">${reason}</p>` : nothing}
      ${this.isUnkept ? html`<p class="small" role="alert">${m.notKept}</p>` : nothing}
    </div>`;
  }
}
