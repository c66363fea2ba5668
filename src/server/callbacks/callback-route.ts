/**
 * `POST …/callbacks`: what the service sends while a task runs. A signed event is stored for its room or video job, the
 * same delivery once, or kept while the store is away; an interaction is answered by the customer's function. What is
 * refused is reported.
 */
import { newId, sha256 } from '../../base/index.js';
import { createClient, executeSmartLiveCommand, type GetToken } from '../../api/index.js';
import type { HandlerContext } from '../context.js';
import { HttpError } from '../http-error.js';
import { isTooDeep, textOf } from '../request-text.js';
import { inTime } from '../time-limit.js';
import { verifySignature } from './callback-signature.js';
import { sameSecond } from './delivery.js';
import { commandFor, interactionParameter, readInteraction, type InteractionOptions } from './interaction.js';
import { readCallback } from './read-callback.js';
import { createRefusalReporter } from './refusals.js';

/** Longest accepted body, in characters. Documented events have about 300. */
const longest = 65_536;

/** What the route needs of the handler. */
export type CallbackContext = Pick<
  HandlerContext,
  'callbacks' | 'outbox' | 'now' | 'onError' | 'onRefused'
> & {
  /** The token and the fetch of the backend's own calls, for answers to interactions. */
  getToken: GetToken;
  ownFetch: typeof fetch;
};

/** Creates the route. It throws `MSW.CALLBACK_UNSIGNED`, `…_STALE`, `…_REPEATED` or `…_INVALID`. */
export function createCallbackRoute(context: CallbackContext): (request: Request) => Promise<Response> {
  const { callbacks, now, onRefused } = context;
  if (!callbacks) throw new TypeError('There are no options for callbacks');
  const report = createRefusalReporter(onRefused, now);
  const client = createClient({ getToken: context.getToken, fetch: context.ownFetch });

  const takeInteraction = async (request: Request, options: InteractionOptions): Promise<void> => {
    const interaction = await readInteraction(request, options);
    const answer = async () => {
      const said = commandFor(
        await inTime('callbacks.interaction.answer', () => options.answer(interaction)),
        interaction,
      );
      const { room_id, job_id } = interaction;
      if (said) await client.call(executeSmartLiveCommand, { path: { room_id, job_id }, body: said });
    };
    // The service waits for the answer of this request, and not for what is said.
    answer().catch((error: unknown) => context.onError(error, { request_id: newId() }));
  };

  return async (request) => {
    try {
      const isInteraction = new URL(request.url).searchParams.has(interactionParameter);
      if (isInteraction && callbacks.interaction) await takeInteraction(request, callbacks.interaction);
      else await takeEvent(request, callbacks, context);
      return Response.json({}, { headers: { 'cache-control': 'no-store' } });
    } catch (error) {
      if (error instanceof HttpError && error.status < 500) report(error, request, callbacks.urls);
      throw error;
    }
  };
}

async function takeEvent(
  request: Request,
  callbacks: NonNullable<HandlerContext['callbacks']>,
  { outbox, now }: CallbackContext,
): Promise<void> {
  const signature = await verifySignature(request, callbacks, now());
  const body = await textOf(request, longest);
  const event = body === undefined || isTooDeep(body) ? undefined : readCallback(body);
  if (body === undefined || !event)
    throw new HttpError('MSW.CALLBACK_INVALID', 'The body is not an event of a room or of a video job');
  const delivery = {
    event,
    key: `callback:${await sha256(`${signature.text}\n${body}`)}`,
    mark: newId(),
    sent_at: signature.signed_at,
    came_at: now(),
    isRecent: signature.age <= sameSecond,
  };
  if (!(await outbox.take(delivery)))
    throw new HttpError('MSW.CALLBACK_REPEATED', 'This callback was taken before');
}
