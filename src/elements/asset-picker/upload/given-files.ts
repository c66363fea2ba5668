/** The files in what was chosen, pasted or dropped: of a folder, all in it, but those that systems hide there. */
import type { GivenFile } from './upload-context.js';

/** Files of one gift that are looked at; a folder may be a whole disk. */
const mostFiles = 1000;

/** Files that a system puts into folders, such as `.DS_Store` and `Thumbs.db`. */
const isHidden = (name: string): boolean => /^(\..*|thumbs\.db|desktop\.ini)$/i.test(name);

/** The files, in the order of their names within a folder; at most 1,000. */
export async function filesOf(given: readonly GivenFile[]): Promise<File[]> {
  const found: File[] = [];
  for (const one of given) await collect(one, found);
  return found;
}

async function collect(given: GivenFile, found: File[]): Promise<void> {
  if (found.length >= mostFiles) return;
  if (given instanceof File) {
    const isInFolder = given.webkitRelativePath !== '';
    if (!(isInFolder && isHidden(given.name))) found.push(given);
  } else if (given.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (given as FileSystemFileEntry).file(resolve, reject),
    );
    found.push(file);
  } else {
    for (const entry of await entriesOf(given as FileSystemDirectoryEntry))
      if (!isHidden(entry.name)) await collect(entry, found);
  }
}

/** The entries of a folder, which browsers give in portions. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0 || entries.length > mostFiles) break;
    entries.push(...some);
  }
  return entries.sort((a, b) => a.name.localeCompare(b.name));
}
