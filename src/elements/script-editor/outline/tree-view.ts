/**
 * The outline as a tree (WAI-ARIA APG "Tree View"): scenes with their paragraphs, one tab stop, arrow keys inside.
 *
 * The menu button of a row is for the pointer only, because a tree item has no accessible children. The keyboard opens
 * the same menu with Shift+F10, or with the button in the header of the paragraph.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  AudioLines,
  ChevronRight,
  CircleAlert,
  EllipsisVertical,
  GripVertical,
  icon,
  type LocaleController,
  renderPart,
  TriangleAlert,
} from '../../../ui/index.js';
import type { OutlineMessages } from './messages.js';
import type { RowGap } from './row-window.js';
import { rowLabel, formatLength, type Row } from './rows.js';

/** The event handlers of the tree and of the field that renames a row. */
export interface TreeEvents {
  onClick(event: MouseEvent): void;
  onDoubleClick(event: MouseEvent): void;
  onKey(event: KeyboardEvent): void;
  onFocus(event: FocusEvent): void;
  onContextMenu(event: MouseEvent): void;
  onPointerDown(event: PointerEvent): void;
  onNameKey(event: KeyboardEvent): void;
  onNameBlur(event: FocusEvent): void;
}

/** What the tree shows and calls. */
export interface TreeProps {
  locale: LocaleController;
  /** The rows, with gaps for those that are not rendered. */
  entries: readonly (Row | RowGap)[];
  /** Key of the selected paragraph. */
  selected: string;
  /** Key of the row that is the tab stop. */
  active: string;
  editable: boolean;
  blocked: boolean;
  /** Key of the row that is being renamed. */
  renaming: string | undefined;
  /** Key of the row whose menu is open. */
  menuRow: string | undefined;
  /** Key of the row that is being dragged. */
  dragged: string | undefined;
  readonly onScroll: (event: Event) => void;
  readonly events: TreeEvents;
}

/** The state that is read once per render, for all rows. */
type TreeState = Pick<
  TreeProps,
  'selected' | 'active' | 'editable' | 'blocked' | 'renaming' | 'menuRow' | 'dragged'
>;

/** Renders the tree with its help text and drop line. */
export function renderTree(m: OutlineMessages, props: TreeProps): TemplateResult {
  const { selected, active, editable, blocked, renaming, menuRow: menuAt, dragged } = props;
  const marks: TreeState = { selected, active, editable, blocked, renaming, menuRow: menuAt, dragged };
  return html`<div
      class="tree"
      role="tree"
      aria-label=${m.outline}
      aria-describedby="tree-help"
      aria-disabled=${props.blocked ? 'true' : nothing}
      @click=${props.events.onClick}
      @dblclick=${props.events.onDoubleClick}
      @keydown=${props.events.onKey}
      @focusin=${props.events.onFocus}
      @contextmenu=${props.events.onContextMenu}
      @pointerdown=${props.events.onPointerDown}
      @scroll=${props.onScroll}
    >
      ${repeat(
        branchesOf(props.entries),
        ([{ scene }]) => scene,
        (branch) => renderBranch(branch, m, marks, props),
      )}
      <div class="drop-line" role="none" hidden></div>
    </div>
    <span id="tree-help" hidden>${m.help}</span>`;
}

type Entry = Row | RowGap;
type Branch = [first: Entry, ...others: Entry[]];

/** Groups the rows by scene; in a long outline the row of the scene itself may be in a gap. */
function branchesOf(entries: readonly Entry[]): Branch[] {
  const branches: Branch[] = [];
  for (const entry of entries) {
    const branch = branches.at(-1);
    if (branch?.[0].scene === entry.scene) branch.push(entry);
    else branches.push([entry]);
  }
  return branches;
}

/** Renders a scene with its paragraphs; skipped while none of their values has changed. */
function renderBranch(branch: Branch, m: OutlineMessages, marks: TreeState, props: TreeProps): unknown {
  const [first, ...others] = branch;
  const keys = new Set(branch.map(({ key }) => key));
  const { editable, blocked, ...places } = marks;
  const marked = Object.values(places).map((key) => key !== undefined && keys.has(key) && key);
  return guard([m, editable, blocked, ...marked, ...valuesOf(first), ...others.flatMap(keyOrRow)], () =>
    repeat(
      branch,
      ({ key }) => key,
      (entry) => ('gap' in entry ? renderGap(entry) : renderRow(entry, m, marks, props)),
    ),
  );
}

