/** What stands beside the code of the script-tag build: what each element needs at first, and the notices of the packages in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Chunks that an element asks for by itself while the page comes to rest. */
const shownAtOnce = /(details|codemirror-editor)\.lazy/;

/** Folder of the package that a module is part of; undefined for one of this repository. */
function packageFolder(id) {
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replace(/^\0+/, '')) ?? [];
  const [, runtime] = /(@oxc-project)\+(runtime)/.exec(id) ?? [];
  return folder ?? (runtime && `node_modules/@oxc-project/runtime`);
}

const licenceFile = (folder) => readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));

/** The notice of a package: its name, version, licence, and the text that comes with it. */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = licenceFile(folder);
  if (!license) throw new Error(`${name} names no licence`);
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
  return `${name} ${version} (${license})\n\n${text}\n`;
}

/**
 * Writes `THIRD-PARTY-NOTICES.txt`: the packages whose code is in the files of the build, as installed by the lock, with
 * the texts of their licences.
 *
 * @returns {import('vite').Plugin}
 */
export const thirdPartyNotices = () => ({
  name: 'third-party-notices',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap(({ modules = {} }) => Object.keys(modules));
    const folders = new Set(modules.map(packageFolder).filter((folder) => folder && existsSync(folder)));
    const notices = [...folders].map(noticeOf).sort();
    const rule = `\n${'-'.repeat(80)}\n\n`;
    const intro = 'The files of this folder contain code of these packages.\n';
    this.emitFile({
      type: 'asset',
      fileName: 'THIRD-PARTY-NOTICES.txt',
      source: [intro, ...notices].join(rule),
    });
  },
});

/**
 * Writes `modulepreload.json`: for each tag the files that its first picture needs, in the order in which they are asked
 * for.
 *
 * @returns {import('vite').Plugin}
 */
export const preloadList = () => ({
  name: 'preload-list',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const entry = chunks.find(({ isEntry }) => isEntry);
    const withImports = (name, found = new Set()) => {
      if (found.has(name)) return found;
      found.add(name);
      for (const one of bundle[name].imports) withImports(one, found);
      return found;
    };
    const list = {};
    for (const { facadeModuleId, fileName, imports } of chunks) {
      const [, element] = /src\/elements\/([\w-]+)\/define\.ts$/.exec(facadeModuleId ?? '') ?? [];
      if (!element) continue;
      const files = withImports(entry.fileName);
      const later = [fileName, ...imports].flatMap((name) => bundle[name].dynamicImports);
      for (const one of [fileName, ...later.filter((name) => shownAtOnce.test(name))])
        withImports(one, files);
      list[`mss-${element}`] = [...files];
    }
    this.emitFile({
      type: 'asset',
      fileName: 'modulepreload.json',
      source: JSON.stringify(list, undefined, 2),
    });
  },
});
