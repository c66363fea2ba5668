/**
 * Entry for a script tag: registers each element when its tag first appears in the document, and loads only the code of
 * that element.
 *
 * It observes the document, but not the shadow roots of other components: for tags in there, import
 * `metastudio-widgets/define` instead.
 */
import { importWithRetry, lookUp } from './base/index.js';

const loaders: Record<string, () => Promise<unknown>> = {
  'mss-provider': () => import('./elements/provider/define.js'),
  'mss-asset-picker': () => import('./elements/asset-picker/define.js'),
  'mss-script-editor': () => import('./elements/script-editor/define.js'),
  'mss-room-status': () => import('./elements/room-status/define.js'),
  'mss-command-bar': () => import('./elements/command-bar/define.js'),
};
/** The tags that have not been seen in the document yet. */
const unseen = new Set(Object.keys(loaders));

/** Loads an element; after a failure it retries every 5 s until it succeeds. */
function load(tag: string): void {
  importWithRetry(lookUp(loaders, tag)!).catch(() => setTimeout(load, 5000, tag));
}

/** Loads the elements whose tags are in the document. */
function loadPresent(): void {
  for (const tag of unseen) {
    if (!document.querySelector(tag)) continue;
    unseen.delete(tag);
    load(tag);
  }
  if (unseen.size === 0) observer.disconnect();
}

const observer = new MutationObserver(loadPresent);
observer.observe(document, { childList: true, subtree: true });
loadPresent();
