/** A member that is `null` is one that was left out. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { validBody } from '../../../demo/simulator/http/validation.js';
import { operations, type Operation } from '../../../src/api/index.js';
import { documented, skip } from '../../api/reference.js';
import { bench, createRoom, roomBody } from '../bench.js';

/** The body as a handler gets it, or why it is refused. */
function taken(operation: Operation, body: unknown): unknown {
  const request = new Request('http://service.test', { headers: { 'Content-Type': 'application/json' } });
  try {
    return validBody(operation, request, new TextEncoder().encode(JSON.stringify(body)));
  } catch (error) {
    return String(error);
  }
}

/** The places of all members of a body. */
function placesIn(value: unknown, place: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = [...place, name];
    return Array.isArray(value) ? placesIn(inner, here) : [here, ...placesIn(inner, here)];
  });
}

function changed(
  body: unknown,
  place: readonly string[],
  change: (owner: Record<string, unknown>, name: string) => void,
) {
  const copy = structuredClone(body);
  let owner = copy as Record<string, unknown>;
  for (const step of place.slice(0, -1)) owner = owner[step] as Record<string, unknown>;
  change(owner, place.at(-1) ?? '');
  return copy;
}

describe('a member that is null', { skip }, () => {
  for (const { operation: name, examples } of documented) {
    const operation = operations.find((one) => one.name === name);
    const bodies = examples.flatMap(({ kind, json }) => (kind === 'request' && json ? [json] : []));
    if (!operation?.body || bodies.length === 0) continue;
    it(`is one that was left out: ${name}`, () => {
      for (const body of bodies) {
        for (const place of placesIn(body)) {
          const without = changed(body, place, (owner, member) => delete owner[member]);
          const withNull = changed(body, place, (owner, member) => (owner[member] = null));
          assert.deepEqual(taken(operation, withNull), taken(operation, without), place.join('.'));
        }
      }
    });
  }
});

it('a room with optional members that are null is saved, and has their defaults', async () => {
  const on = await bench();
  const nulls = { room_description: null, interaction_rules: null, play_policy: null, video_config: null };
  const room_id = await createRoom(on, nulls);
  const usual = await on.call('POST', 'smart-live-rooms', roomBody({ room_name: 'Usual' }));
  const show = async (id: string | undefined) => {
    const { body } = await on.call('GET', `smart-live-rooms/${id}`);
    return JSON.stringify(body, (name, value: unknown) =>
      /^(room_id|room_name|script_id)$/.test(name) ? '' : value,
    );
  };
  assert.equal(await show(room_id), await show(usual.body.room_id));
});

it('a mandatory member that is null is missing', async () => {
  const { call } = await bench();
  const { status, body } = await call('POST', 'smart-live-rooms', roomBody({ room_name: null }));
  assert.deepEqual(
    [status, body],
    [400, { error_code: 'MSS.00000003', error_msg: 'Invalid parameter: room_name is mandatory' }],
  );
});
