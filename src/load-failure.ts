/** Says on the page and in the console that code of the elements could not be loaded. It stands beside no other code: that may be what is missing. */

const words = {
  en: 'This part of the page could not be loaded. It is tried again by itself; if that does not help, check the connection and reload the page.',
  zh: '页面的这一部分未能加载，正在自动重试；如仍无法显示，请检查网络后刷新页面。',
};

/** Children that say it; an element that is not defined shows its children. */
const mark = 'data-mss-not-loaded';

/** Says it where the elements stand. They are not defined yet, so that they show their children. */
export function showLoadFailure(selector: string): void {
  for (const element of document.querySelectorAll(selector)) {
    if (element.querySelector(`:scope > [${mark}]`)) continue;
    const note = document.createElement('p');
    note.setAttribute(mark, '');
    note.setAttribute('role', 'alert');
    const lang = element.closest<HTMLElement>('[lang]')?.lang ?? '';
    note.textContent = /^zh/i.test(lang) ? words.zh : words.en;
    element.append(note);
  }
}

/** Takes it back. */
export function hideLoadFailure(selector: string): void {
  for (const element of document.querySelectorAll(selector))
    element.querySelector(`:scope > [${mark}]`)?.remove();
}

/** What a developer can do, with the address that failed where the browser names it. */
export function reportLoadFailure(what: string, cause: unknown): void {
  console.error(
    `metastudio-widgets: ${what} could not be loaded and is tried again every 5 s. ` +
      'Check that the address below answers with JavaScript, that all files of dist/cdn are of one version, that ' +
      "script-src of the page's Content-Security-Policy allows its origin and, if that is another origin, that it allows CORS.",
    cause,
  );
}
