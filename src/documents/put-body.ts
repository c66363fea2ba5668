/**
 * Bodies for replacing a room or a video script as a whole. The service deletes members that are left out, so everything
 * that was read is sent back, except read-only members and members that are `null`; values that could not be read are
 * sent back as they were received.
 */
import { restoreRawValues } from '../api/index.js';

/** Builds the body from what was read, without `readOnlyMembers` and nulls. */
export const putBody = (whole: object, readOnlyMembers: readonly string[]): unknown => {
  const members = Object.entries(restoreRawValues(whole));
  return Object.fromEntries(members.filter(([name]) => !readOnlyMembers.includes(name)));
};
