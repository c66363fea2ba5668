/** A simulated network between a tab and the service in virtual time, with delays, losses, errors and broken streams. */
import type { VirtualTab, VirtualTime } from './virtual-browser.js';

/** The faults of a call. Each member is optional. */
export interface Fault {
  /** Additional milliseconds before the call arrives, and before its response does. */
  late?: [number, number];
  /** HTTP status of a response by an intermediary; the call does not reach the service. */
  status?: number;
  /** `Retry-After` of that response. Default: a second after a 429. */
  retryAfter?: string;
  /** Whether the call is lost, or it is executed and its response is lost. */
  lost?: 'call' | 'answer';
  /** Milliseconds after which an event stream breaks. */
  cut?: number;
  /** Milliseconds after which an event stream delivers nothing until the end of the faults. */
  hang?: number;
}

type Deliver = (url: URL, init: RequestInit, signal: AbortSignal | undefined) => Promise<Response>;

/** Normal latency in each direction, in milliseconds. */
const usual = 200;

export class Network {
  /** Returns the faults for a call of a tab. */
  faults: (url: URL, method: string) => Fault = () => ({});
  /** Time at which the last current fault ends. */
  disturbed_until = 0;
  private readonly hanging = new Set<() => void>();
  private well = false;

  constructor(
    private readonly time: VirtualTime,
    private readonly deliver: Deliver,
  ) {}

  /** Ends all faults: hanging streams continue, and no further one breaks or hangs. */
  calm(): void {
    this.well = true;
    for (const release of this.hanging) release();
    this.hanging.clear();
  }

  /** The `fetch` of a tab. A frozen tab sends when it resumes, a closed one never. */
  fetchFor(tab: VirtualTab): typeof fetch {
    return (input, init = {}) => {
      const { signal, ...rest } = init;
      const url = new URL(input instanceof Request ? input.url : input);
      return new Promise<Response>((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
        tab.run(() => {
          const fault = this.faults(url, rest.method ?? 'GET');
          this.carry(tab, url, rest, signal ?? undefined, fault).then(
            (response) => tab.run(() => resolve(response)),
            (error: Error) => tab.run(() => reject(error)),
          );
        });
      });
    };
  }

  private async carry(
    tab: VirtualTab,
    url: URL,
    init: RequestInit,
    signal: AbortSignal | undefined,
    fault: Fault,
  ): Promise<Response> {
    const { late: [out, back] = [20, 20], lost, status } = fault;
    if (out + back > usual) this.disturbed_until = Math.max(this.disturbed_until, this.time.now + out + back);
    await this.time.wait(out);
    const arrives = lost !== 'call' && !status;
    const response = arrives && (await this.time.track(this.deliver(url, init, signal)));
    await this.time.wait(back);
    if (lost || !(response || status)) throw new TypeError('Failed to fetch');
    return response ? this.gated(response, tab, signal, fault) : refusal(status ?? 500, fault.retryAfter);
  }

  /** Wraps a response so that a frozen tab receives the chunks of a stream when it resumes. */
  private gated(
    response: Response,
    tab: VirtualTab,
    signal: AbortSignal | undefined,
    { cut, hang }: Fault,
  ): Response {
    if (!response.headers.get('content-type')?.includes('event-stream') || !response.body) return response;
    const reader = response.body.getReader();
    let held: (() => void)[] | undefined;
    const part = (work: () => void) => (held ? held.push(work) : tab.run(work));
    const release = () => {
      for (const work of held?.splice(0) ?? []) tab.run(work);
      held = undefined;
    };
    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      const fail = () => {
        held?.splice(0);
        void reader.cancel().catch(() => undefined);
        tab.run(() => attempt(() => controller.error(new TypeError('network error'))));
      };
      signal?.addEventListener('abort', fail);
      if (cut !== undefined) this.time.schedule(cut, () => this.well || fail());
      if (hang !== undefined)
        this.time.schedule(hang, () => {
          if (this.well) return;
          held ??= [];
          this.hanging.add(release);
        });
      void pump(reader, controller, part);
    };
    return new Response(new ReadableStream({ start, cancel: () => reader.cancel() }), {
      headers: response.headers,
    });
  }
}

async function pump(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  controller: ReadableStreamDefaultController<Uint8Array>,
  part: (work: () => void) => void,
): Promise<void> {
  for (;;) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
    if (done || !value) return part(() => attempt(() => controller.close()));
    part(() => attempt(() => controller.enqueue(value)));
  }
}

/** Runs `work`, and ignores the error of a stream that has already ended. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // The stream has already ended.
  }
}

function refusal(status: number, retryAfter = '1'): Response {
  const codes: Record<number, string> = { 401: 'MSS.00000001', 429: 'APIG.0308' };
  const body = { error_code: codes[status] ?? 'MSS.00000004', error_msg: 'No' };
  return Response.json(body, { status, headers: status === 429 ? { 'retry-after': retryAfter } : {} });
}
