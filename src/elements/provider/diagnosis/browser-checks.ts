/** Checks of the browser and the page: what they keep, lock, and let this package do. */
import { html, render } from 'lit';
import {
  newId,
  pageOrigin,
  readStorage,
  resolveAddress,
  webLocks,
  writeStorage,
} from '../../../base/index.js';
import type { Finding, PageContext } from './page-check.js';

const probe = 'metastudio-widgets/diagnosis';

/** Whether elements can render: under Trusted Types, the page must allow Lit's policy. */
export function checkTrustedTypes(): Finding {
  try {
    render(html`<i>${probe}</i>`, document.createDocumentFragment());
    return { status: 'ok', said: 'trustedTypesAllow' };
  } catch {
    return { status: 'error', said: 'trustedTypesRefuse' };
  }
}

/** Whether styles can be adopted: a strict policy blocks the style elements that stand in for them. */
export function checkStyles(): Finding {
  try {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':host { color: red }');
    root.adoptedStyleSheets = [sheet];
    return { status: 'ok', said: 'stylesAdopted' };
  } catch {
    return { status: 'error', said: 'stylesNotAdopted' };
  }
}

/** Whether the backend knows the person: a cookie of another site may be withheld. */
export function checkCookies({ tokenUrl }: PageContext): Finding {
  if (!navigator.cookieEnabled) return { status: 'warning', said: 'cookiesOff' };
  const { origin } = resolveAddress(tokenUrl);
  return origin === pageOrigin()
    ? { status: 'ok', said: 'cookiesSent' }
    : { status: 'warning', said: 'cookiesElsewhere', about: origin };
}

/** Whether the tabs of the browser can take turns. */
export async function checkLocks(): Promise<Finding> {
  const locks = webLocks();
  if (!locks) return { status: 'warning', said: isSecureContext ? 'noLocks' : 'notSecure' };
  try {
    await locks.request(`${probe}/${newId()}`, () => undefined);
    return { status: 'ok', said: 'locksGranted' };
  } catch {
    return { status: 'warning', said: 'noLocks' };
  }
}

/** Whether drafts and settings are kept. */
export async function checkStorage(): Promise<Finding> {
  const value = newId();
  const isKept = writeStorage(probe, value) && readStorage(probe) === value;
  writeStorage(probe, '');
  return isKept && (await opensDatabase())
    ? { status: 'ok', said: 'storageKept' }
    : { status: 'warning', said: 'storageDenied' };
}

/** Whether IndexedDB, which keeps drafts, can be opened. */
function opensDatabase(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open(probe);
      opening.onerror = opening.onblocked = () => resolve(false);
      opening.onsuccess = () => {
        opening.result.close();
        indexedDB.deleteDatabase(probe);
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
}

/** Whether the package is on the page once: the tags belong to the copy that came first. */
export function checkDuplicates({ provider }: PageContext): Finding {
  const registered = customElements.get('mss-provider');
  return registered === undefined || registered === provider.constructor
    ? { status: 'ok', said: 'oneCopy' }
    : { status: 'warning', said: 'twoCopies' };
}

/** Whether there is one version of Lit: several work, but are bytes for nothing. */
export function checkVersions(): Finding {
  const { litElementVersions } = globalThis as { litElementVersions?: readonly string[] };
  const versions = [...new Set(litElementVersions ?? [])].join(', ');
  return (litElementVersions?.length ?? 0) > 1
    ? { status: 'warning', said: 'twoLits', about: versions }
    : { status: 'ok', said: 'oneLit', about: versions };
}
