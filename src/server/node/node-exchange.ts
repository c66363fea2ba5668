/** Calls of the service by `node:http`: each is one request and the bytes of its answer. */
import type { IncomingMessage } from 'node:http';
import { lookUp } from '../../base/index.js';
import type { BeginExchange, ServiceAnswer } from '../proxy/exchange.js';
import { decodedBody, dropBody, isBodiless, sendByNode } from './node-send.js';
import { readBytes, textOfBytes, withoutMark } from './node-stream.js';

/** Begins an exchange by `node:http`. */
export const exchangeByNode: BeginExchange = (request, longest) => {
  let end: (reason?: Error) => void = () => undefined;
  const answer = new Promise<ServiceAnswer | undefined>((resolve, reject) => {
    end = sendByNode(request, {
      answer: (incoming) => void answerOf(incoming, request.method, longest).then(resolve, reject),
      fail: reject,
    });
  });
  return { answer, end: (reason) => end(reason instanceof Error ? reason : undefined) };
};

async function answerOf(
  incoming: IncomingMessage,
  method: string,
  longest: number,
): Promise<ServiceAnswer | undefined> {
  if (isBodiless(method, incoming)) {
    dropBody(incoming);
    return new ReceivedAnswer(incoming, Buffer.alloc(0));
  }
  const body = decodedBody(incoming);
  const bytes = await readBytes(body, longest).bytes;
  if (bytes) return new ReceivedAnswer(incoming, withoutMark(bytes));
  body.destroy();
  return undefined;
}

/** An answer whose text is made only for those who read it. */
class ReceivedAnswer implements ServiceAnswer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  private characters: string | undefined;

  constructor(
    { statusCode = 502, headers }: IncomingMessage,
    readonly bytes: Buffer<ArrayBuffer>,
  ) {
    this.status = statusCode;
    this.headers = { get: (name) => joined(lookUp(headers, name)) };
  }

  get raw(): string {
    return (this.characters ??= this.bytes.toString('latin1'));
  }

  get text(): string {
    return textOfBytes(this.bytes);
  }
}

/** The value of a header as the Fetch API has it. */
export function joined(value: string | string[] | undefined): string | null {
  return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
}
