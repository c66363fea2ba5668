/**
 * The loader for a classic script tag, where `type="module"` cannot be written: imports the entry that stands beside it.
 * At an address without a file, as `https://unpkg.com/metastudio-widgets@0.1.0`, the files are below `dist/cdn`.
 */
import { importWithRetry } from './base/index.js';
import { hideLoadFailure, reportLoadFailure, showLoadFailure } from './load-failure.js';

const tags =
  'mss-provider, mss-asset-picker, mss-room-list, mss-script-editor, mss-room-status, mss-command-bar';
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[src*="metastudio-widgets"]');
if (!script?.src)
  throw new Error('metastudio-widgets: the loader finds the other files by the src of its own script tag');
const source = new URL(script.src);
const folder = source.pathname.endsWith('.js') ? '.' : `${source.pathname.replace(/\/$/, '')}/dist/cdn`;
const entry = new URL(`${folder}/metastudio-widgets.js`, source).href;

/** Imports the entry; after a failure it retries every 5 s until it succeeds. */
function load(isRetry = false): void {
  importWithRetry(() => import(/* @vite-ignore */ entry)).then(
    () => hideLoadFailure(tags),
    (cause: unknown) => {
      if (!isRetry) reportLoadFailure(entry, cause);
      whenParsed(() => showLoadFailure(tags));
      setTimeout(load, 5000, true);
    },
  );
}

/** Runs once the elements of the page are in the document. */
function whenParsed(run: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', run, { once: true });
  else run();
}

load();
