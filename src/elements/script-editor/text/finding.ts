/** Find and replace over the whole script: from place to place, paragraph after paragraph, with the text in view. */
import type { LitElement, ReactiveController } from 'lit';
import type { Edit } from '../../../ssml/index.js';
import type { Script } from '../script/script.js';
import type { Editing } from './editing.js';
import { matchesOf, replacements, type Match } from './find.js';
import type { FindHost } from './find-view.js';
import { LONG } from './painted.js';
import { piecesOf, rewrite, type Rewritten } from './rewrite.js';

/** A place, and the paragraph that it is in. */
interface Found extends Match {
  key: string;
}

/** Milliseconds without a key before a long script is searched again. */
const pause = 150;

const nothing = { words: '', text: '', scenes: undefined };

export interface FindingNeeds {
  /** Whether the text can be changed. */
  editable: () => boolean;
  /** A person changed the script. */
  changed: () => void;
}

export class Finding implements ReactiveController, FindHost {
  private places: readonly Found[] = [];
  private searched: { words: string; text: string; scenes: unknown } = nothing;
  private rested = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last: Rewritten | undefined;
  /** Whether the bar is open. */
  open = false;
  words = '';
  insert = '';
  /** What the last replacement did: places and paragraphs. */
  done: { places: number; texts: number } | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly editing: Editing,
    private readonly needs: FindingNeeds,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  /** The texts have changed: what was found stands elsewhere. */
  hostUpdate(): void {
    if (!this.open) return;
    if (this.last && !this.last.current()) this.forget();
    const { scenes, text, typing } = this.script;
    if (this.words === this.searched.words && text === this.searched.text && scenes === this.searched.scenes)
      return;
    clearTimeout(this.timer);
    if (typing && text.length > LONG && text !== this.rested) this.timer = setTimeout(this.rest, pause);
    else this.search();
  }

  hostUpdated(): void {
    const { selected } = this.script;
    this.editing.showFound(this.open ? this.places.filter(({ key }) => key === selected) : []);
  }

  get editable(): boolean {
    return this.needs.editable();
  }

  get count(): number {
    return this.places.length;
  }

  /** Which place is selected, from 1; 0 when none is. */
  get place(): number {
    const { from, to } = this.editing.selection;
    return (
      this.places.findIndex((one) => one.key === this.script.selected && one.from === from && one.to === to) +
      1
    );
  }

  get canUndo(): boolean {
    return this.last?.current() ?? false;
  }

  /** Opens the bar with the words that are selected, or closes it. */
  async show(): Promise<void> {
    await this.editing.open();
    const selected = this.editing.words;
    if (selected && selected.length <= 100 && !selected.includes('\n')) this.words = selected;
    this.open = true;
    this.host.requestUpdate();
    await this.host.updateComplete;
    const field = this.host.renderRoot.querySelector<HTMLInputElement>('.find-field');
    field?.focus();
    field?.select();
  }

  close(): void {
    this.open = false;
    this.forget();
    this.places = [];
    this.searched = nothing;
    this.host.requestUpdate();
    void this.editing.focus();
  }

  find(words: string): void {
    this.words = words;
    this.forget();
    this.search();
    this.host.requestUpdate();
    if (this.places.length > 0 && this.place === 0) void this.go(1, true);
  }

  write(insert: string): void {
    this.insert = insert;
    this.host.requestUpdate();
  }

  /** To the next place, or the one before; behind the last comes the first. */
  async go(by: 1 | -1, here = false): Promise<void> {
    const place = this.placeFrom(by, here);
    if (!place) return;
    if (place.key !== this.script.selected) {
      this.script.select(place.key);
      await this.host.updateComplete;
    }
    await this.editing.reveal(place.from, place.to);
    this.host.requestUpdate();
  }

  /** Puts other words at the place that is selected, and goes on to the next. */
  async replace(): Promise<void> {
    const place = this.places[this.place - 1];
    if (!place) return this.go(1);
    if (!this.editable) return;
    const edits = replacements(this.script.text, [place], this.insert);
    const { from } = place;
    await this.editing.change(edits, from + 1, false);
    this.search();
    await this.editing.reveal(from + this.insert.length, from + this.insert.length);
    await this.go(1, true);
  }

  async replaceAll(): Promise<void> {
    if (!this.editable || this.places.length === 0) return;
    const edits = new Map<string, readonly Edit[]>();
    for (const { key, text } of piecesOf(this.script)) {
      const matches = this.places.filter((one) => one.key === key);
      if (matches.length > 0) edits.set(key, replacements(text, matches, this.insert));
    }
    const done = { places: this.places.length, texts: edits.size };
    this.last = await rewrite(this.script, this.editing, edits, this.needs.changed);
    this.done = done;
    this.host.requestUpdate();
  }

  async undo(): Promise<void> {
    const { last } = this;
    this.forget();
    await last?.undo();
  }

  private forget(): void {
    this.last = undefined;
    this.done = undefined;
  }

  private readonly rest = (): void => {
    this.rested = this.script.text;
    this.host.requestUpdate();
  };

  private search(): void {
    const { scenes, text } = this.script;
    this.searched = { words: this.words, scenes, text };
    this.places = piecesOf(this.script).flatMap((piece) =>
      matchesOf(piece.text, this.words).map((match) => ({ ...match, key: piece.key })),
    );
  }

  private placeFrom(by: 1 | -1, here: boolean): Found | undefined {
    const { places, script } = this;
    const keys = piecesOf(script).map(({ key }) => key);
    const { from, to } = this.editing.selection;
    const now = keys.indexOf(script.selected);
    const isBehind = (one: Found) => {
      const paragraph = keys.indexOf(one.key);
      if (paragraph !== now) return paragraph > now;
      return here
        ? one.from >= from
        : one.from >= to && one.to > from && !(one.from === from && one.to === to);
    };
    const isBefore = (one: Found) => {
      const paragraph = keys.indexOf(one.key);
      return paragraph === now ? one.to <= from : paragraph < now;
    };
    return by > 0 ? (places.find(isBehind) ?? places[0]) : (places.findLast(isBefore) ?? places.at(-1));
  }
}
