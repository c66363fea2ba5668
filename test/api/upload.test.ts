import { expect } from '@open-wc/testing';
import { describeError } from '../../src/api/describe-error.js';
import { ApiError, InvalidRequestError } from '../../src/api/errors.js';
import { connectionError, storageError } from '../../src/api/upload/errors.js';
import { md5, upload } from '../../src/api/upload/upload.lazy.js';
import type {
  Upload,
  UploadCheckpoint,
  UploadOptions,
  UploadState,
} from '../../src/api/upload/upload.lazy.js';
import type { PutOptions } from '../../src/api/upload/put.js';
import { startUpload } from '../../src/api/upload/upload.js';
import { failure, json, service } from './helpers.js';

const KB = 1024;
const secret = 'Signature=vXxiJTO239WZcG8sniotTe9qOc4';
const address = (piece: number) => `https://storage.test/p1/f1?partNumber=${piece}&${secret}`;

interface Sent extends PutOptions {
  url: string;
  body: Blob;
}

interface Setting {
  /** Answers of the service by the end of the path. They replace the defaults. */
  answers?: Record<string, (body: Record<string, unknown>) => Response>;
  /** How the storage handles the n-th PUT, from 0. Default: it accepts it. */
  storage?: (sent: Sent, number: number) => Promise<void> | void;
}

/** A fake service and storage, a stopped clock, and random numbers that are always 0.5. */
function createFixture({ answers = {}, storage }: Setting = {}) {
  const told: string[] = [];
  const bodies: Record<string, unknown>[] = [];
  let file = 0;
  const fake = service(async (request) => {
    const path = new URL(request.url).pathname.replace('/v1/p1/', '');
    const body = request.method === 'GET' ? {} : ((await request.json()) as Record<string, unknown>);
    const step = path.endsWith('/complete') ? `${path.split('/')[1]} ${String(body.state)}` : path;
    told.push(step);
    bodies.push(body);
    const own = Object.entries(answers).find(([end]) => step.endsWith(end));
    if (own) return own[1](body);
    if (path === 'files') return json({ file_id: `f${++file}`, upload_url: address(1) });
    if (path === 'large-files') {
      const upload_urls = Array.from({ length: body.file_multipart_count as number }, (_, n) =>
        address(n + 1),
      );
      return json({ file_id: `f${++file}`, upload_urls });
    }
    return json({});
  });
  const puts: Sent[] = [];
  const states: UploadState[] = [];
  const waits: number[] = [];
  let under = 0;
  let most = 0;
  const put = async (url: string, body: Blob, options: PutOptions) => {
    const sent = { url, body, ...options };
    const number = puts.push(sent) - 1;
    most = Math.max(most, ++under);
    try {
      await new Promise((resolve, reject) => {
        options.signal.addEventListener('abort', () => reject(options.signal.reason as Error));
        Promise.resolve(storage?.(sent, number)).then(resolve, reject);
      });
      options.onProgress(body.size);
    } finally {
      under--;
    }
  };
  const wait = (milliseconds: number) => (waits.push(milliseconds), Promise.resolve());
  const by = { now: () => waits.length, random: () => 0.5, wait, put, md5 };
  const send = (given: File, options: Partial<UploadOptions> = {}): Upload =>
    startUpload(
      fake.client,
      given,
      { asset_id: 'a1', asset_type: 'VIDEO', onState: (state) => states.push(state), ...options },
      by,
    );
  const partsSent = () => puts.map(({ url }) => Number(/partNumber=(\d+)/.exec(url)?.[1]));
  return { ...fake, told, bodies, puts, states, waits, send, partsSent, most: () => most };
}

const film = (size = 10 * KB, name = 'tea.mp4') =>
  new File([new Uint8Array(size).map((_, n) => n)], name, { type: 'video/mp4', lastModified: 1 });
/** A file of ten parts. */
const longFilm = () => film(950 * KB);
const inParts = { partsAbove: 0, partSize: 100 * KB };
const phases = (states: UploadState[]) =>
  states.map(({ phase }) => phase).filter((phase, n, all) => phase !== all[n - 1]);
