/** Checks the text as it is written: at every key, or, when it is long, as soon as typing pauses. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CheckOptions, Diagnostic } from '../../../ssml/index.js';
import type { ScriptController } from '../script-controller.js';
import { paragraphText, type Paragraph, type Scene } from '../../../script/scenes.js';
import { AnalysisCache, type Figures } from './analysis-cache.js';

/** Longest text that is checked at every key, in characters. */
const checkedAtOnce = 20_000;
/** Milliseconds without a key before a longer one is checked. */
const pauseDelay = 250;

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
    const { text, typing } = this.script;
    if (!typing || text.length <= checkedAtOnce || text === this.pausedText) this.text = text;
    else if (text !== this.text) this.scheduleCheck();
    this.analysis.configure(this.options());
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  /** Whether what is known is about the text as it stands, not about one before the last keys. */
  get current(): boolean {
    return this.text === this.script.text;
  }

  /** What the check found; the same list while the text is the same. */
  get diagnostics(): Diagnostic[] {
    return this.analysis.diagnostics(this.text);
  }

  get hasErrors(): boolean {
    return this.diagnostics.some(({ severity }) => severity === 'error');
  }

  /** Characters and spoken length. */
  get figures(): Figures {
    return this.analysis.figures(this.text, speedOf(this.script.scene));
  }

  /** Spoken length of a paragraph, in seconds. */
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
