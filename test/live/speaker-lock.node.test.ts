/** Which of several tabs says an alarm: exactly one, and the one that a person looks at. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { SpeakerLock } from '../../src/live/index.js';
import { createRandom, VirtualBrowser, VirtualTime, type VirtualTab } from './virtual-browser.js';

interface Speaker {
  tab: VirtualTab;
  lock: SpeakerLock;
  focused: boolean;
}

function open(count: number, options: { locks?: boolean } = {}) {
  const time = new VirtualTime();
  const browser = new VirtualBrowser(time, createRandom(3));
  const speakers = Array.from({ length: count }, (): Speaker => {
    const tab = browser.open(options);
    const one: Speaker = {
      tab,
      focused: false,
      lock: new SpeakerLock(
        tab.environment,
        'alarm',
        () => undefined,
        () => one.focused,
      ),
    };
    tab.environment.onPageChange(() => one.lock.onLook());
    return one;
  });
  const speaking = () =>
    speakers.flatMap(({ lock, tab }, index) => (lock.isSpeaker && tab.isOpen ? [index] : []));
  return { time, speakers, speaking };
}

it('one of several hidden tabs speaks, and another one when it is closed', async () => {
  const { time, speakers, speaking } = open(3);
  for (const { tab, lock } of speakers) {
    tab.show(false);
    lock.start();
  }
  await time.pass(10);
  assert.deepEqual(speaking(), [0]);
  speakers[0]!.tab.close(true);
  await time.pass(10);
  assert.deepEqual(speaking(), [1]);
});

it('the tab that is looked at speaks, and when it is hidden, another one', async () => {
  const { time, speakers, speaking } = open(3);
  speakers[0]!.tab.show(false);
  speakers[1]!.tab.show(false);
  speakers[2]!.focused = true;
  for (const { lock } of speakers) lock.start();
  await time.pass(10);
  assert.deepEqual(speaking(), [2]);
  speakers[2]!.focused = false;
  speakers[1]!.tab.show(true);
  await time.pass(10);
  assert.deepEqual(speaking(), [1]);
  speakers[1]!.tab.show(false);
  await time.pass(10);
  assert.equal(speaking().length, 1);
  assert.notEqual(speaking()[0], 1);
});

it('two tabs that both seem to be looked at do not take the lock from each other for ever', async () => {
  const { time, speakers, speaking } = open(2);
  for (const one of speakers) {
    one.focused = true;
    one.lock.start();
  }
  await time.pass(100);
  assert.equal(speaking().length, 1);
});

it('where a tab stops to take part, the next one speaks', async () => {
  const { time, speakers, speaking } = open(2);
  for (const { lock } of speakers) lock.start();
  await time.pass(10);
  speakers[0]!.lock.stop();
  await time.pass(10);
  assert.deepEqual(speaking(), [1]);
  speakers[0]!.lock.start();
  await time.pass(10);
  assert.deepEqual(speaking(), [1], 'and a later one waits in line');
});

it('without locks, or where they are refused, each tab speaks for itself', async () => {
  const { time, speakers, speaking } = open(2, { locks: false });
  for (const { lock } of speakers) lock.start();
  await time.pass(10);
  assert.deepEqual(speaking(), [0, 1]);
  const refused = new SpeakerLock(
    { isVisible: () => true, locks: { request: () => Promise.reject(new Error('refused')) } },
    'alarm',
    () => undefined,
    () => false,
  );
  refused.start();
  await time.pass(10);
  assert.equal(refused.isSpeaker, true);
});

it('whatever tabs do, at rest exactly one of those that take part speaks', async () => {
  const random = createRandom(17);
  for (let round = 0; round < 60; round++) {
    const { time, speakers, speaking } = open(1 + Math.floor(random() * 4));
    for (let step = 0; step < 30; step++) {
      const one = speakers[Math.floor(random() * speakers.length)]!;
      const dice = random();
      if (dice < 0.3) one.lock.start();
      else if (dice < 0.45) one.lock.stop();
      else if (dice < 0.8) one.tab.show(!one.tab.visible);
      else {
        for (const other of speakers) other.focused = other === one;
        one.lock.onLook();
      }
      if (random() < 0.5) await time.pass(5);
    }
    for (const { lock } of speakers) lock.start();
    await time.pass(50);
    assert.equal(speaking().length, 1, `round ${round}`);
    const visible = speakers.findIndex(({ tab }) => tab.visible);
    if (visible >= 0) {
      speakers[visible]!.lock.onLook();
      await time.pass(50);
      assert.ok(speakers[speaking()[0]!]!.tab.visible, `round ${round}`);
    }
  }
});
