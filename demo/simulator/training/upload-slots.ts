/** Where the files of trainings arrive: each file has a slot, and a signed link to send it to. */
import { base64, newId } from '../hashing.js';
import { assembled, isKept, receive, type Content } from '../files/content.js';
import { linkLifetime, linkTo } from '../files/links.js';
import { roomIn } from '../files/upload.js';
import type { World } from '../state.js';

export interface Slot {
  file_id: string;
  /** The task that it belongs to. */
  job_id: string;
  /** Extension of the file. */
  file_type: string;
  /** Media type that the file must be sent as; undefined where any will do. */
  sentAs?: string;
  /** Media type that it came as. */
  type: string;
  /** How many parts it is sent in. */
  parts: number;
  /** Parts that have arrived and are not put together yet, by number, from 1. */
  received: Map<number, Content>;
  /** The file, once it is whole. */
  content?: Content;
  /** Whether the slot takes this part now. */
  isOpen: (part: number) => boolean;
  /** Runs when the file has become whole. */
  arrived: () => void;
}

type SlotInput = Pick<Slot, 'job_id' | 'file_type'> &
  Partial<Pick<Slot, 'sentAs' | 'parts' | 'isOpen' | 'arrived'>>;

/** Opens a slot. By default it takes one file of any type, once. */
export function openSlot(world: World, input: SlotInput): Slot {
  const slot: Slot = {
    file_id: newId(),
    type: 'application/octet-stream',
    parts: 1,
    received: new Map(),
    isOpen: (part) => isEmpty(slot, part),
    arrived: () => undefined,
    ...input,
  };
  world.training.slots.set(slot.file_id, slot);
  return slot;
}

/** Whether a part has not arrived yet. */
export function isEmpty(slot: Slot, part: number): boolean {
  return slot.content === undefined && !slot.received.has(part);
}

/** Takes away slots with what is in them. */
export function closeSlots(world: World, slots: readonly Slot[]): void {
  for (const slot of slots) world.training.slots.delete(slot.file_id);
}

/** Links to send the file to, one for each part. */
export function linksTo(slot: Slot, world: World, origin: string): string[] {
  const { job_id: asset_id, file_id, file_type, parts } = slot;
  const expires = world.clock.now() + linkLifetime;
  return Array.from({ length: parts }, (_, index) => {
    const part = parts === 1 ? {} : { part: index + 1 };
    return linkTo({ method: 'PUT', asset_id, file_id, file_type, ...part }, world, origin, expires);
  });
}

/** The link to send a file to that comes in one piece. */
export function linkInto(slot: Slot, world: World, origin: string): string {
  return linksTo(slot, world, origin)[0] ?? '';
}

/** Files larger than this are not written as data, in bytes. */
const largestData = 4 * 2 ** 20;

/** A link to what has arrived; undefined where nothing can be fetched. */
export function linkFrom(slot: Slot | undefined, world: World, origin: string): string | undefined {
  const content = slot?.content;
  if (!content || !isKept(content)) return undefined;
  if (world.settings.media === 'data') {
    return content.size > largestData ? undefined : `data:${slot.type};base64,${base64(content.bytes)}`;
  }
  const { job_id: asset_id, file_id, file_type } = slot;
  const expires = world.clock.now() + linkLifetime;
  return linkTo({ method: 'GET', asset_id, file_id, file_type }, world, origin, expires);
}

/** Why the storage does not take a file. */
type Unfit = 'AccessDenied' | 'SignatureDoesNotMatch' | 'BadDigest';

/**
 * Takes what is sent to a slot: a link that has done its work is good no more, and one that was signed for a media
 * type takes no other. `Content-MD5` need not be there; where it is, it must be right.
 */
export async function fillSlot(
  world: World,
  slot: Slot,
  part: number,
  request: Request,
): Promise<Content | Unfit> {
  if (!slot.isOpen(part)) return 'AccessDenied';
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (slot.sentAs !== undefined && type !== slot.sentAs) return 'SignatureDoesNotMatch';
  const content = await receive(request, roomIn(world) - heldIn(world));
  const announced = request.headers.get('content-md5');
  if (announced !== null && announced !== content.md5) return 'BadDigest';
  if (!slot.isOpen(part)) return 'AccessDenied';
  if (type !== '') slot.type = type;
  if (slot.parts === 1) settle(slot, content);
  else slot.received.set(part, content);
  return content;
}

/** Puts the parts together; false while one is missing. */
export function join(slot: Slot): boolean {
  if (slot.content) return true;
  const numbers = Array.from({ length: slot.parts }, (_, index) => index + 1);
  const contents = numbers.flatMap((number) => slot.received.get(number) ?? []);
  if (contents.length < numbers.length) return false;
  slot.received.clear();
  settle(slot, assembled(contents));
  return true;
}

function settle(slot: Slot, content: Content): void {
  slot.content = content;
  slot.arrived();
}

function heldIn({ training }: World): number {
  const contents = [...training.slots.values()].flatMap(({ received, content }) => [
    ...received.values(),
    ...(content ? [content] : []),
  ]);
  return contents.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
