/**
 * The form of a layer to show now: one of the task's rules or scenes, or a new picture, video or text, with its place and
 * duration. The reference names the structure (LiveGuideRuleInfo) without describing it, so layers are sent as rules carry
 * them, and JSON can be given instead.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { showAsset, type DigitalAssetInfo, type SmartLiveRoom } from '../../../api/index.js';
import { readTask, type LiveCommand } from '../../../live/index.js';
import { LazyModule, type MssAssetsChangeEvent, renderSelect, renderTextField } from '../../../ui/index.js';
import { Advanced } from './advanced.js';
import type { CommandForm, FormContext } from './form.js';
import {
  assetToRead,
  choicesOf,
  durationOf,
  isAddress,
  layerOf,
  withDuration,
  type LayerChoice,
  type LayerKind,
  type NewLayer,
  type SmartLayer,
} from './layer-model.js';
import { mainFileUrl } from './main-file-url.js';
import type { FormMessages } from './messages.js';
import { urlProblem } from './url-problem.js';

/** Seconds for which a layer without a duration of its own is shown. */
const defaultSeconds = 10;

/** The form of the command `SHOW_LAYER`. */
export class LayerForm implements CommandForm {
  private task: SmartLiveRoom = {};
  private choices: readonly LayerChoice[] = [];
  /** Index of the choice; empty for a new layer. */
  private selected = '';
  private layer: NewLayer = { kind: 'IMAGE', source: '', words: '', place: 'TOP_RIGHT', width: 40 };
  private seconds = String(defaultSeconds);
  /** Addresses of assets, by ID. */
  private readonly urls = new Map<string, string>();
  private readonly advanced: Advanced;
  private readonly library;

  constructor(private readonly context: FormContext) {
    this.advanced = new Advanced(() => context.update());
    this.library = new LazyModule(context.bar.element, () => import('../../asset-picker/define.js'));
  }

  async load(signal: AbortSignal): Promise<void> {
    this.task = await readTask(this.context.bar, signal);
    this.choices = choicesOf(this.task);
    this.select(this.choices.length > 0 ? '0' : '');
  }

  /** Reads the addresses of assets that are given by ID. Rejects with `ApiError` if there is no such asset. */
  async reconcile(signal: AbortSignal): Promise<boolean> {
    const { client } = this.context.bar;
    const ids = this.advanced.isEdited ? [] : this.layers.map(assetToRead);
    for (const asset_id of ids) {
      if (!asset_id || !client || this.urls.has(asset_id)) continue;
      this.keepUrl(await client.call(showAsset, { path: { asset_id } }, { signal }));
    }
    return true;
  }

  private keepUrl(asset: DigitalAssetInfo): void {
    const url = mainFileUrl(asset);
    if (url && asset.asset_id) this.urls.set(asset.asset_id, url);
  }

  private get layers(): readonly SmartLayer[] {
    const choice = this.selected === '' ? undefined : this.choices[Number(this.selected)];
    return choice ? choice.layers : [layerOf(this.layer, this.task)];
  }

  problem(m: FormMessages): string | undefined {
    if (this.advanced.isEdited) return this.advanced.params ? undefined : m.jsonWrong;
    const seconds = Number(this.seconds);
    if (!(Number.isInteger(seconds) && seconds >= 1 && seconds <= 3600)) return m.secondsWrong;
    return this.selected === '' ? this.problemOfNew(m) : undefined;
  }

  private problemOfNew(m: FormMessages): string | undefined {
    const { kind, words } = this.layer;
    if (kind === 'TEXT') return words.trim() === '' ? m.wordsMissing : undefined;
    const source = this.layer.source.trim();
    if (source === '') return m.sourceMissing;
    if (isAddress(source)) return urlProblem(source, ['https', 'http'], m);
    return /^[\w-]{1,64}$/.test(source) ? undefined : m.sourceWrong;
  }

  command(): LiveCommand {
    const params = this.advanced.isEdited ? (this.advanced.params ?? {}) : this.paramsWith(this.urls);
    return { command: 'SHOW_LAYER', params };
  }

  /** The parameters with addresses of assets, which are presigned: the JSON that is shown has none of them. */
  private paramsWith(urls?: ReadonlyMap<string, string>): Record<string, unknown> {
    const [layer_config, extra_layer_config] = this.layers.map((layer) =>
      withDuration(layer, Number(this.seconds), urls?.get(layer.asset_id ?? '')),
    );
    return { layer_config, ...(extra_layer_config && { extra_layer_config }) };
  }

  private select(value: string): void {
    this.selected = value;
    this.seconds = String(durationOf(this.layers[0]) ?? defaultSeconds);
    this.context.update();
  }

  private change(change: Partial<NewLayer>): void {
    this.layer = { ...this.layer, ...change };
    this.context.update();
  }

  private readonly onPick = (event: Event): void => {
    event.stopPropagation();
    const [asset] = (event as MssAssetsChangeEvent).assets;
    if (!asset?.asset_id) return;
    this.keepUrl(asset);
    this.change({ source: asset.asset_id });
  };

  render(m: FormMessages): TemplateResult {
    const names = this.choices.map(({ from, name, number }, index) => {
      const words = name || m.unnamed(number);
      return [String(index), from === 'rule' ? m.rule(words) : m.sceneLayer(words, number)];
    });
    const options = { ...(Object.fromEntries(names) as Record<string, string>), '': m.newLayer };
    const setSeconds = (value: string) => {
      this.seconds = value;
      this.context.update();
    };
    return html`${
      this.choices.length > 0
        ? renderSelect(m.layer, options, this.selected, this.advanced.isEdited, (value) => this.select(value))
        : nothing
    }
    ${this.selected === '' ? this.renderNew(m) : nothing}
    ${renderTextField(m.seconds, this.seconds, 'text', setSeconds)}
    ${this.advanced.render(m, this.paramsWith(), 'LiveGuideRuleInfo')}`;
  }

  private renderNew(m: FormMessages): TemplateResult {
    const { kind, words, place, width } = this.layer;
    const widths = Object.fromEntries(['20', '40', '60', '80', '100'].map((value) => [value, `${value}%`]));
    return html`${renderSelect(m.kind, m.kinds, kind, false, (value) => this.change({ kind: value as LayerKind }))}
      ${
        kind === 'TEXT'
          ? renderTextField(m.words, words, 'text', (value) => this.change({ words: value }))
          : this.renderSource(m)
      }
      <div class="pair">
        ${renderSelect(m.place, m.places, place, false, (value) => this.change({ place: value }))}
        ${
          place === 'FULL' || kind === 'TEXT'
            ? nothing
            : renderSelect(m.width, widths, String(width), false, (value) =>
                this.change({ width: Number(value) }),
              )
        }
      </div>`;
  }

  private renderSource(m: FormMessages): TemplateResult {
    const { kind, source } = this.layer;
    const { library } = this;
    return html`${renderTextField(m.source, source, 'text', (value) => this.change({ source: value }))}
    ${
      library.value
        ? html`<mss-asset-picker
            class="library"
            asset-type=${kind}
            layout="list"
            @mss-change=${this.onPick}
          ></mss-asset-picker>`
        : html`<button class="button" type="button" @click=${() => void library.load()}>${m.library}</button>
            ${library.missing ? library.renderMissing(this.context.bar.locale) : nothing}`
    }`;
  }
}
