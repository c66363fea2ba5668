/**
 * Entry for a script tag: registers each element when its tag first appears in the document, and loads only the code of
 * that element.
 *
 * It observes the document, but not the shadow roots of other components: for tags in there, import
 * `metastudio-widgets/define` instead.
 */
import { importWithRetry, lookUp } from './base/index.js';
import { hideLoadFailure, reportLoadFailure, showLoadFailure } from './load-failure.js';

const loaders: Record<string, () => Promise<unknown>> = {
  'mss-provider': () => import('./elements/provider/define.js'),
  'mss-asset-picker': () => import('./elements/asset-picker/define.js'),
  'mss-room-list': () => import('./elements/room-list/define.js'),
  'mss-script-editor': () => import('./elements/script-editor/define.js'),
  'mss-room-status': () => import('./elements/room-status/define.js'),
  'mss-command-bar': () => import('./elements/command-bar/define.js'),
};
/** The tags that have not been seen in the document yet. */
const unseen = new Set(Object.keys(loaders));

/**
 * Loads an element; after a failure it retries every 5 s until it succeeds. Until then, the page says so where the element
 * stands. The first failure is told by `mss-error` and in the console.
 */
function load(tag: string, isRetry = false): void {
  importWithRetry(lookUp(loaders, tag)!).then(
    () => hideLoadFailure(tag),
    (cause: unknown) => {
      if (!isRetry) tell(tag, cause);
      showLoadFailure(tag);
      setTimeout(load, 5000, tag, true);
    },
  );
}

/** Dispatches `mss-error` on the element: the classes of the event and of its error have not been loaded. */
function tell(tag: string, cause: unknown): void {
  reportLoadFailure(`<${tag}>`, cause);
  const reason = `The code of ${tag} could not be loaded`;
  const error = Object.assign(new Error(reason, { cause }), {
    code: 'NETWORK',
    reason,
    operation: 'import',
    request: 'metastudio-widgets',
    retriable: true,
  });
  const event = new Event('mss-error', { bubbles: true, composed: true });
  document.querySelector(tag)?.dispatchEvent(Object.assign(event, { error }));
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
