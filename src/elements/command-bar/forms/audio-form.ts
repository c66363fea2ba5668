/** A recording that the avatar speaks: from the library, or by its address. */
import { html, nothing, type TemplateResult } from 'lit';
import { importWithRetry } from '../../../base/index.js';
import type { DigitalAssetInfo } from '../../../api/index.js';
import type { LiveCommand } from '../../../live/index.js';
import type { MssAssetsChangeEvent } from '../../../ui/events.js';
import type { PlayRole, PlayType } from '../bar-context.js';
import { renderChoice } from '../select-field.js';
import { renderField, urlProblem } from './fields.js';
import type { CommandForm, FormHost } from './form.js';
import type { FormMessages } from './messages.js';

export class AudioForm implements CommandForm {
  private url = '';
  private type: PlayType = 'APPEND';
  private role: PlayRole = 'STREAMER';
  private choosing = false;
  private nowhere = false;

  constructor(private readonly host: FormHost) {}

  problem(m: FormMessages): string | undefined {
    return this.nowhere ? m.noAddress : urlProblem(this.url, ['https', 'http'], m);
  }

  command(): LiveCommand {
    const params = { audio_url: this.url.trim(), play_type: this.type, play_role: this.role };
    return { command: 'INSERT_PLAY_AUDIO', params };
  }

  private async openLibrary(): Promise<void> {
    await importWithRetry(() => import('../../asset-picker/define.js'));
    this.choosing = true;
    this.host.update();
  }

  private readonly onPick = (event: Event): void => {
    event.stopPropagation();
    const [asset] = (event as MssAssetsChangeEvent).assets;
    if (!asset) return;
    this.url = addressOf(asset) ?? '';
    this.nowhere = this.url === '';
    this.host.update();
  };

  render(m: FormMessages): TemplateResult {
    const { host } = this;
    return html`${renderField(m.audioUrl, this.url, 'url', (value) => {
        this.url = value;
        this.nowhere = false;
        host.update();
      })}
      ${
        this.choosing
          ? html`<mss-asset-picker
              class="library"
              asset-type="AUDIO MUSIC"
              layout="list"
              @mss-change=${this.onPick}
            ></mss-asset-picker>`
          : html`<button class="button" type="button" @click=${() => void this.openLibrary()}>
              ${m.library}
            </button>`
      }
      <div class="pair">
        ${renderChoice(m.when, m.playType, this.type, false, (value) => (this.type = value as PlayType))}
        ${
          host.bar.hasCoStreamer
            ? renderChoice(m.who, m.role, this.role, false, (value) => (this.role = value as PlayRole))
            : nothing
        }
      </div>`;
  }
}

/** Address of the recording itself. */
function addressOf({ files }: DigitalAssetInfo): string | undefined {
  const main = files?.find((file) => file.asset_file_category === 'MAIN' && file.download_url);
  return main?.download_url ?? undefined;
}
