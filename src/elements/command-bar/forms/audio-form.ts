/** The form of a recording that the avatar lip-syncs to: selected from the library, or given by its address. */
import { html, nothing, type TemplateResult } from 'lit';
import type { LiveCommand } from '../../../live/index.js';
import { LazyModule, type MssAssetsChangeEvent, renderSelect, renderTextField } from '../../../ui/index.js';
import type { PlayRole, PlayType } from '../bar-context.js';
import type { CommandForm, FormContext } from './form.js';
import { mainFileUrl } from './main-file-url.js';
import type { FormMessages } from './messages.js';
import { urlProblem } from './url-problem.js';

/** The form of the command `INSERT_PLAY_AUDIO`. */
export class AudioForm implements CommandForm {
  private url = '';
  private type: PlayType = 'APPEND';
  private role: PlayRole = 'STREAMER';
  private readonly library;
  /** Whether the chosen asset has no file that can be played. */
  private hasNoAddress = false;

  constructor(private readonly context: FormContext) {
    this.library = new LazyModule(context.bar.element, () => import('../../asset-picker/define.js'));
  }

  problem(m: FormMessages): string | undefined {
    return this.hasNoAddress ? m.noAddress : urlProblem(this.url, ['https', 'http'], m);
  }

  command(): LiveCommand {
    const params = { audio_url: this.url.trim(), play_type: this.type, play_role: this.role };
    return { command: 'INSERT_PLAY_AUDIO', params };
  }

  private readonly onPick = (event: Event): void => {
    event.stopPropagation();
    const [asset] = (event as MssAssetsChangeEvent).assets;
    if (!asset) return;
    this.url = mainFileUrl(asset) ?? '';
    this.hasNoAddress = this.url === '';
    this.context.update();
  };

  render(m: FormMessages): TemplateResult {
    const { context } = this;
    return html`${renderTextField(m.audioUrl, this.url, 'url', (value) => {
        this.url = value;
        this.hasNoAddress = false;
        context.update();
      })}
      ${
        this.library.value
          ? html`<mss-asset-picker
              class="library"
              asset-type="AUDIO MUSIC"
              layout="list"
              @mss-change=${this.onPick}
            ></mss-asset-picker>`
          : html`<button class="button" type="button" @click=${() => void this.library.load()}>
                ${m.library}
              </button>
              ${this.library.missing ? this.library.renderMissing(context.bar.locale) : nothing}`
      }
      <div class="pair">
        ${renderSelect(m.when, m.playType, this.type, false, (value) => (this.type = value as PlayType))}
        ${
          context.bar.hasCoStreamer
            ? renderSelect(m.who, m.role, this.role, false, (value) => (this.role = value as PlayRole))
            : nothing
        }
      </div>`;
  }
}
