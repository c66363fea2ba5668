/** The editors of this page that show a room's script, so that another element can lead a person to a paragraph. */

/** One editor. */
export interface ScriptPlace {
  readonly room_id: string;
  /** Shows a paragraph, by the name of its scene and its index in it, and takes the focus. */
  show(scene: string, index: number): void;
}

const places = new Set<ScriptPlace>();

/** Adds an editor; the returned function removes it. */
export function addScriptPlace(place: ScriptPlace): () => void {
  places.add(place);
  return () => void places.delete(place);
}

/** The editor of a room's script; undefined if the page has none. */
export function scriptPlaceOf(room_id: string): ScriptPlace | undefined {
  return [...places].find((place) => place.room_id === room_id);
}
