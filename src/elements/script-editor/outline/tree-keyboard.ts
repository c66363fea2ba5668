/** Keyboard of the tree (WAI-ARIA APG "Tree View"), as a function of key and rows. */
import { lookUp } from '../../../base/index.js';
import type { ActionName } from './messages.js';
import type { Row } from './rows.js';

/** What a key does in the tree. */
export type TreeKeyAction =
  | { kind: 'go'; key: string }
  | { kind: 'open'; key: string; open: boolean }
  | { kind: 'act'; act: ActionName }
  | { kind: 'undo' }
  | { kind: 'text' };

type KeyPress = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** What a key does on the active row; undefined if nothing. `rows` are the visible ones. */
export function treeKeyAction(
  event: KeyPress,
  rows: readonly Row[],
  active: string,
  rtl: boolean,
): TreeKeyAction | undefined {
  const at = rows.findIndex(({ key }) => key === active);
  const row = rows[at];
  if (!row) return undefined;
  const { key, altKey, ctrlKey, metaKey } = event;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' && !altKey ? { kind: 'undo' } : undefined;
  if (altKey) {
    if (key === 'ArrowUp') return { kind: 'act', act: 'up' };
    return key === 'ArrowDown' ? { kind: 'act', act: 'down' } : undefined;
  }
  const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
  const backward = rtl ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward || key === backward) return sideways(row, key === forward, rows, at);
  return (
    lookUp(acts, key) ??
    toRow(lookUp({ ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }, key), rows) ??
    spaceOn(row, key)
  );
}

const acts: Readonly<Record<string, TreeKeyAction | undefined>> = {
  F2: { kind: 'act', act: 'rename' },
  Enter: { kind: 'act', act: 'rename' },
  Delete: { kind: 'act', act: 'delete' },
};

const toRow = (index: number | undefined, rows: readonly Row[]): TreeKeyAction | undefined => {
  const row = index === undefined ? undefined : rows[index];
  return row && { kind: 'go', key: row.key };
};

/** Left and Right: expand or collapse a scene, go to its first paragraph, or from a paragraph to its scene. */
function sideways(row: Row, forward: boolean, rows: readonly Row[], at: number): TreeKeyAction | undefined {
  if (row.paragraph) return forward ? undefined : { kind: 'go', key: row.scene };
  if (row.open !== forward) return { kind: 'open', key: row.key, open: forward };
  return forward && rows[at + 1]?.paragraph ? toRow(at + 1, rows) : undefined;
}

function spaceOn(row: Row, key: string): TreeKeyAction | undefined {
  if (key !== ' ') return undefined;
  return row.paragraph ? { kind: 'text' } : { kind: 'open', key: row.key, open: !row.open };
}