/** What tells whether the first row of a branch has changed: the row of a scene is built anew for each render. */
const valuesOf = (entry: Entry): unknown[] =>
  'gap' in entry || entry.paragraph ? keyOrRow(entry) : Object.values(entry);

/** A paragraph keeps its object while it is unchanged; a gap is told by where it begins and how long it is. */
const keyOrRow = (entry: Entry): unknown[] => ('gap' in entry ? [entry.key, entry.gap] : [entry]);

/** The rows that are not rendered; the height is set after the render, because a policy may forbid style attributes. */
const renderGap = ({ gap }: RowGap): TemplateResult =>
  html`<div class="gap" role="none" data-rows=${gap}></div>`;

function renderRow(row: Row, m: OutlineMessages, marks: TreeState, props: TreeProps): unknown {
  const { key, paragraph } = row;
  const state = {
    selected: key === marks.selected,
    tab: key === marks.active && !marks.blocked,
    menu: key === marks.menuRow,
    dragged: key === marks.dragged,
    can: marks.editable,
    renaming: key === marks.renaming,
  };
  const render = () => renderPart(props.locale, () => renderItem(row, m, state, props));
  return paragraph ? guard([m, row, ...Object.values(state)], render) : render();
}

interface RowState {
  selected: boolean;
  tab: boolean;
  menu: boolean;
  dragged: boolean;
  can: boolean;
  renaming: boolean;
}

const renderItem = (row: Row, m: OutlineMessages, state: RowState, props: TreeProps): TemplateResult => {
  const isScene = !row.paragraph;
  return html`<div
    class=${`item ${isScene ? 'scene' : 'paragraph'} ${state.dragged ? 'dragged' : ''}`}
    role="treeitem"
    data-key=${row.key}
    tabindex=${state.tab ? '0' : '-1'}
    aria-level=${isScene ? '1' : '2'}
    aria-posinset=${row.index + 1}
    aria-setsize=${row.of}
    aria-expanded=${isScene ? String(Boolean(row.open)) : nothing}
    aria-selected=${!isScene && state.selected ? 'true' : 'false'}
    aria-label=${state.renaming ? row.title : nothing}
  >
    <span class="visually-hidden">${state.renaming ? nothing : rowLabel(row, m)}</span>
    ${isScene ? html`<span class="twist">${icon(ChevronRight)}</span>` : nothing}
    ${renderRest(row, m, state, props)}
  </div>`;
};

function renderRest(row: Row, m: OutlineMessages, state: RowState, props: TreeProps): TemplateResult {
  const { title, recorded, errors, warnings } = row;
  return html`${state.can ? html`<span class="grip" aria-hidden="true" title=${m.drag}>${icon(GripVertical)}</span>` : nothing}
    ${
      state.renaming
        ? renderName(row, m, props)
        : html`<span class=${row.paragraph ? 'title' : 'caption'} title=${title} aria-hidden="true"
            ><bdi>${title}</bdi></span
          >`
    }
    ${recorded ? html`<span class="mark muted" aria-hidden="true">${icon(AudioLines)}</span>` : nothing}
    ${errors > 0 ? html`<span class="mark wrong" aria-hidden="true" title=${m.errors(errors)}>${icon(CircleAlert)}${errors}</span>` : nothing}
    ${warnings > 0 ? html`<span class="mark doubtful" aria-hidden="true" title=${m.warnings(warnings)}>${icon(TriangleAlert)}${warnings}</span>` : nothing}
    <span class="length small muted" aria-hidden="true">${formatLength(row, m)}</span>
    ${
      state.can
        ? html`<button
            class="button quiet icon-only more"
            type="button"
            tabindex="-1"
            aria-hidden="true"
            data-open=${state.menu ? 'true' : nothing}
            title=${m.more(title)}
          >
            ${icon(EllipsisVertical)}
          </button>`
        : nothing
    }`;
}

const renderName = ({ title, name }: Row, m: OutlineMessages, props: TreeProps): TemplateResult =>
  html`<input
    class="field name"
    aria-label=${m.newName(title)}
    maxlength="256"
    .value=${name}
    placeholder=${title}
    @keydown=${props.events.onNameKey}
    @blur=${props.events.onNameBlur}
  />`;
