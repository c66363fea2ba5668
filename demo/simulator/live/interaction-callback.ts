/**
 * Calls the customer's service when an interaction rule with the reply mode `CALLBACK` fires (reference 6.1.1).
 *
 * The reference documents that the address contains its own authentication, and that the preset script is sent. It does
 * not document the body, so its members are the simulator's own. The customer replies by a command with the `rule_index`.
 */
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob } from '../state/live-job.js';

/** The rule that fired, the event, and the preset replies. */
export interface Interaction {
  rule_index: string;
  rule_name: string;
  event: { type: number; content: unknown };
  reply_texts: readonly string[];
  reply_audios: readonly unknown[];
}

/** Calls the task's address. It is missing if rules were rewritten on air and the start contained no address. */
export function sendInteractionCallback(service: ServiceState, job: LiveJob, interaction: Interaction): void {
  const url = job.config.interaction_callback_url;
  if (!url) return;
  const { room_id, job_id } = job;
  service.callbacks.send(job_id, {
    url,
    auth_type: 'NONE',
    key: '',
    body: JSON.stringify({ room_id, job_id, ...interaction }),
  });
}
