/** An uploaded file that is being processed, and the steps of its processing. */
import type { AssetFileInfo } from '../../../src/api/index.js';
import { filesOf } from '../files/lookup.js';
import type { Asset, Content } from '../state/asset.js';
import type { ServiceState } from '../state/service-state.js';

/** An uploaded file with its content. */
export interface ArrivedFile {
  service: ServiceState;
  asset: Asset;
  file: AssetFileInfo;
  content: Content;
  /** Whether to extract metadata from it. */
  isAnalysed: boolean;
}

/** Runs a step after some seconds, unless the file was deleted. */
export function later({ service, asset, file }: ArrivedFile, seconds: number, run: () => void): void {
  service.clock.schedule(service.clock.now() + seconds * 1000, () => {
    if (filesOf(asset).some(({ file_id }) => file_id === file.file_id)) run();
  });
}
