/** Files for editors: web-types for those of JetBrains, custom data of HTML and CSS for VS Code. */
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { readFileSync } from 'node:fs';

/** The tools write a default of what has none. */
const withoutNothing = (text) => text.replaceAll(' _(default: undefined)_', '');

/** The files by their names in `dist`. */
export function editorFiles(manifest) {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const files = {
    'web-types.json': getWebTypesData(structuredClone(manifest), { version, packageJson: false }),
    'vscode.html-custom-data.json': getVsCodeHtmlCustomData(structuredClone(manifest), {}),
    'vscode.css-custom-data.json': getVsCodeCssCustomData(structuredClone(manifest), {}),
  };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, withoutNothing(text)]));
}
