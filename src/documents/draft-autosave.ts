/** The draft of one document: written shortly after each change and before the page is hidden, offered after a reload. */
import { dropDrafts, putDraft, readDrafts } from './draft-store.js';
import { storableContent, type Draft, type DraftContent } from './draft.js';

/** Milliseconds between a change and the write of its draft. */
const delay = 300;

/** When this page was loaded, in milliseconds since 1970. */
const loadedAt = Date.now();

/** Whether the page was opened by “Back” or “Reload”, as after a submission that could not be sent. */
function isReturn(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return ['back_forward', 'reload'].includes((entry as PerformanceNavigationTiming | undefined)?.type ?? '');
}

/** What the drafts of a document contain, and a callback for changes. */
export interface DraftAutosaveOptions {
  /** The content to store; undefined if everything is saved. */
  content: () => DraftContent | undefined;
  /** Whether a draft differs from what was loaded; only then it is offered. */
  differs: (draft: Draft) => boolean;
  /** IDs of the tabs that have the same script open; their drafts are not offered. */
  openTabs: () => Promise<ReadonlySet<string>>;
  /** Called when `offers`, `offer`, `refused` or `unread` has changed. */
  changed: () => void;
}

/** Writes the draft of one document and offers the drafts that closed tabs left. */
export class DraftAutosave {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private place: string | undefined;
  /** The drafts that differ from what was loaded and were not restored or discarded, the newest first. */
  offers: readonly Draft[] = [];
  private shownId: string | undefined;
  /** Whether this document has a stored draft. */
  private stored = false;
  /** Whether the text was submitted, and not changed since. */
  private submitted = false;
  private copies = 0;
  /** How often the place has changed: a draft that was left at a place before is not overwritten there. */
  private visits = 0;
  /** Whether the browser refuses to store drafts. */
  refused = false;
  /** Whether the browser refuses to read drafts, so that there may be some that are not offered. */
  unread = false;

  constructor(
    /** ID of this document, unique among all tabs. */
    private readonly tab: string,
    private readonly options: DraftAutosaveOptions,
  ) {}

  /** The offered draft that is shown: the newest, until another one is asked for. */
  get offer(): Draft | undefined {
    return this.offers.find(({ id }) => id === this.shownId);
  }

  /** Shows the next older one of the offered drafts; after the oldest, the newest. */
  showNext(): void {
    const next = this.indexOf(this.shownId) + 1;
    this.shownId = (this.offers[next] ?? this.offers[0])?.id;
    this.options.changed();
  }

  /** Reads the drafts of a place that closed tabs left, and stores this document's draft there from now on. */
  async open(place: string | undefined): Promise<void> {
    if (place !== this.place) {
      this.flush();
      this.stored = this.submitted = false;
      this.visits += 1;
      this.setOffers([]);
    }
    this.place = place;
    if (place === undefined) return;
    const reading = readDrafts(place).catch(() => undefined);
    const [drafts, openTabs] = await Promise.all([reading, this.options.openTabs()]);
    if (place !== this.place) return;
    this.setRefused(this.refused, !drafts);
    if (!drafts) return;
    const tabOf = ({ id }: Draft) => id.slice(place.length + 1).replace(/\.\d+$/, '');
    // Whether a submission of the present time succeeds is seen by the page that is opened after it.
    const abandoned = drafts.filter(
      (draft) =>
        draft.id !== this.id() && !openTabs.has(tabOf(draft)) && !(draft.submitted && draft.at > loadedAt),
    );
    const isOffered = (draft: Draft) => this.options.differs(draft) && (!draft.submitted || isReturn());
    const useful = new Set(abandoned.filter(isOffered));
    this.setOffers([...useful]);
    const equal = abandoned.filter((draft) => !useful.has(draft));
    // The text that this document left here before is still unsaved: its draft is written anew.
    if (equal.some((draft) => tabOf(draft) === this.tab)) await this.write();
    void dropDrafts(equal.map(({ id }) => id));
  }