/** Resolves when the upload has reached a phase. */
const reached = async (one: Upload, wanted: (state: UploadState) => boolean) => {
  for (let turn = 0; turn < 1000 && !wanted(one.state); turn++) await new Promise((go) => setTimeout(go));
  expect(wanted(one.state), JSON.stringify(one.state)).to.equal(true);
};
const copy = (checkpoint: UploadCheckpoint) => JSON.parse(JSON.stringify(checkpoint)) as UploadCheckpoint;

describe('an upload', () => {
  it('creates the file, sends it under its MD5 and confirms it', async () => {
    const { send, told, bodies, puts, states } = createFixture();
    const one = send(film(), { auto_meta_analysis: true });
    expect(await one.done).to.eql({ file_id: 'f1' });
    expect(told).to.eql(['files', 'f1 CREATED']);
    const file_md5 = await md5(film());
    expect(bodies).to.eql([
      {
        file_name: 'tea.mp4',
        file_size: 10 * KB,
        file_type: 'mp4',
        asset_id: 'a1',
        file_md5,
        asset_file_category: 'MAIN',
      },
      { state: 'CREATED', auto_meta_analysis: true },
    ]);
    expect(puts[0]).to.deep.include({ url: address(1), headers: { 'Content-MD5': file_md5 } });
    expect(puts[0]?.body.type, 'a type would break the signature').to.equal('');
    expect(phases(states)).to.eql(['hashing', 'creating', 'sending', 'confirming', 'done']);
    expect(states.at(-1)).to.deep.include({ sent: 10 * KB, total: 10 * KB, hashed: 10 * KB });
  });

  it('that breaks a rule is refused before anything is sent', async () => {
    const { send, told, puts, states } = createFixture();
    const error = (await failure(send(film(10, 'tea.exe')).done)) as InvalidRequestError;
    expect(error).to.be.instanceOf(InvalidRequestError);
    expect(error.member).to.equal('file_type');
    expect([told, puts]).to.eql([[], []]);
    expect(phases(states)).to.eql(['failed']);
  });

  it('never shows less than it has shown, and its speed', async () => {
    const { send, states } = createFixture({
      storage: ({ onProgress }, number) => {
        onProgress(4 * KB);
        onProgress(8 * KB);
        if (number === 0) throw connectionError('NETWORK');
        onProgress(2 * KB);
      },
    });
    await send(film()).done;
    const sent = states.map((state) => state.sent);
    expect(sent).to.eql([...sent].sort((a, b) => a - b));
    expect(sent).to.include.members([4 * KB, 8 * KB, 10 * KB]);
    expect(states.some(({ bytesPerSecond }) => (bytesPerSecond ?? 0) > 0)).to.equal(true);
  });

  it('is sent again when the connection drops, with longer and longer waits, and not for ever', async () => {
    const { send, told, puts, waits } = createFixture({
      storage: () => {
        throw connectionError('NETWORK');
      },
    });
    const error = (await failure(send(film()).done)) as ApiError;
    expect(error.code).to.equal('NETWORK');
    expect(puts).to.have.length(6);
    expect(waits).to.eql([500, 1000, 2000, 4000, 8000]);
    expect(told).to.eql(['files', 'f1 FAILED']);
  });

  it('that the storage refuses is told FAILED, with no address in any word of it', async () => {
    const answer = `<Error><Code>SignatureDoesNotMatch</Code><StringToSign>${secret}</StringToSign></Error>`;
    const { send, told, states, puts } = createFixture({
      storage: () => {
        throw storageError(403, answer, 'q1');
      },
    });
    const one = send(film());
    const error = (await failure(one.done)) as ApiError;
    expect(error).to.include({ status: 403, requestId: 'q1' });
    expect(error.message).to.contain('SignatureDoesNotMatch');
    expect(puts).to.have.length(1);
    expect(told).to.eql(['files', 'f1 FAILED']);
    expect(phases(states).at(-1)).to.equal('failed');
    expect(states.at(-1)?.error).to.equal(error);
    const words = JSON.stringify([
      states,
      one.checkpoint,
      error,
      error.message,
      error.stack,
      String(error.cause),
    ]);
    expect(words).not.to.match(/vXxiJTO|storage\.test/);
  });

  it('whose address has expired says so, and goes on as a new file with the MD5 that is known', async () => {
    const answer = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
    const { send, told, puts } = createFixture({
      storage: (_, number) => {
        if (number === 0) throw storageError(403, answer, 'q1');
      },
    });
    const one = send(film());
    const error = (await failure(one.done)) as ApiError;
    expect(error).to.include({ code: 'UPLOAD_EXPIRED', status: 403, retriable: false, requestId: 'q1' });
    expect(error.solution).to.equal('Upload the file again.');
    for (const lang of ['en', 'zh'] as const)
      expect((await describeError(error, lang)).what).to.match(lang === 'en' ? /a day/ : /一天/);
    expect(puts).to.have.length(1);
    const again = send(film(), { from: one.checkpoint });
    expect(await again.done).to.eql({ file_id: 'f2' });
    expect(told).to.eql(['files', 'f1 FAILED', 'files', 'f2 CREATED']);
    expect(again.state.hashed).to.equal(0);
  });

  it('whose confirmation got lost is read, and not confirmed twice', async () => {
    const { send, told } = createFixture({
      answers: {
        CREATED: () => json({}, 504),
        'digital-assets/a1': () => json({ files: [{ file_id: 'f1', state: 'REVIEW' }] }),
      },
    });
    expect(await send(film()).done).to.eql({ file_id: 'f1' });
    expect(told).to.eql(['files', 'f1 CREATED', 'digital-assets/a1']);
  });

  it('is confirmed again where reading shows that the first time did nothing', async () => {
    let times = 0;
    const { send, told } = createFixture({
      answers: {
        CREATED: () => json({}, ++times === 1 ? 504 : 200),
        'digital-assets/a1': () => json({ files: [{ file_id: 'f1', state: 'CREATING' }] }),
      },
    });
    await send(film()).done;
    expect(told).to.eql(['files', 'f1 CREATED', 'digital-assets/a1', 'f1 CREATED']);
  });

  it('fails where the service does not say where to send it', async () => {
    const { send, told, puts } = createFixture({
      answers: { files: () => json({ file_id: 'f1', upload_url: 'ftp:x' }) },
    });
    expect(await failure(send(film()).done)).to.include({ code: 'INVALID_ANSWER', operation: 'createFile' });
    expect(told).to.eql(['files', 'f1 FAILED']);
    expect(puts).to.eql([]);
  });

  it('goes on when a listener fails', async () => {
    const { send, told } = createFixture();
    const seen: unknown[] = [];
    const listen = (event: ErrorEvent) => (event.preventDefault(), seen.push(event.error));
    const handler = globalThis.onerror;
    globalThis.onerror = null;
    addEventListener('error', listen);
    const broken = new Error('broken listener');
    const onState = ({ phase }: UploadState) => {
      if (phase === 'creating') throw broken;
    };
    await send(film(), { onState }).done;
    removeEventListener('error', listen);
    globalThis.onerror = handler;
    expect(seen).to.eql([broken]);
    expect(told).to.eql(['files', 'f1 CREATED']);
  });
});

