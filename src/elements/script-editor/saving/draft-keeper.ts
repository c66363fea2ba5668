/** Keeps the draft of one editor: written soon after each change and before the page goes, offered after a reload. */
import { dropDraft, readDraft, writeDraft, type Draft } from './draft.js';

/** Milliseconds between a change and its draft. */
const delay = 500;

export class DraftKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private key: string | undefined;
  private differs: (draft: Draft) => boolean = () => false;
  /** Whether the browser refused to keep a draft. */
  refused = false;
  /** A draft that was found and differs from what was loaded. */
  offered: Draft | undefined;

  /** `content` tells what to keep; undefined when there is nothing that is not saved. */
  constructor(
    private readonly content: () => Omit<Draft, 'at'> | undefined,
    private readonly changed: () => void,
  ) {}

  /** Looks under a key for a draft; `differs` tells whether it is worth offering. */
  look(key: string | undefined, differs: (draft: Draft) => boolean): void {
    this.flush();
    this.key = key;
    this.differs = differs;
    this.offer(key === undefined ? undefined : readDraft(key));
  }

  private offer(draft: Draft | undefined): void {
    let next = draft;
    while (next && !this.differs(next)) next = next.earlier;
    if (next === this.offered) return;
    this.offered = next;
    this.changed();
  }

  /** Something was typed. */
  touch(): void {
    this.timer ??= setTimeout(this.flush, delay);
  }

  /** Writes what is waiting to be written. */
  readonly flush = (): void => {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.write(this.content());
  };

  private write(content: Omit<Draft, 'at'> | undefined): void {
    const { key, offered } = this;
    if (key === undefined) return;
    const draft = content ? { at: Date.now(), ...content, ...(offered && { earlier: offered }) } : offered;
    if (!draft) dropDraft(key);
    else if (!writeDraft(key, draft) && !this.refused) {
      this.refused = true;
      this.changed();
    }
  }

  /** All is saved: only what was offered and not decided on stays. */
  settle(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.write(undefined);
  }

  /** The person does not want what was offered; one from before it is offered next. */
  discard(): void {
    this.offer(this.offered?.earlier);
    this.write(this.content());
  }

  /**
   * Takes the offer: `restore` puts it in place. What was written meanwhile is offered in turn, so that nothing is
   * lost by changing one's mind. Whether there was an offer.
   */
  take(restore: (draft: Draft) => void): boolean {
    const draft = this.offered;
    if (!draft) return false;
    const present = this.content();
    const earlier = draft.earlier && { earlier: draft.earlier };
    const replaced =
      present && present.text !== '' ? { at: Date.now(), ...present, ...earlier } : draft.earlier;
    restore(draft);
    this.offer(replaced);
    this.timer ??= setTimeout(this.flush, delay);
    return true;
  }
}
