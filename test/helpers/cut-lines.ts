/** Finds lines of text that are cut through their letters, in an element and in all shadow roots inside it. */

const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;

/** The element around a node, through shadow roots. */
function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** The texts whose ink lies partly outside of an ancestor that hides what overflows. */
export function cutLines(root: Element | ShadowRoot): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.shadowRoot ? cutLines(element.shadowRoot) : []),
    ...[...element.childNodes]
      .filter((node) => node instanceof Text)
      .flatMap((text) => cutsOf(text, element)),
  ]);
}

function cutsOf(text: Text, element: Element): string[] {
  if (!text.data.trim() || element.closest('.visually-hidden')) return [];
  const style = getComputedStyle(element);
  const zoom = (element as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent, actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(
    text.data,
  );
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()]
    .filter(({ width }) => width > 1)
    .flatMap((line) => {
      const baseline = line.top + fontBoundingBoxAscent * zoom;
      const [top, bottom] = [
        baseline - actualBoundingBoxAscent * zoom,
        baseline + actualBoundingBoxDescent * zoom,
      ];
      const cut = cutBy(element, top, bottom, zoom);
      return cut > 0.6 ? [`“${text.data.trim()}” by ${cut.toFixed(1)} px, ${style.fontFamily}`] : [];
    });
}

/** By how much ancestors cut a line, in CSS pixels; lines that are hidden as a whole are not cut. */
function cutBy(element: Element, top: number, bottom: number, zoom: number): number {
  let most = 0;
  for (let box: Element | null = element; box && box !== document.body; box = parentOf(box)) {
    const style = getComputedStyle(box);
    if (!/hidden|clip/.test(style.overflowY)) continue;
    const edges = box.getBoundingClientRect();
    const first = edges.top + parseFloat(style.borderTopWidth) * zoom;
    const last = edges.bottom - parseFloat(style.borderBottomWidth) * zoom;
    if (top < last - 1 && bottom > first + 1) most = Math.max(most, first - top, bottom - last);
  }
  return most;
}
