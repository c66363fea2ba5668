/**
 * What is known about every paragraph: how long it is, and what is wrong with it. Only what changed is looked at
 * again, a few at a time while nothing else is to do; what is shown goes with the check of the text.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { checkSsml, estimateDuration, type CheckOptions, type Diagnostic } from '../../../ssml/index.js';
import type { Checker } from '../check/checker.js';
import { isRecorded, wordsOf } from '../../../script/paragraph.js';
import type { Paragraph, Scene } from '../../../script/scenes.js';
import type { Script } from '../../../script/script.js';

export interface Finding {
  /** Spoken length; undefined where nobody knows it. */
  seconds: number | undefined;
  errors: number;
  warnings: number;
}

/** Milliseconds of work before the page is looked after again. */
const slice = 8;

interface Known extends Finding {
  text: string;
  speed: number | undefined;
  options: CheckOptions;
}

const none: Finding = { seconds: undefined, errors: 0, warnings: 0 };

const speedOf = ({ script }: Scene): number | undefined => script.voice_config?.speed ?? undefined;

export class Findings implements ReactiveController {
  private known = new Map<string, Known>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private options: CheckOptions = {};
  private shown: { diagnostics: readonly Diagnostic[]; finding: Finding } | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly script: Script,
    private readonly checker: Checker,
    private readonly needs: {
      checkedFor: () => CheckOptions;
      /** What is known about a recording; the same object while it is the same. */
      recorded: (paragraph: Paragraph, scene: Scene) => Finding | undefined;
    },
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const { voice, target, lang } = this.needs.checkedFor();
    const { options } = this;
    if (voice !== options.voice || target !== options.target || lang !== options.lang) {
      this.options = { voice, target, lang };
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** What is known of a paragraph now; what is not is found out soon. */
  of(paragraph: Paragraph, scene: Scene): Finding {
    if (isRecorded(paragraph.item)) return this.needs.recorded(paragraph, scene) ?? none;
    if (paragraph.key === this.script.selected) return this.ofShown();
    const known = this.known.get(paragraph.key);
    if (!this.isCurrent(known, paragraph, scene)) this.soon();
    return known ?? none;
  }

  private ofShown(): Finding {
    const { diagnostics, figures } = this.checker;
    const { seconds } = figures;
    const { shown } = this;
    if (shown?.diagnostics !== diagnostics || shown.finding.seconds !== seconds) {
      this.shown = { diagnostics, finding: { seconds, ...countsOf(diagnostics) } };
    }
    return this.shown?.finding ?? none;
  }

  private isCurrent(known: Known | undefined, { item }: Paragraph, scene: Scene): boolean {
    return (
      known !== undefined &&
      known.text === wordsOf(item) &&
      known.speed === speedOf(scene) &&
      known.options === this.options
    );
  }

  private soon(): void {
    this.timer ??= setTimeout(() => this.work(), 0);
  }

  private work(): void {
    this.timer = undefined;
    const end = performance.now() + slice;
    for (const scene of this.script.scenes) {
      for (const paragraph of scene.paragraphs) {
        if (paragraph.key === this.script.selected || isRecorded(paragraph.item)) continue;
        if (this.isCurrent(this.known.get(paragraph.key), paragraph, scene)) continue;
        if (performance.now() > end) return this.soon();
        this.known.set(paragraph.key, this.look(paragraph, scene));
      }
    }
    this.forget();
    this.host.requestUpdate();
  }

  private look({ item }: Paragraph, scene: Scene): Known {
    const { options } = this;
    const text = wordsOf(item);
    const speed = speedOf(scene);
    const seconds = estimateDuration(text, speed === undefined ? {} : { speed });
    return { text, speed, options, seconds, ...countsOf(checkSsml(text, options)) };
  }

  /** Those that are gone. */
  private forget(): void {
    const keys = new Set(this.script.scenes.flatMap(({ paragraphs }) => paragraphs.map(({ key }) => key)));
    for (const key of this.known.keys()) if (!keys.has(key)) this.known.delete(key);
  }
}

function countsOf(diagnostics: readonly Diagnostic[]): Omit<Finding, 'seconds'> {
  const count = (wanted: string) => diagnostics.filter(({ severity }) => severity === wanted).length;
  return { errors: count('error'), warnings: count('warning') };
}
