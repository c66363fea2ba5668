/**
 * Decides which of the elements that show a room shows a notice, so that a page with several says each trouble once.
 *
 * Elements register with the notices that they would show. The best placed of those with the same notice shows it; when
 * it leaves the page or is hidden, the next one does.
 */

/** An element that can show notices about a room. */
export interface NoticePlace {
  readonly room_id: string;
  /** Whether the element takes up space on the page. */
  readonly isVisible: boolean;
  /** How well the element is placed to show a notice; the highest rank shows it. */
  rank(): number;
  /** Names of the notices that the element would show now. */
  names(): readonly string[];
  /** Called when the notices of another element of the room have changed. */
  onChange(): void;
}

/** The elements of one page that can show notices. */
export class NoticeRegistry {
  private readonly places = new Set<NoticePlace>();

  /** Registers an element. The returned function removes it. */
  add(place: NoticePlace): () => void {
    this.places.add(place);
    this.announce(place);
    return () => {
      this.places.delete(place);
      this.announce(place);
    };
  }

  /** Tells the other elements of the room that the notices, the rank or the visibility of this one have changed. */
  announce(place: NoticePlace): void {
    for (const one of [...this.places]) if (one !== place && one.room_id === place.room_id) one.onChange();
  }

  /** Whether this element shows the notice: no better placed one does. Of equals, the first to register shows it. */
  isShownBy(place: NoticePlace, name: string): boolean {
    const [best = place] = [...this.places]
      .filter((one) => one.room_id === place.room_id && (one === place || one.names().includes(name)))
      .sort((a, b) => Number(b.isVisible) - Number(a.isVisible) || b.rank() - a.rank());
    return best === place;
  }
}
