/** The review of a template (reference 6.1.1, `shared_state`): meanwhile it cannot be edited, and then it is published. */
import type { Room } from '../state/room.js';
import type { ServiceState } from '../state/service-state.js';

/** Whether a template waits for its reviewer. */
export function isUnderReview({ body }: Room): boolean {
  return body.room_type === 'TEMPLATE' && body.shared_config?.shared_state === 'REVIEW';
}

/** Starts the review of a template that was saved with the state REVIEW. */
export function reviewTemplate(service: ServiceState, room: Room): void {
  if (!isUnderReview(room)) return;
  service.clock.schedule(service.clock.now() + service.invented.templateReviewSeconds * 1000, () => {
    room.body = { ...room.body, shared_config: { ...room.body.shared_config, shared_state: 'PUBLISHED' } };
  });
}
