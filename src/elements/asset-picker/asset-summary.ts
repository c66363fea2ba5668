/** Summarises an asset in a few facts, in the operator's words. */
import { lookUp } from '../../base/index.js';
import type { DigitalAssetInfo } from '../../api/index.js';
import { formatClock, isolate, type Lang } from '../../ui/index.js';
import { canGoLive } from './selection-rules.js';
import { languageName } from './voice-languages.js';
import type { PickerMessages } from './messages.js';

/** What the summary depends on besides the asset. */
export interface SummaryContext {
  m: PickerMessages;
  lang: Lang;
  /** Whether only assets that may go on air can be selected; then the summary doesn't repeat it. */
  live: boolean;
}

/** Short facts in a row, most important first: language, sex, size, length, whether it may go on air. */
export function summaryOf(asset: DigitalAssetInfo, { m, lang, live }: SummaryContext): string {
  const meta = asset.asset_extra_meta ?? {};
  const voice = meta.voice_model_meta;
  const facts = [
    languageName(voice?.language, lang),
    lookUp(m.sex, voice?.sex),
    voice?.model_type === 'CLONE' ? m.cloned : undefined,
    meta.human_model_2d_meta?.model_resolution,
    formatSize(meta.image_meta ?? meta.video_meta),
    formatLength(meta.video_meta?.duration ?? meta.audio_meta?.duration),
    meta.ppt_meta?.page_count ? m.pages(meta.ppt_meta.page_count) : undefined,
    canGoLive(asset) && !live ? m.canGoLive : undefined,
  ];
  // What the service says may be a word of tomorrow, with controls that would turn the facts around it.
  return facts.flatMap((fact) => (fact ? isolate(fact) : [])).join(' · ');
}

/** Pixels, as `1920 × 1080`. */
function formatSize(
  meta: { width?: number | null; height?: number | null } | null | undefined,
): string | undefined {
  return meta?.width && meta.height ? `${meta.width} × ${meta.height}` : undefined;
}

function formatLength(seconds: number | null | undefined): string | undefined {
  return seconds ? formatClock(seconds) : undefined;
}
