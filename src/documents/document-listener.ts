/** What an element that edits a document implements to follow its changes. */

/** An element that edits a document. */
export interface DocumentListener {
  /** The content changed. `origin` is the element that changed it; undefined after a read, a save or a restored draft. */
  handleContentChange(origin?: DocumentListener): void;
  /** Anything but the content changed: reading, saving, drafts, other tabs. */
  handleStateChange(): void;
  /** Reading the document failed. Only one of the document's listeners is notified. */
  handleReadError(error: unknown): void;
}
