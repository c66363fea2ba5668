/** The draft of one document: written soon after each change and before the page is hidden, offered after a reload. */
import { dropDrafts, putDraft, readDrafts } from './draft-store.js';
import { storableContent, type Draft, type DraftContent } from './draft.js';

/** Milliseconds between a change and the writing of its draft. */
const delay = 300;

/** What drafts are made of, and who is told about them. */
export interface DraftAutosaveOptions {
  /** What to keep; undefined when everything is saved. */
  content: () => DraftContent | undefined;
  /** Whether a draft differs from what was loaded, so that it is worth offering. */
  differs: (draft: Draft) => boolean;
  /** IDs of the tabs that have the same script open: their drafts are not offered. */
  openTabs: () => Promise<ReadonlySet<string>>;
  /** The offer changed, or whether the browser refuses drafts. */
  changed: () => void;
}

/** Writes the draft of one document and offers the drafts that closed tabs left. */
export class DraftAutosave {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private place: string | undefined;
  private offers: readonly Draft[] = [];
  /** Whether a draft of this document is stored. */
  private stored = false;
  private copies = 0;
  /** Whether the browser refuses to keep drafts. */
  refused = false;

  constructor(
    /** ID of this document among those of all tabs. */
    private readonly tab: string,
    private readonly options: DraftAutosaveOptions,
  ) {}

  /** The newest draft that differs from what was loaded and was neither restored nor discarded. */
  get offer(): Draft | undefined {
    return this.offers[0];
  }

  /** Looks for drafts that were left at a place; from now on drafts are kept there. */
  async open(place: string | undefined): Promise<void> {
    if (place !== this.place) {
      this.flush();
      this.stored = false;
      this.setOffers([]);
    }
    this.place = place;
    if (place === undefined) return;
    const [drafts, openTabs] = await Promise.all([readDrafts(place), this.options.openTabs()]);
    if (place !== this.place) return;
    const abandoned = drafts.filter(
      ({ id }) => id !== this.id() && !openTabs.has(id.slice(place.length + 1)),
    );
    const useful = new Set(abandoned.filter(this.options.differs));
    this.setOffers([...useful]);
    void dropDrafts(abandoned.filter((draft) => !useful.has(draft)).map(({ id }) => id));
  }

  /** After a change: writes the draft soon. */
  schedule(): void {
    this.timer ??= setTimeout(() => this.flush(), delay);
  }

  /** Writes a scheduled draft at once. */
  flush(): void {
    if (this.timer === undefined) return;
    this.cancelTimer();
    void this.write();
  }

  /** Everything is saved: drops the draft. One that is offered stays. */
  clear(): void {
    this.cancelTimer();
    this.drop();
  }

  /** Drops the offered draft; the next older one is offered then. */
  discard(): void {
    const { offer } = this;
    if (!offer) return;
    void dropDrafts([offer.id]);
    this.setOffers(this.offers.slice(1));
  }

  /**
   * Accepts the offer: `restore` puts it in place. Unsaved content that it replaces is offered in turn, so that nothing
   * is lost by changing one's mind. Returns whether there was an offer.
   */
  accept(restore: (draft: Draft) => void): boolean {
    const { offer, place } = this;
    if (!offer || place === undefined) return false;
    const present = this.stored || this.timer !== undefined ? this.options.content() : undefined;
    const replaced =
      present && !('text' in present && present.text === '') ? [this.copyOf(present, place)] : [];
    restore(offer);
    this.setOffers([...replaced, ...this.offers.slice(1)]);
    this.cancelTimer();
    void Promise.all([this.write(), ...replaced.map(putDraft)]).then(
      () => dropDrafts([offer.id]),
      () => this.setRefused(true),
    );
    return true;
  }

  private cancelTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private setOffers(offers: readonly Draft[]): void {
    const before = this.offer?.id;
    this.offers = offers;
    if (before !== this.offer?.id) this.options.changed();
  }

  private id(copy = ''): string {
    return `${this.place ?? ''} ${this.tab}${copy}`;
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
      });
      this.setRefused(false);
    } catch {
      this.setRefused(true);
    }
  }

  private drop(): void {
    if (this.stored) void dropDrafts([this.id()]);
    this.stored = false;
  }

  private setRefused(refused: boolean): void {
    if (refused === this.refused) return;
    this.refused = refused;
    this.options.changed();
  }
}
