/**
 * `POST …/callbacks`: what the service sends while a task runs. A signed event is stored for its room or video job, the
 * same delivery once; an interaction is answered by the customer's function. What is refused is reported.
 */
import { createClient, executeSmartLiveCommand, type GetToken } from '../../api/index.js';
import type { HandlerContext } from '../context.js';
import { HttpError } from '../http-error.js';
import { textOf } from '../request-text.js';
import { inTime } from '../time-limit.js';
import { verifySignature } from './callback-signature.js';
import { commandFor, interactionParameter, readInteraction, type InteractionOptions } from './interaction.js';
import { readCallback, type CallbackEvent } from './read-callback.js';
import { createRefusalReporter } from './refusals.js';

/** Longest accepted body, in characters. Documented events have about 300. */
const longest = 65_536;

/** What the route needs of the handler. */
export type CallbackContext = Pick<
  HandlerContext,
  'callbacks' | 'store' | 'now' | 'onError' | 'onRefused'
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
    answer().catch((error: unknown) => context.onError(error, { request_id: newRequestId() }));
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
  { store, now }: CallbackContext,
): Promise<void> {
  const signature = await verifySignature(request, callbacks, now());
  const body = await textOf(request, longest);
  const event = body === undefined ? undefined : readCallback(body);
  if (body === undefined || !event)
    throw new HttpError('MSW.CALLBACK_INVALID', 'The body is not an event of a room or of a video job');
  const delivery = `callback:${await digest(`${signature.text}\n${body}`)}`;
  // A signature is accepted until `maxAge` after its time, which may be as far in the future.
  const isNew = await inTime('store.add', () => store.add(delivery, '1', (2 * callbacks.maxAge + 1) * 1000));
  if (!isNew && !(signature.age <= sameSecond && (await isOvertaken(event, store))))
    throw new HttpError('MSW.CALLBACK_REPEATED', 'This callback was taken before');
  try {
    await inTime('store.append', () => store.append(event.room_id, event.data, event.kind));
  } catch (error) {
    // The service sends it again, and it must be taken then.
    const released = await inTime('store.remove', () => store.remove(delivery)).then(
      () => undefined,
      (failure: unknown) => failure,
    );
    throw released === undefined ? error : new AggregateError([error, released], 'The store failed twice');
  }
}

/**
 * How old the signature of an event may be that is the same as one before it, in milliseconds. Times of signatures are
 * whole seconds, and bodies have no time.
 */
const sameSecond = 2000;

/**
 * Whether another event of its type has come after the same event, so that this one is news: a stream that is connected,
 * lost and connected again within a second.
 */
async function isOvertaken(
  { room_id, data }: CallbackEvent,
  store: CallbackContext['store'],
): Promise<boolean> {
  const { events } = await inTime('store.since', () => store.since(room_id, ''));
  const type = typeOf(data);
  const newest = events.findLast((stored) => typeOf(stored.data) === type);
  return newest !== undefined && newest.data !== data;
}

function typeOf(data: string): unknown {
  return (JSON.parse(data) as { event_type?: unknown }).event_type;
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function newRequestId(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