describe('a cancelled upload', () => {
  const never = () => new Promise<void>(() => undefined);

  it('is told CANCELLED, and nothing stays on its way', async () => {
    const { send, told, puts, states } = createFixture({ storage: never });
    const one = send(longFilm(), inParts);
    await reached(one, ({ phase }) => phase === 'sending');
    await one.cancel();
    expect(told).to.eql(['large-files', 'f1 CANCELLED']);
    expect(puts.every(({ signal }) => signal.aborted)).to.equal(true);
    expect(phases(states).at(-1)).to.equal('cancelled');
    expect(((await failure(one.done)) as Error).name).to.equal('AbortError');
    expect(one.checkpoint.file_id).to.equal(undefined);
  });

  it('by a signal rejects with its reason', async () => {
    const { send, told } = createFixture({ storage: never });
    const stop = new AbortController();
    const one = send(film(), { signal: stop.signal });
    await reached(one, ({ phase }) => phase === 'sending');
    const reason = new Error('closed');
    stop.abort(reason);
    expect(await failure(one.done)).to.equal(reason);
    expect(told).to.eql(['files', 'f1 CANCELLED']);
  });

  it('before it began sends nothing', async () => {
    const { send, told } = createFixture();
    await failure(send(film(), { signal: AbortSignal.abort() }).done);
    expect(told).to.eql([]);
  });

  it('while the file is being created waits for its number, for that is what can be cancelled', async () => {
    const { send, told, puts } = createFixture();
    const one: Upload = send(film(), { onState: ({ phase }) => void (phase === 'creating' && one.cancel()) });
    await failure(one.done);
    expect(told).to.eql(['files', 'f1 CANCELLED']);
    expect(puts).to.eql([]);
  });

  it('that is paused ends too', async () => {
    const { send, told } = createFixture({ storage: never });
    const one = send(longFilm(), inParts);
    await reached(one, ({ phase }) => phase === 'sending');
    one.pause();
    await one.cancel();
    expect(told).to.eql(['large-files', 'f1 CANCELLED']);
  });
});

