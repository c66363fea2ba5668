/** Viewer events that a platform reports to a running task (reference 6.2.7). */
import type * as z from 'zod/mini';
import { int, list, object, text } from '../schema.js';
import { reviewConfig } from './common.js';

/** The viewer, with level and fan badge on the platform. */
const user = object({}, { userId: text(), name: text(), level: int(), badge: text(), badgeLevel: int() });

/** A gift: its number, its value and the total value. */
const gift = object({}, { giftName: text(), giftNum: int(), totalValue: int(), giftValue: int() });

/** The `content` of each event `type` before it is serialized to JSON. Type 5, a new follower, is not in use. */
export const viewerEventContents = {
  /** A comment. */
  1: object({ user, content: text() }),
  /** A viewer has joined. */
  2: object({ user }),
  /** A like. */
  3: object({ user }),
  /** A gift. */
  4: object({ user, gift }),
  /** The number of viewers. */
  6: object({ numberOfViewers: int(0) }),
} as const;

/** The body that reports viewer events (6.2.7). `content` is JSON text of `viewerEventContents`. */
export const liveEventReportBody = object(
  { total: int(0) },
  {
    events: list(
      object(
        /** Milliseconds since 1970. */
        { timestamp: int(0) },
        {
          /** 1: comment, 2: viewer joined, 3: like, 4: gift, 5: new follower, 6: number of viewers. */
          type: int(1, 6),
          content: text(),
        },
      ),
    ),
    review_config: reviewConfig,
  },
);

/** The content of a comment, as a viewer event carries it (6.2.7). */
export type ViewerComment = z.infer<(typeof viewerEventContents)[1]>;
/** The content of a gift, as a viewer event carries it (6.2.7). */
export type ViewerGift = z.infer<(typeof viewerEventContents)[4]>;
