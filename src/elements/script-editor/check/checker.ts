/** Checks the text while it is edited: on every keystroke, or for a long text when typing pauses. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CheckOptions, Diagnostic } from '../../../ssml/index.js';
import type { ScriptController } from '../script-controller.js';
import { type Paragraph, paragraphText, type Scene } from '../../../script/index.js';
import { AnalysisCache, type Figures } from './analysis-cache.js';

/** Maximum length, in characters, of a text that is checked on every keystroke. */
const checkedAtOnce = 20_000;
/** Milliseconds without a keystroke before a longer text is checked. */
const pauseDelay = 250;

/** Diagnostics and figures of the text that is shown, and of the other paragraphs on request. */
export class Checker implements ReactiveController {
  private readonly analysis = new AnalysisCache();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pausedText: string | undefined;
  private text = '';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly script: ScriptController,
    private readonly options: () => CheckOptions,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.refresh();
  }

  /** Takes over the current text, unless it is a long one that is being typed; an update does so by itself. */
  refresh(): void {
    const { text, typing } = this.script;
    if (!typing || text.length <= checkedAtOnce || text === this.pausedText) this.text = text;
    else if (text !== this.text) this.scheduleCheck();
    this.analysis.configure(this.options());
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  /** Whether the results belong to the current text and not to an earlier one. */
  get current(): boolean {
    return this.text === this.script.text;
  }

  /** Diagnostics of the text; the same array as long as the text doesn't change. */
  get diagnostics(): Diagnostic[] {
    return this.analysis.diagnostics(this.text);
  }

  get hasErrors(): boolean {
    return this.diagnostics.some(({ severity }) => severity === 'error');
  }

  /** Character counts and spoken length of the text. */
  get figures(): Figures {
    return this.analysis.figures(this.text, speedOf(this.script.scene));
  }

  /** Estimated spoken length of a paragraph, in seconds. */
  secondsOf(paragraph: Paragraph, scene: Scene): number {
    return this.analysis.figures(this.textOf(paragraph), speedOf(scene)).seconds;
  }

  isWrong(paragraph: Paragraph): boolean {
    return this.analysis.diagnostics(this.textOf(paragraph)).some(({ severity }) => severity === 'error');
  }

  private textOf(paragraph: Paragraph): string {
    return paragraph.key === this.script.selected ? this.text : paragraphText(paragraph);
  }

  private scheduleCheck(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.pausedText = this.script.text;
      this.host.requestUpdate();
    }, pauseDelay);
  }
}

const speedOf = (scene: Scene | undefined): number | undefined =>
  scene?.script.voice_config?.speed ?? undefined;
