/** Events of the clipboard with data: Firefox drops what is given to the constructor of one. */
export function clipboardEvent(type: string, clipboardData: DataTransfer): ClipboardEvent {
  const event = new ClipboardEvent(type, { bubbles: true, cancelable: true, composed: true });
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  return event;
}
