/**
 * Interactions: the service asks the customer when a rule with the reply mode `CALLBACK` fires (reference 6.1.1), at the
 * `interaction_callback_url` of the task (6.2.1). The address contains its own authentication: `…/callbacks?interaction=` and
 * one of the secrets. The customer's function answers with what the avatar says, which is sent as a command (6.2.5).
 */
import type { LiveCommandBody } from '../../api/index.js';
import { isJsonObject, parseJson } from '../../base/index.js';
import { isEqualText } from '../equal-text.js';
import { HttpError } from '../http-error.js';
import { textOf } from '../request-text.js';

/** What the service says of an interaction. Other members than these are not documented, and passed as they are. */
export interface Interaction {
  room_id: string;
  job_id: string;
  /** The rule that has fired. */
  rule_index?: string;
  [member: string]: unknown;
}

/** A text that the avatar says, a whole command, or nothing. */
export type InteractionAnswer = string | LiveCommandBody | undefined;

/** Option `callbacks.interaction` of the handler. */
export interface InteractionOptions {
  /** Secrets of the address, 16 characters or more each: the newest, and those of streams that still run. */
  secrets: readonly string[];
  /** Answers an interaction. It has 10 seconds. */
  answer: (interaction: Interaction) => InteractionAnswer | Promise<InteractionAnswer>;
}

/** Longest accepted body, in characters. */
const longest = 65_536;

/** The query parameter of the address that holds the secret. */
export const interactionParameter = 'interaction';

/** Reads an interaction. Throws `MSW.CALLBACK_UNSIGNED` or `MSW.CALLBACK_INVALID`. */
export async function readInteraction(
  request: Request,
  { secrets }: InteractionOptions,
): Promise<Interaction> {
  const given = new URL(request.url).searchParams.get(interactionParameter) ?? '';
  const matches = await Promise.all(secrets.map((secret) => isEqualText(given, secret)));
  if (!matches.includes(true))
    throw new HttpError('MSW.CALLBACK_UNSIGNED', 'The address does not contain a secret of interactions');
  const body = parseJson(await textOf(request, longest));
  const { room_id, job_id, rule_index } = isJsonObject(body) ? body : {};
  if (!isJsonObject(body) || typeof room_id !== 'string' || typeof job_id !== 'string')
    throw new HttpError('MSW.CALLBACK_INVALID', 'The body is not an interaction of a livestream');
  const { rule_index: _text, ...rest } = body;
  return { ...rest, room_id, job_id, ...(typeof rule_index === 'string' && { rule_index }) };
}

/** The command that says the answer; undefined if there is nothing to say. */
export function commandFor(
  answer: InteractionAnswer,
  { rule_index }: Interaction,
): LiveCommandBody | undefined {
  if (typeof answer !== 'string') return answer;
  if (answer.trim() === '') return undefined;
  const params = { text_config: { text: answer }, play_type: 'APPEND', ...(rule_index && { rule_index }) };
  return { command: 'INSERT_PLAY_SCRIPT', params };
}
