/**
 * Spoken length and number of problems of every paragraph. Changed paragraphs are checked again in time slices, so that
 * the page stays responsive; the selected one takes its stats from the editor's checker.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { checkSsml, estimateDuration, type CheckOptions, type Diagnostic } from '../../../ssml/index.js';
import type { Checker } from '../check/checker.js';
import { isRecorded, itemText, type Paragraph, type Scene } from '../../../script/index.js';
import type { ScriptController } from '../script-controller.js';

/** Length and problems of a paragraph. */
export interface ParagraphStats {
  /** Spoken length in seconds; undefined if it is unknown. */
  seconds: number | undefined;
  errors: number;
  warnings: number;
}

/** Longest uninterrupted work, in milliseconds, before the event loop gets its turn. */
const timeSlice = 8;

interface CachedStats extends ParagraphStats {
  text: string;
  speed: number | undefined;
  options: CheckOptions;
}

const none: ParagraphStats = { seconds: undefined, errors: 0, warnings: 0 };

const speedOf = ({ script }: Scene): number | undefined => script.voice_config?.speed ?? undefined;

/** The stats of all paragraphs of a script. */
export class ParagraphStatsController implements ReactiveController {
  private cache = new Map<string, CachedStats>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private checkOptions: CheckOptions = {};
  private selectedStats: { diagnostics: readonly Diagnostic[]; stats: ParagraphStats } | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly script: ScriptController,
    private readonly checker: Checker,
    private readonly options: {
      checkedFor: () => CheckOptions;
      /** Stats of a recording; the same object while they are the same. */
      recorded: (paragraph: Paragraph, scene: Scene) => ParagraphStats | undefined;
    },
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const { voice, target, lang } = this.options.checkedFor();
    const { checkOptions: options } = this;
    if (voice !== options.voice || target !== options.target || lang !== options.lang) {
      this.checkOptions = { voice, target, lang };
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** The stats as far as they are known; schedules an update if they are stale. */
  of(paragraph: Paragraph, scene: Scene): ParagraphStats {
    if (isRecorded(paragraph.item)) return this.options.recorded(paragraph, scene) ?? none;
    if (paragraph.key === this.script.selected) return this.ofSelected();
    const known = this.cache.get(paragraph.key);
    if (!this.isCurrent(known, paragraph, scene)) this.schedule();
    return known ?? none;
  }

  private ofSelected(): ParagraphStats {
    const { diagnostics, figures } = this.checker;
    const { seconds } = figures;
    const { selectedStats: shown } = this;
    if (shown?.diagnostics !== diagnostics || shown.stats.seconds !== seconds) {
      this.selectedStats = { diagnostics, stats: { seconds, ...countsOf(diagnostics) } };
    }
    return this.selectedStats?.stats ?? none;
  }

  private isCurrent(known: CachedStats | undefined, { item }: Paragraph, scene: Scene): boolean {
    return (
      known !== undefined &&
      known.text === itemText(item) &&
      known.speed === speedOf(scene) &&
      known.options === this.checkOptions
    );
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => this.updateStale(), 0);
  }

  private updateStale(): void {
    this.timer = undefined;
    const end = performance.now() + timeSlice;
    for (const scene of this.script.scenes) {
      for (const paragraph of scene.paragraphs) {
        if (paragraph.key === this.script.selected || isRecorded(paragraph.item)) continue;
        if (this.isCurrent(this.cache.get(paragraph.key), paragraph, scene)) continue;
        if (performance.now() > end) return this.schedule();
        this.cache.set(paragraph.key, this.compute(paragraph, scene));
      }
    }
    this.evictDeleted();
    this.host.requestUpdate();
  }

  private compute({ item }: Paragraph, scene: Scene): CachedStats {
    const { checkOptions: options } = this;
    const text = itemText(item);
    const speed = speedOf(scene);
    const seconds = estimateDuration(text, speed === undefined ? {} : { speed });
    return { text, speed, options, seconds, ...countsOf(checkSsml(text, options)) };
  }

  /** Removes deleted paragraphs from the cache. */
  private evictDeleted(): void {
    const keys = new Set(this.script.scenes.flatMap(({ paragraphs }) => paragraphs.map(({ key }) => key)));
    for (const key of this.cache.keys()) if (!keys.has(key)) this.cache.delete(key);
  }
}

function countsOf(diagnostics: readonly Diagnostic[]): Omit<ParagraphStats, 'seconds'> {
  const count = (wanted: string) => diagnostics.filter(({ severity }) => severity === wanted).length;
  return { errors: count('error'), warnings: count('warning') };
}
