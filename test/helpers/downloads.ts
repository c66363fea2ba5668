/** Catches what a page hands to the browser as a download, in place of saving it. */
export interface Downloads {
  /** The files so far: their names and texts. */
  readonly files: { name: string; text: Promise<string>; type: string }[];
  /** Addresses of files that have not been revoked. */
  readonly open: Set<string>;
  /** Lets the browser save files again. */
  restore(): void;
}

/** Catches downloads until `restore` is called. */
export function catchDownloads(): Downloads {
  const { createObjectURL, revokeObjectURL } = URL;
  const blobs = new Map<string, Blob>();
  const open = new Set<string>();
  const files: Downloads['files'] = [];
  const click = HTMLAnchorElement.prototype.click;
  URL.createObjectURL = (object) => {
    const url = createObjectURL.call(URL, object);
    if (object instanceof Blob) blobs.set(url, object);
    open.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    open.delete(url);
    revokeObjectURL.call(URL, url);
  };
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (!this.download || !blob) return click.call(this);
    // A Blob's own `text` drops the byte order mark.
    const text = blob
      .arrayBuffer()
      .then((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    files.push({ name: this.download, text, type: blob.type });
  };
  const restore = () => {
    Object.assign(URL, { createObjectURL, revokeObjectURL });
    HTMLAnchorElement.prototype.click = click;
  };
  return { files, open, restore };
}
