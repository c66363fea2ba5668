/** Upload slots of trainings: each file has a slot, and presigned URLs for it. */
import { base64, newId } from '../hashing.js';
import { joinContents, isComplete, readContent } from '../files/content.js';
import { linkLifetime, createLink } from '../files/links.js';
import { freeUploadMemory } from '../files/upload.js';
import type { Content } from '../state/asset.js';
import type { ServiceState } from '../state/service-state.js';
import type { UploadSlot } from '../state/training.js';

type SlotInput = Pick<UploadSlot, 'job_id' | 'file_type'> &
  Partial<Pick<UploadSlot, 'requiredType' | 'parts' | 'accepts' | 'onComplete'>>;

/** Opens a slot. By default it accepts one file of any type, once. */
export function openSlot(service: ServiceState, input: SlotInput): UploadSlot {
  const slot: UploadSlot = {
    file_id: newId(),
    type: 'application/octet-stream',
    parts: 1,
    received: new Map(),
    accepts: (part) => isEmpty(slot, part),
    onComplete: () => undefined,
    ...input,
  };
  service.training.slots.set(slot.file_id, slot);
  return slot;
}

/** Whether a part has not been received yet. */
export function isEmpty(slot: UploadSlot, part: number): boolean {
  return slot.content === undefined && !slot.received.has(part);
}

/** Deletes slots with their content. */
export function closeSlots(service: ServiceState, slots: readonly UploadSlot[]): void {
  for (const slot of slots) service.training.slots.delete(slot.file_id);
}

/** Presigned URLs for the upload, one for each part. */
export function slotUploadUrls(slot: UploadSlot, service: ServiceState, origin: string): string[] {
  const { job_id: asset_id, file_id, file_type, parts } = slot;
  const expires = service.clock.now() + linkLifetime;
  return Array.from({ length: parts }, (_, index) => {
    const part = parts === 1 ? {} : { part: index + 1 };
    return createLink({ method: 'PUT', asset_id, file_id, file_type, ...part }, service, origin, expires);
  });
}

/** The presigned URL for a file in one piece. */
export function slotUploadUrl(slot: UploadSlot, service: ServiceState, origin: string): string {
  return slotUploadUrls(slot, service, origin)[0] ?? '';
}

/** Maximum size of a file for a data URL, in bytes. */
const largestData = 4 * 2 ** 20;

/** A download URL of the content; undefined if that is not available. */
export function slotDownloadUrl(
  slot: UploadSlot | undefined,
  service: ServiceState,
  origin: string,
): string | undefined {
  const content = slot?.content;
  if (!content || !isComplete(content)) return undefined;
  if (service.settings.fileUrls === 'data') {
    return content.size > largestData ? undefined : `data:${slot.type};base64,${base64(content.bytes)}`;
  }
  const { job_id: asset_id, file_id, file_type } = slot;
  const expires = service.clock.now() + linkLifetime;
  return createLink({ method: 'GET', asset_id, file_id, file_type }, service, origin, expires);
}

/** The code of an error with which the storage rejects an upload. */
type SlotError = 'AccessDenied' | 'SignatureDoesNotMatch' | 'BadDigest';

/**
 * Stores an upload in a slot. Each URL works once, and only with the MIME type that it was signed for. `Content-MD5` is
 * optional, but must be correct.
 */
export async function receiveIntoSlot(
  service: ServiceState,
  slot: UploadSlot,
  part: number,
  request: Request,
): Promise<Content | SlotError> {
  if (!slot.accepts(part)) return 'AccessDenied';
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (slot.requiredType !== undefined && type !== slot.requiredType) return 'SignatureDoesNotMatch';
  const content = await readContent(request, freeUploadMemory(service) - heldBytes(service));
  const announced = request.headers.get('content-md5');
  if (announced !== null && announced !== content.md5) return 'BadDigest';
  if (!slot.accepts(part)) return 'AccessDenied';
  if (type !== '') slot.type = type;
  if (slot.parts === 1) completeSlot(slot, content);
  else slot.received.set(part, content);
  return content;
}

/** Joins the parts. Returns false while one is missing. */
export function joinParts(slot: UploadSlot): boolean {
  if (slot.content) return true;
  const numbers = Array.from({ length: slot.parts }, (_, index) => index + 1);
  const contents = numbers.flatMap((number) => slot.received.get(number) ?? []);
  if (contents.length < numbers.length) return false;
  slot.received.clear();
  completeSlot(slot, joinContents(contents));
  return true;
}

function completeSlot(slot: UploadSlot, content: Content): void {
  slot.content = content;
  slot.onComplete();
}

function heldBytes({ training }: ServiceState): number {
  const contents = [...training.slots.values()].flatMap(({ received, content }) => [
    ...received.values(),
    ...(content ? [content] : []),
  ]);
  return contents.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
