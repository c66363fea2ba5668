/**
 * For a script tag: registers an element when its tag is on the page, loading only that element's code.
 *
 * It sees tags in the document, now and later. A tag inside somebody else's shadow root is not seen: there, import
 * `metastudio-widgets/define` instead.
 */
import { importWithRetry } from './base/index.js';

const loaders: Record<string, () => Promise<unknown>> = {
  'mss-provider': () => import('./elements/provider/define.js'),
  'mss-asset-picker': () => import('./elements/asset-picker/define.js'),
  'mss-script-editor': () => import('./elements/script-editor/define.js'),
  'mss-room-status': () => import('./elements/room-status/define.js'),
  'mss-command-bar': () => import('./elements/command-bar/define.js'),
};
const waiting = new Set(Object.keys(loaders));

/** An element that could not be loaded is tried again until it can. */
function load(tag: string): void {
  importWithRetry(loaders[tag]!).catch(() => setTimeout(load, 5000, tag));
}

function look(): void {
  for (const tag of waiting) {
    if (!document.querySelector(tag)) continue;
    waiting.delete(tag);
    load(tag);
  }
  if (waiting.size === 0) observer.disconnect();
}

const observer = new MutationObserver(look);
observer.observe(document, { childList: true, subtree: true });
look();