  /**
   * The text was submitted, and the page is left. The draft stays until the next page shows whether that has succeeded:
   * it ends there, unless the user came back to the text by “Back” or “Reload”.
   */
  handleSubmitted(): void {
    if (!this.stored && this.timer === undefined) return;
    this.submitted = true;
    this.cancelTimer();
    void this.write();
  }

  /** Schedules a write of the draft after a change. */
  schedule(): void {
    this.submitted = false;
    this.timer ??= setTimeout(() => this.flush(), delay);
  }

  /** Writes a scheduled draft at once. */
  flush(): void {
    if (this.timer === undefined) return;
    this.cancelTimer();
    void this.write();
  }

  /** Drops this document's draft once everything is saved; an offered draft stays. */
  clear(): void {
    this.cancelTimer();
    this.drop();
  }

  /** Drops an offered draft; the next older one is shown. Resolves to false, and offers it again, if it cannot be deleted. */
  async discard(id: string): Promise<boolean> {
    const { place } = this;
    const index = this.indexOf(id);
    const offer = this.offers[index];
    if (!offer) return true;
    this.setOffers(this.offers.toSpliced(index, 1), index);
    if (await dropDrafts([id])) return true;
    if (place !== this.place || this.indexOf(id) >= 0) return false;
    this.shownId = id;
    this.setOffers(this.offers.toSpliced(index, 0, offer), index);
    return false;
  }

  /**
   * Accepts an offer: `restore` applies it. Unsaved content that it replaces becomes the next offer, so that the user can
   * go back to it. Returns whether the draft is still offered.
   */
  accept(id: string, restore: (draft: Draft) => void): boolean {
    const { place } = this;
    const index = this.indexOf(id);
    const offer = this.offers[index];
    if (!offer || place === undefined) return false;
    const present = this.stored || this.timer !== undefined ? this.options.content() : undefined;
    const replaced =
      present && !('text' in present && present.text === '') ? [this.copyOf(present, place)] : [];
    restore(offer);
    this.setOffers([...replaced, ...this.offers.toSpliced(index, 1)], replaced.length > 0 ? 0 : index);
    this.cancelTimer();
    void Promise.all([this.write(), ...replaced.map(putDraft)]).then(
      () => dropDrafts([id]),
      () => this.setRefused(true),
    );
    return true;
  }

  private cancelTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Offers are compared by their IDs, because reading them again makes new objects. */
  private indexOf(id: string | undefined): number {
    return this.offers.findIndex((one) => one.id === id);
  }

  /** Offers these drafts. The one that is shown stays; if it is not among them, the one at `next` is shown. */
  private setOffers(offers: readonly Draft[], next = 0): void {
    const before = this.offers;
    // A draft that is read again unchanged stays the same object, so that nothing is rendered anew.
    this.offers = offers.map((one) => before.find(({ id, at }) => id === one.id && at === one.at) ?? one);
    if (!this.offer) this.shownId = (this.offers[next] ?? this.offers[0])?.id;
    const isSame = before.length === this.offers.length && before.every((one, i) => one === this.offers[i]);
    if (!isSame) this.options.changed();
  }

  private id(copy = ''): string {
    return `${this.place ?? ''} ${this.tab}.${this.visits}${copy}`;
  }

  private copyOf(content: DraftContent, place: string): Draft {
    this.copies += 1;
    return { id: this.id(`/${this.copies}`), place, at: Date.now(), content: storableContent(content) };
  }

  private async write(): Promise<void> {
    const content = this.options.content();
    if (this.place === undefined) return;
    if (!content) return this.drop();
    this.stored = true;
    try {
      await putDraft({
        id: this.id(),
        place: this.place,
        at: Date.now(),
        content: storableContent(content),
        ...(this.submitted && { submitted: true }),
      });
      this.setRefused(false);
      if (this.unread) void this.open(this.place);
    } catch {
      this.setRefused(true);
    }
  }

  private drop(): void {
    if (this.stored) void dropDrafts([this.id()]);
    this.stored = false;
  }

  private setRefused(refused: boolean, unread = this.unread): void {
    if (refused === this.refused && unread === this.unread) return;
    this.refused = refused;
    this.unread = unread;
    this.options.changed();
  }
}
