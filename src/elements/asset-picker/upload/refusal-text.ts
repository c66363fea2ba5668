/** Says why a file is refused. */
import { listed, type LocaleController } from '../../../ui/index.js';
import { formatBytes } from './format-bytes.js';
import type { Refusal } from './inspect/file-check.js';
import { messages } from './messages.js';

/** Formats that people know by a name of their own. */
const named: ReadonlyMap<string, string> = new Map([['webp', 'WebP']]);

const formatName = (type: string): string => named.get(type) ?? type.toUpperCase();

/** The sentence for a refusal. */
export function refusalText(refusal: Refusal, locale: LocaleController): string {
  const m = locale.of(messages).refused;
  switch (refusal.reason) {
    case 'empty':
    case 'unreadable':
    case 'damaged':
      return m[refusal.reason];
    case 'no-length':
      return m.noLength;
    case 'name':
      return m.name(refusal.most);
    case 'type':
      return m.type(
        refusal.found && formatName(refusal.found),
        listed(locale, refusal.allowed.map(formatName)),
      );
    case 'size':
      return m.size(formatBytes(refusal.most));
    case 'resolution':
      return m.resolution(`${refusal.width} × ${refusal.height}`, refusal.most);
    case 'too-long':
      return m.tooLong(refusal.hours);
  }
}
