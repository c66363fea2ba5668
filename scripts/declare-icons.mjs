/**
 * Declares the icons in `dist/types` as what they are. The compiler leaves the imports of the icon set in there, which is
 * bundled and which an application does not have: its compiler would not find them.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../dist/types/src/ui/icons.d.ts', import.meta.url);
const text = readFileSync(file, 'utf8').replace(
  /^export \{ default as (\w+) \} from 'lucide\/.*';$/gm,
  'export declare const $1: IconNode;',
);
writeFileSync(file, `import type { IconNode } from './svg-icon.js';\n${text}`);
