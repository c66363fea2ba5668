/**
 * Tells another service that a rule was hit, which answers in its own way (reference 6.1.1, `CALLBACK`).
 *
 * The reference names the address and says that it carries its own authentication, and that the preset script goes
 * along; the members of the body are the simulator's. An answer comes as a command with the `rule_index`.
 */
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob } from '../state/live-job.js';

/** The rule that was hit, what hit it, and what the rule would have said. */
export interface Interaction {
  rule_index: string;
  rule_name: string;
  event: { type: number; content: unknown };
  reply_texts: readonly string[];
  reply_audios: readonly unknown[];
}

/** Sends it to the task's address; there is none where rules were rewritten on air and the start named none. */
export function sendInteractionCallback(service: ServiceState, job: LiveJob, interaction: Interaction): void {
  const url = job.config.interaction_callback_url;
  if (!url) return;
  const { room_id, job_id } = job;
  service.callbacks.send({
    url,
    auth_type: 'NONE',
    key: '',
    body: JSON.stringify({ room_id, job_id, ...interaction }),
  });
}