describe('a large file', () => {
  it('goes in parts, four at a time, in their order and without an MD5 of its own', async () => {
    const { send, told, bodies, puts, partsSent, most, states } = createFixture({
      storage: () => new Promise((go) => setTimeout(go)),
    });
    await send(longFilm(), inParts).done;
    expect(told).to.eql(['large-files', 'f1 CREATED']);
    expect(bodies[0]).to.include({
      file_multipart_count: 10,
      file_size: 950 * KB,
      asset_file_category: 'MAIN',
    });
    expect(partsSent()).to.eql([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(most()).to.equal(4);
    expect(puts.map(({ headers }) => headers)).to.eql(puts.map(() => ({})));
    expect(puts.map(({ body }) => body.size)).to.eql([...Array<number>(9).fill(100 * KB), 50 * KB]);
    const whole = await new Blob(puts.map(({ body }) => body)).arrayBuffer();
    expect(new Uint8Array(whole)).to.eql(new Uint8Array(await longFilm().arrayBuffer()));
    expect(phases(states)).to.eql(['creating', 'sending', 'confirming', 'done']);
    expect(states.at(-1)?.sent).to.equal(950 * KB);
  });

  it('sends a part again whose connection dropped, and no other', async () => {
    const { send, partsSent } = createFixture({
      storage: (_, number) => {
        if (number === 2 || number === 6) throw connectionError('NETWORK');
      },
    });
    await send(longFilm(), inParts).done;
    expect(partsSent()).to.have.length(12);
    expect(new Set(partsSent()).size).to.equal(10);
  });

  it('pauses by itself when the connection stays away, and goes on with the missing parts', async () => {
    let online = false;
    const { send, told, partsSent, puts, states } = createFixture({
      storage: ({ url }) => {
        if (!online && /partNumber=([4-9]|10)&/.test(url)) throw connectionError('NETWORK');
      },
    });
    const one = send(longFilm(), inParts);
    await reached(one, ({ phase }) => phase === 'paused');
    expect(one.state.error?.code).to.equal('NETWORK');
    expect(one.checkpoint.finished_parts).to.have.members([0, 1, 2]);
    expect(told).to.eql(['large-files']);
    const before = puts.length;
    online = true;
    dispatchEvent(new Event('online'));
    await one.done;
    expect(partsSent().slice(before)).to.have.members([4, 5, 6, 7, 8, 9, 10]);
    expect(told).to.eql(['large-files', 'f1 CREATED']);
    expect(phases(states)).to.eql(['creating', 'sending', 'paused', 'sending', 'confirming', 'done']);
    expect(states.at(-1)?.error).to.equal(undefined);
  });

  it('keeps its finished parts through a pause', async () => {
    const { send, partsSent, puts } = createFixture({
      storage: (_, number) => (number > 5 && number < 10 ? new Promise(() => undefined) : undefined),
    });
    const one = send(longFilm(), inParts);
    await reached(one, () => one.checkpoint.finished_parts?.length === 6);
    one.pause();
    await reached(one, ({ phase }) => phase === 'paused');
    await new Promise((go) => setTimeout(go));
    const before = puts.length;
    one.resume();
    await one.done;
    expect(partsSent().slice(before)).to.eql([7, 8, 9, 10]);
  });

  it('paused and resumed in one breath loses nothing', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const { send, told } = createFixture({ storage: () => released });
    const one = send(longFilm(), inParts);
    await reached(one, ({ phase }) => phase === 'sending');
    one.pause();
    one.resume();
    release();
    await one.done;
    expect(told).to.eql(['large-files', 'f1 CREATED']);
  });

  it('goes on from what was kept of it, and tells no secret there', async () => {
    const { send, told, partsSent, puts } = createFixture({
      storage: (_, number) => (number > 5 && number < 10 ? new Promise(() => undefined) : undefined),
    });
    const one = send(longFilm(), inParts);
    await reached(one, () => one.checkpoint.finished_parts?.length === 6);
    one.pause();
    await new Promise((go) => setTimeout(go));
    const before = puts.length;
    const kept = copy(one.checkpoint);
    expect(JSON.stringify(kept)).not.to.match(/storage\.test|Signature/);
    await send(longFilm(), { ...inParts, from: kept }).done;
    expect(partsSent().slice(before)).to.eql([7, 8, 9, 10]);
    expect(told).to.eql(['large-files', 'f1 CREATED']);
    one.resume();
    expect(await failure(one.done)).to.include({ code: 'TAKEN_OVER' });
    expect(told).to.eql(['large-files', 'f1 CREATED']);
  });

  it('that another page began is cancelled there and sent anew', async () => {
    const { send, told, bodies } = createFixture();
    const one = send(film());
    const { file_md5 } = (await one.done, one.checkpoint);
    const from = { ...copy(one.checkpoint), file_id: 'f0', file_md5: file_md5 ?? '' };
    const again = send(film(), { from });
    expect(await again.done).to.eql({ file_id: 'f2' });
    expect(told.slice(2)).to.eql(['f0 CANCELLED', 'files', 'f2 CREATED']);
    expect(bodies[3]).to.include({ file_md5 });
    expect(again.state.hashed, 'the MD5 was known').to.equal(0);
  });

  it('has what was kept of another file ignored', async () => {
    const { send, told } = createFixture();
    const from = { ...send(film()).checkpoint, file_name: 'coffee.mp4', file_id: 'f0', file_md5: 'x' };
    await send(film(), { from }).done;
    expect(told).not.to.include('f0 CANCELLED');
  });

  it('with a part that the storage refuses is told FAILED, and the other parts stop', async () => {
    const { send, told, puts } = createFixture({
      storage: (_, number) => {
        if (number === 3) throw storageError(403, '', undefined);
        return new Promise(() => undefined);
      },
    });
    expect(await failure(send(longFilm(), inParts).done)).to.include({ status: 403 });
    expect(puts).to.have.length(4);
    expect(puts.every(({ signal }) => signal.aborted)).to.equal(true);
    expect(told).to.eql(['large-files', 'f1 FAILED']);
  });
});

describe('the MD5 of a large file', () => {
  const large = new Blob([new Uint8Array(9 * 2 ** 20).map((_, n) => n * 7)]);
  const expected = '59sajQDdl/GzCOzxEz60eQ==';
  const { Worker: Own } = globalThis;
  let made = 0;
  const replaceWorker = (by: new (...args: ConstructorParameters<typeof Worker>) => unknown) => {
    globalThis.Worker = by as typeof Worker;
  };
  beforeEach(() => (made = 0));
  afterEach(() => (globalThis.Worker = Own));

  it('is made by a module worker, slice by slice', async () => {
    replaceWorker(
      class extends Own {
        constructor(...args: ConstructorParameters<typeof Worker>) {
          super(...args);
          made++;
        }
      },
    );
    const { stream } = Blob.prototype;
    let readHere = 0;
    Blob.prototype.stream = function () {
      readHere++;
      return stream.call(this);
    };
    const told: number[] = [];
    const digest = await md5(large, { onProgress: (n) => told.push(n) });
    Blob.prototype.stream = stream;
    expect(digest).to.equal(expected);
    expect(made).to.equal(1);
    expect(readHere).to.equal(0);
    expect(told).to.eql([...told].sort((a, b) => a - b));
    expect(told.length).to.be.within(2, 5);
    expect(told.at(-1)).to.equal(large.size);
  });

  it('is made here where the page refuses the worker', async () => {
    replaceWorker(
      class {
        constructor() {
          made++;
          throw new DOMException('no', 'SecurityError');
        }
      },
    );
    expect(await md5(large)).to.equal(expected);
    expect(made).to.equal(1);
  });

  it('is made here where the worker cannot be loaded', async () => {
    replaceWorker(
      class extends Own {
        constructor() {
          super('/there/is/no/such/worker.js', { type: 'module' });
          made++;
        }
      },
    );
    expect(await md5(large)).to.equal(expected);
    expect(made).to.equal(1);
  });

  it('ends with the signal, and the worker with it', async () => {
    let ended = 0;
    replaceWorker(
      class extends Own {
        override terminate() {
          super.terminate();
          ended++;
        }
      },
    );
    const stop = new AbortController();
    const reason = new Error('enough');
    const hashing = md5(large, { signal: stop.signal, onProgress: () => stop.abort(reason) });
    expect(await failure(hashing)).to.equal(reason);
    expect(ended).to.equal(1);
  });
});

describe('the way to the storage', () => {
  const { XMLHttpRequest: Own } = globalThis;
  afterEach(() => (globalThis.XMLHttpRequest = Own));

  it('is one PUT that names the MD5 and tells its progress', async () => {
    const seen: unknown[] = [];
    globalThis.XMLHttpRequest = class {
      upload: { onprogress?: (event: { loaded: number }) => void } = {};
      onload?: () => void;
      status = 200;
      open = (...args: unknown[]) => seen.push(...args);
      setRequestHeader = (...args: unknown[]) => seen.push(...args);
      abort = () => undefined;
      send = (body: Blob) => {
        seen.push(body.type, body.size);
        this.upload.onprogress?.({ loaded: 4 * KB });
        setTimeout(() => this.onload?.());
      };
    } as unknown as typeof XMLHttpRequest;
    const { client } = createFixture();
    const sent: number[] = [];
    const onState = (state: UploadState) => sent.push(state.sent);
    const file = film();
    await upload(client, file, { asset_id: 'a1', asset_type: 'VIDEO', onState }).done;
    expect(seen).to.eql(['PUT', address(1), 'Content-MD5', await md5(file), '', 10 * KB]);
    expect(sent).to.include.members([4 * KB, 10 * KB]);
  });

  it('may be a fetch of the caller', async () => {
    const { client, told } = createFixture();
    const seen: Request[] = [];
    const send: typeof fetch = (input, init) => (
      seen.push(new Request(input, init)),
      Promise.resolve(new Response())
    );
    const file = film();
    await upload(client, file, { asset_id: 'a1', asset_type: 'VIDEO', fetch: send }).done;
    expect(seen.map(({ method, url }) => `${method} ${url}`)).to.eql([`PUT ${address(1)}`]);
    expect(seen[0]?.headers.get('content-md5')).to.equal(await md5(file));
    expect(seen[0]?.headers.get('content-type')).to.equal(null);
    expect((await seen[0]?.arrayBuffer())?.byteLength).to.equal(10 * KB);
    expect(told).to.eql(['files', 'f1 CREATED']);
  });

  it('tells what a real storage that knows no PUT answers, without its address', async () => {
    const upload_url = `${location.origin}/no/such/object?${secret}`;
    const { client, told } = createFixture({ answers: { files: () => json({ file_id: 'f1', upload_url }) } });
    const error = (await failure(
      upload(client, film(), { asset_id: 'a1', asset_type: 'VIDEO' }).done,
    )) as ApiError;
    expect(error.status).to.be.within(400, 499);
    expect(error.message).not.to.contain('no/such/object');
    expect(told).to.eql(['files', 'f1 FAILED']);
  });
});
