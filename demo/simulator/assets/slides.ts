/** Converts presentations into a picture for each page (reference 4.1.1, `ppt_meta`). */

import { countSlides } from '../files/meta/slides.js';
import { errorInfo } from '../service-errors.js';
import { addGeneratedPicture, hasCover } from './generated-covers.js';
import { later, type ArrivedFile } from './arrived-file.js';
import type { Asset } from '../state/asset.js';
import type { ServiceState } from '../state/service-state.js';

/** Starts a conversion, which adds pages to the asset, or an error if the file has none. */
export function convertSlides(arrival: ArrivedFile, isFailing: boolean): void {
  const { service, asset, content } = arrival;
  const count = isFailing ? 0 : countSlides(content);
  const { slideWaitSeconds, slideSeconds } = service.invented;
  setMeta(asset, { ppt_analysis_status: 'WAITING' });
  later(arrival, slideWaitSeconds, () => setMeta(asset, { ppt_analysis_status: 'CONVERTING' }));
  later(arrival, slideWaitSeconds + Math.max(1, count) * slideSeconds, () => {
    if (count === 0) {
      setMeta(asset, { ppt_analysis_status: 'FAILED', error_info: errorInfo('MSS.10010015') });
      return;
    }
    setMeta(asset, {
      ppt_analysis_status: 'SUCCEEDED',
      page_count: count,
      pages: pagesOf(service, asset, count),
    });
  });
}

function pagesOf(service: ServiceState, asset: Asset, count: number) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const key = (page: number) => `slide/${asset.info.asset_id}-${page}.svg`;
  if (service.invented.slideCover && !hasCover(asset)) addGeneratedPicture(service, asset, 'COVER', key(1));
  return numbers.map((page_no) => ({
    page_no,
    file_id: addGeneratedPicture(service, asset, 'PAGE', key(page_no)),
    page_content: '',
  }));
}

type Meta = NonNullable<NonNullable<Asset['info']['asset_extra_meta']>['ppt_meta']>;

function setMeta({ info }: Asset, change: Meta): void {
  const meta = info.asset_extra_meta;
  info.asset_extra_meta = { ...meta, ppt_meta: { ...meta?.ppt_meta, ...change } };
}
