/** Every store keeps the contract: the one in memory, and the one in Redis. */
import { createMemoryStore } from '../../src/server/index.js';
import { SharedStore } from '../helpers/shared-store.js';
import { testStore } from './store-contract.js';

testStore('memory', () => {
  let time = 1_700_000_000_000;
  const store = createMemoryStore({ now: () => time });
  return { one: store, other: store, pass: (milliseconds) => void (time += milliseconds), close: () => {} };
});

testStore('model of a shared store', () => {
  let time = 1_700_000_000_000;
  const shared = new SharedStore(() => time);
  return {
    one: shared.view(),
    other: shared.view(),
    pass: (milliseconds) => void (time += milliseconds),
    close: () => {},
  };
});
