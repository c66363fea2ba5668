/** A page that registers one element knows its tag and its events. */
import 'metastudio-widgets/define/asset-picker';

document.querySelector('mss-asset-picker')?.addEventListener('mss-change', ({ assets }) => assets.length);
