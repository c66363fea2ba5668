/** What viewers do, as it is reported to a running task: the `content` of each event, before it is JSON text (6.2.7). */
import type * as z from 'zod/mini';
import { int, list, object, text } from '../schema.js';
import { reviewConfig } from './common.js';

/** Who did it, with their level and fan badge on the platform. */
const user = object({}, { userId: text(), name: text(), level: int(), badge: text(), badgeLevel: int() });

/** A gift: how many of it, what one is worth, and all of them together. */
const gift = object({}, { giftName: text(), giftNum: int(), totalValue: int(), giftValue: int() });

/** The content by the event's `type`; 5, somebody follows, is not in use and has none. */
export const viewerEventContents = {
  /** A comment. */
  1: object({ user, content: text() }),
  /** Somebody joined. */
  2: object({ user }),
  /** A like. */
  3: object({ user }),
  /** A gift. */
  4: object({ user, gift }),
  /** How many are watching. */
  6: object({ numberOfViewers: int(0) }),
} as const;

/** What viewers do, reported so that rules can answer (6.2.7); `content` is JSON text of `viewerEventContents`. */
export const liveEventReportBody = object(
  { total: int(0) },
  {
    events: list(
      object(
        /** Milliseconds since 1970. */
        { timestamp: int(0) },
        {
          /** 1 comment, 2 joined, 3 liked, 4 gift, 5 followed, 6 number of viewers. */
          type: int(1, 6),
          content: text(),
        },
      ),
    ),
    review_config: reviewConfig,
  },
);

export type ViewerComment = z.infer<(typeof viewerEventContents)[1]>;
export type ViewerGift = z.infer<(typeof viewerEventContents)[4]>;
