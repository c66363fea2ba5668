/**
 * Two elements of a page and another client edit one room at random. Nothing that one of them wrote is lost, and there is
 * no conflict, because each edits its own paragraphs.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { showSmartLiveRoom, type Client } from '../../src/api/index.js';
import {
  closeDocument,
  openDocument,
  scriptSource,
  undoStackOf,
  type DocumentListener,
  type ScriptDocument,
} from '../../src/documents/index.js';
import {
  addParagraph,
  moveBy,
  splitParagraph,
  type OutlineResult,
} from '../../src/script/outline-commands.js';
import { allParagraphs, paragraphText, withText } from '../../src/script/scenes.js';
import { randomFrom, type Random } from '../helpers/arbitrary.js';

interface Room {
  scene_scripts: { script_name: string; shoot_scripts: { text_config: { text: string } }[] }[];
}

const paragraphs = (name: string, from: number) => ({
  script_name: name,
  shoot_scripts: [0, 1, 2].map((i) => ({
    sequence_no: i + 1,
    title: `${name} ${i}`,
    text_config: { text: `Paragraph ${from + i} of this show.` },
  })),
});

/** A service with one room and delayed responses. */
class Service {
  puts = 0;
  reads = 0;
  /** Number of the next reads that fail. */
  failures = 0;
  room: Room = { scene_scripts: [paragraphs('Inside', 0), paragraphs('Outside', 3)] };

  constructor(private readonly random: Random) {}

  readonly client = {
    call: async (operation: unknown, { body }: { body?: unknown } = {}): Promise<unknown> => {
      for (let turn = this.random.below(4); turn > 0; turn--) await Promise.resolve();
      if (operation === showSmartLiveRoom && this.failures > 0) {
        this.failures -= 1;
        throw new Error('Unreachable');
      }
      if (operation === showSmartLiveRoom) this.reads += 1;
      else {
        this.room = structuredClone(body) as Room;
        this.puts += 1;
      }
      return structuredClone(this.room);
    },
  } as unknown as Client;

  /** All stored texts. */
  get text(): string {
    return this.room.scene_scripts
      .flatMap(({ shoot_scripts }) => shoot_scripts.map(({ text_config }) => text_config.text))
      .join('\n');
  }
}

const names = {
  paragraph: (index: number) => `Paragraph ${index}`,
  scene: (index: number) => `Scene ${index}`,
  copy: (title: string) => `${title} (copy)`,
  rest: (title: string) => `${title} (2)`,
};

const element = (): DocumentListener => ({
  handleContentChange: () => undefined,
  handleStateChange: () => undefined,
  handleReadError: () => undefined,
});

const open = (client: Client, listener: DocumentListener, held?: ScriptDocument): ScriptDocument =>
  openDocument({ client, source: scriptSource('r1', ''), user: '', name: '', record: '' }, listener, held);

const idle = () => new Promise((resolve) => setTimeout(resolve, 0));

async function schedule(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const service = new Service(random);
  const [first, second] = [element(), element()];
  const document = open(service.client, first);
  assert.equal(open(service.client, second), document, 'both share one document');
  while (document.isReading) await idle();
  assert.equal(service.reads, 1, 'the room is read once for both');
  const marks: string[] = [];
  const saves: Promise<unknown>[] = [];
  const apply = (outcome: OutlineResult, by: DocumentListener) => {
    if ('refusal' in outcome) return;
    const before = document.scenes;
    document.change(outcome.scenes, by);
    undoStackOf(document).push(before, outcome.scenes, undefined);
  };
  for (let step = 0; step < 25; step++) {
    const by = random.chance(0.5) ? first : second;
    const own = document.scenes[0]?.paragraphs ?? [];
    const paragraph = own[random.below(own.length)];
    assert.ok(paragraph);
    const mark = `m${step}.`;
    switch (random.below(9)) {
      case 0:
      case 1:
      case 2:
        document.change(withText(document.scenes, paragraph.key, `${paragraphText(paragraph)} ${mark}`), by);
        document.handleEdit();
        marks.push(mark);
        break;
      case 3:
        apply(addParagraph(document.scenes, paragraph.key, names), by);
        break;
      case 4:
        apply(moveBy(document.scenes, paragraph.key, 1), by);
        // Only in the scene that the page edits; the other client edits the other scene.
        if (document.scenes[1]?.paragraphs.some(({ key }) => key === paragraph.key)) {
          const undone = undoStackOf(document).undo(document.scenes);
          assert.ok(undone);
          document.change(undone.scenes, by);
        }
        break;
      case 5:
        // Between words, not inside a tag.
        if (paragraphText(paragraph).startsWith('Paragraph '))
          apply(splitParagraph(document.scenes, paragraph.key, 9, names), by);
        break;
      case 6: {
        const undone = undoStackOf(document).undo(document.scenes);
        if (undone) document.change(undone.scenes, by);
        break;
      }
      case 7:
        saves.push(document.save(by));
        break;
      default:
        // The service has no conditional update, so the other client writes only between two saves.
        if (document.isBusy) break;
        for (const item of service.room.scene_scripts[1]?.shoot_scripts.slice(0, 1) ?? []) {
          item.text_config.text += ` ${mark}`;
          marks.push(mark);
        }
        if (random.chance(0.3)) void document.read();
    }
    if (random.chance(0.4)) await idle();
  }
  await Promise.all(saves);
  if (random.chance(0.3)) closeDocument(document, random.chance(0.5) ? first : second);
  await document.save(first);
  await document.read();
  assert.equal(document.saveState.phase === 'conflict', false, 'nobody is asked');
  assert.equal(document.dirty, false, `all is saved: ${document.saveState.phase}`);
  for (const mark of marks) assert.ok(service.text.includes(mark), `${mark} is stored`);
  assert.equal(allParagraphs(document.scenes).map(paragraphText).join('\n'), service.text);
  closeDocument(document, first);
  closeDocument(document, second);
  const third = element();
  const reopened = open(service.client, third);
  assert.notEqual(reopened, document, 'a closed document is not found again');
  closeDocument(reopened, third);
}

describe('two elements that edit one room', () => {
  it('lose nothing and cause no conflict in 400 random schedules with another client', async () => {
    for (let seed = 1; seed <= 400; seed++) {
      await schedule(seed).catch((error: unknown) => {
        throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
      });
    }
  });

  it('each get the result of their own save: the first one failed, the next one stored everything', async () => {
    const service = new Service(randomFrom(1));
    const [first, second] = [element(), element()];
    const document = open(service.client, first);
    open(service.client, second);
    while (document.isReading) await idle();
    const [paragraph] = allParagraphs(document.scenes);
    document.change(withText(document.scenes, paragraph?.key ?? '', 'Written.'), first);
    service.failures = 1;
    const [one, other] = await Promise.allSettled([document.save(first), document.save(second)]);
    assert.equal(one.status, 'rejected');
    assert.deepEqual(other, { status: 'fulfilled', value: true });
    assert.ok(service.text.startsWith('Written.'));
    assert.equal(service.puts, 1);
    closeDocument(document, first);
    closeDocument(document, second);
  });
});
