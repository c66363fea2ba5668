/** The backend inside a page, as stories have it: what it reads and streams does not depend on the browser. */
import { expect } from '@open-wc/testing';
import { bodyChunks } from '../../src/base/index.js';
import { stage } from '../../stories/simulated.js';

const events = `${location.origin}/backend/events`;

describe('a backend inside the page', () => {
  it('takes the callbacks of the service, and streams them to who watches the room', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    const left = new AbortController();
    const { token } = await one.getToken();
    const headers = { authorization: `Bearer ${token}` };
    const answer = await one.fetch(`${events}?room_id=${room_id}`, { headers, signal: left.signal });
    expect(answer.status).to.equal(200);
    await one.goLive(room_id);
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of bodyChunks(answer)) {
      text += decoder.decode(chunk, { stream: true });
      if (text.includes('SHOOT_SCRIPT_SWITCH')) break;
    }
    left.abort();
    expect(text).to.include(room_id);
  });

  it('reads a request’s body whole, in chunks, and stops where it is told to', async () => {
    const sent = new Uint8Array(300_000).map((_, n) => n);
    const read = async (message: Request | Response, most = Infinity) => {
      const bytes: number[] = [];
      for await (const chunk of bodyChunks(message)) {
        for (const byte of chunk) bytes.push(byte);
        if (bytes.length >= most) break;
      }
      return bytes;
    };
    const request = () => new Request(events, { method: 'POST', body: sent });
    expect(await read(request())).to.deep.equal([...sent]);
    expect(await read(new Response(sent))).to.deep.equal([...sent]);
    expect((await read(request(), 1)).length).to.be.greaterThan(0);
    expect(await read(new Request(events))).to.deep.equal([]);
    expect(await read(new Response())).to.deep.equal([]);
  });

  it('cancels the rest of a stream that it does not read', async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1000)),
      cancel: () => void (cancelled = true),
    });
    for await (const chunk of bodyChunks(new Response(endless))) if (chunk.length > 0) break;
    expect(cancelled).to.equal(true);
  });
});
