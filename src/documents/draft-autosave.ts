/** Keeps the draft of one editor: written soon after each change and before the page goes, offered after a reload. */
import { storableContent, type Draft, type DraftContent } from './draft.js';
import { dropDrafts, putDraft, readDrafts } from './draft-store.js';

/** Milliseconds between a change and its draft. */
const delay = 300;

export interface KeeperNeeds {
  /** What to keep; undefined when there is nothing that is not saved. */
  content: () => DraftContent | undefined;
  /** Whether a draft is worth offering. */
  differs: (draft: Draft) => boolean;
  /** The tabs that are open: their drafts are theirs. */
  open: () => Promise<ReadonlySet<string>>;
  changed: () => void;
}

export class DraftAutosave {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private place: string | undefined;
  private offers: readonly Draft[] = [];
  private kept = false;
  private copies = 0;
  /** Whether the browser refuses to keep drafts. */
  refused = false;

  constructor(
    /** Names this editor among those of all tabs. */
    private readonly tab: string,
    private readonly needs: KeeperNeeds,
  ) {}

  /** A draft that was found and differs from what was loaded: the newest that nobody has taken or discarded. */
  get offered(): Draft | undefined {
    return this.offers[0];
  }

  /** Looks at a place for drafts that were left there. */
  async look(place: string | undefined): Promise<void> {
    if (place !== this.place) {
      this.flush();
      this.kept = false;
      this.offer([]);
    }
    this.place = place;
    if (place === undefined) return;
    const [drafts, open] = await Promise.all([readDrafts(place), this.needs.open()]);
    if (place !== this.place) return;
    const left = drafts.filter(({ id }) => id !== this.id() && !open.has(id.slice(place.length + 1)));
    const worth = new Set(left.filter(this.needs.differs));
    this.offer([...worth]);
    void dropDrafts(left.filter((draft) => !worth.has(draft)).map(({ id }) => id));
  }

  /** Something was typed. */
  touch(): void {
    this.timer ??= setTimeout(() => this.flush(), delay);
  }

  /** Writes what is waiting to be written. */
  flush(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    void this.write();
  }

  /** All is saved: only what was offered and not decided on stays. */
  settle(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.drop();
  }

  /** The person does not want what was offered; one from before it is offered next. */
  discard(): void {
    const { offered } = this;
    if (!offered) return;
    void dropDrafts([offered.id]);
    this.offer(this.offers.slice(1));
  }

  /**
   * Takes the offer: `restore` puts it in place. What was written meanwhile is offered in turn, so that nothing is
   * lost by changing one's mind. Whether there was an offer.
   */
  take(restore: (draft: Draft) => void): boolean {
    const { offered, place } = this;
    if (!offered || place === undefined) return false;
    const present = this.kept || this.timer !== undefined ? this.needs.content() : undefined;
    const replaced =
      present && !('text' in present && present.text === '') ? [this.copyOf(present, place)] : [];
    restore(offered);
    this.offer([...replaced, ...this.offers.slice(1)]);
    clearTimeout(this.timer);
    this.timer = undefined;
    void Promise.all([this.write(), ...replaced.map(putDraft)]).then(
      () => dropDrafts([offered.id]),
      () => this.refuse(true),
    );
    return true;
  }

  private offer(offers: readonly Draft[]): void {
    const before = this.offered?.id;
    this.offers = offers;
    if (before !== this.offered?.id) this.needs.changed();
  }

  private id(copy = ''): string {
    return `${this.place ?? ''} ${this.tab}${copy}`;
  }

  private copyOf(content: DraftContent, place: string): Draft {
    this.copies += 1;
    return { id: this.id(`/${this.copies}`), place, at: Date.now(), content: storableContent(content) };
  }

  private async write(): Promise<void> {
    const content = this.needs.content();
    if (this.place === undefined) return;
    if (!content) return this.drop();
    this.kept = true;
    try {
      await putDraft({ id: this.id(), place: this.place, at: Date.now(), content: storableContent(content) });
      this.refuse(false);
    } catch {
      this.refuse(true);
    }
  }

  private drop(): void {
    if (this.kept) void dropDrafts([this.id()]);
    this.kept = false;
  }

  private refuse(refused: boolean): void {
    if (refused === this.refused) return;
    this.refused = refused;
    this.needs.changed();
  }
}
