/** The operations are complete and agree with the reference. Also tests schemas, limits and tree shaking. */
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { build } from 'vite';
import { firstViolation } from '../../src/api/validate.js';
import type { Operation } from '../../src/api/operation.js';
import { lenient } from '../../src/api/tolerant-schema.js';
import * as exported from '../../src/api/index.js';
import { operations } from '../../src/api/index.js';
import { documented, operationOf, skip, statusOf, throttle } from './reference.js';

/** Pages of the reference that are newer than the sections that they repeat. */
const sectionOfPage: Record<string, string> = { '000': '6.2.1', '002': '5.3.2' };

/** Names in the throttle table that differ from the title of their section. */
const throttleNames: Record<string, string> = {
  listAssets: 'Querying the Asset List',
  createSmartLiveRoom: 'Creating an Intelligent Live Room',
  listSmartLiveRooms: 'Querying Intelligent Live Rooms',
  updateSmartLiveRoom: 'Updating Intelligent Live Room Information',
  deleteSmartLiveRoom: 'Deleting an Intelligent Live Room',
  listSmartLive: 'Querying Virtual Human Intelligent Livestreaming Tasks',
  show2DDigitalHumanVideo: 'Querying Virtual Avatar Video Production Task Details',
  show2dModelTrainingJob: 'Querying Virtual Avatar Model Training Task Details',
};

/** Operations without a row in the throttle table, with the limits of similar operations. */
const withoutRow: Record<string, [number, number, number]> = {
  batchExecuteAssetAction: [10, 5, 5],
  showAssetReplicationInfo: [20, 10, 10],
  createAssetByReplicationInfo: [10, 5, 5],
  createLargeFile: [10, 5, 5],
  listSmartLiveJobs: [20, 10, 10],
  createProduct: [4, 3, 3],
  listProducts: [20, 10, 10],
  updateProduct: [4, 3, 3],
  showProduct: [20, 10, 10],
  deleteProduct: [4, 3, 3],
  setProductAsset: [4, 3, 3],
};

describe('The operations', { skip }, () => {
  it('are those of the reference, all 65, each once', () => {
    const names = operations.map(({ name }) => name);
    assert.deepEqual([...names].sort(), documented.map(({ operation }) => operation).sort());
    assert.equal(new Set(names).size, 65);
  });

  it('are exported under their names', () => {
    for (const operation of operations)
      assert.equal((exported as Record<string, unknown>)[operation.name], operation, operation.name);
  });

  it('have the method, the path, the section and the status of the reference', () => {
    for (const entry of documented) {
      const { name, method, path, reference, success } = operationOf(entry.operation);
      assert.deepEqual(
        { name, method, path, reference, success },
        {
          name: entry.operation,
          method: entry.method,
          path: entry.path,
          reference: sectionOfPage[entry.section] ?? entry.section,
          success: Number(statusOf(entry)),
        },
      );
    }
  });

  it('take a query and a body where the reference has one, and only there', () => {
    for (const entry of documented) {
      const operation = operationOf(entry.operation);
      assert.equal(Boolean(operation.query), Boolean(entry.query), `${entry.operation}: query`);
      assert.equal(Boolean(operation.body), Boolean(entry.requestTables), `${entry.operation}: body`);
    }
  });

  it('keep to the throttle table', () => {
    for (const entry of documented) {
      const title = throttleNames[entry.operation] ?? entry.title;
      const row = throttle.find(({ api }) => api === title);
      const figures = row ? [row.cn_north_4, row.cn_east_3, row.ap_southeast] : withoutRow[entry.operation];
      assert.deepEqual(Object.values(operationOf(entry.operation).limit), figures, entry.operation);
    }
  });
});

describe('An operation', () => {
  it('is safe to repeat when it only reads', () => {
    const safe = operations.filter(({ safeToRepeat }) => safeToRepeat).map(({ name }) => name);
    const reads = operations.filter(({ method }) => method === 'GET').map(({ name }) => name);
    assert.deepEqual(safe.sort(), [...reads, 'listAssetSummary'].sort());
  });

  it('pages from 1 to 100 at a time where it lists', () => {
    for (const operation of operations.filter(pages)) {
      assert.deepEqual(
        refused(operation.query, { limit: 0 }),
        ['limit', 'must be at least 1'],
        operation.name,
      );
      assert.deepEqual(refused(operation.query, { limit: 101 }), ['limit', 'must be at most 100']);
      assert.deepEqual(refused(operation.query, { offset: -1 }), ['offset', 'must be at least 0']);
      assert.equal(refused(operation.query, { limit: 100, offset: 2_147_483_647 }), undefined);
    }
  });

  it('carries members that no table lists', () => {
    const { body, response } = operationOf('createDigitalAsset');
    assert.equal(refused(body, { asset_name: 'A', asset_type: 'IMAGE', human_position_2d: {} }), undefined);
    assert.deepEqual(response.parse({ asset_id: 'a', colour: 'red' }), { asset_id: 'a', colour: 'red' });
  });
});

describe('Operations that take and tell little', () => {
  const little = [
    'deleteAsset',
    'deleteFile',
    'copyVideoScripts',
    'cancel2DDigitalHumanVideo',
    'deleteSmartLiveRoom',
    'deleteInteractionRuleGroup',
    'stopSmartLive',
    'deleteProduct',
    'delete2dModelTrainingJob',
    'deleteVoiceTrainingJob',
    'showTtsAuditionFile',
  ];

  it('bring none of the words of the others into a page', async () => {
    const code = await bundleOf(little);
    assert.match(code, /cancel2DDigitalHumanVideo/);
    assert.deepEqual(code.match(/[`'"](scene_scripts|shoot_scripts|[A-Z]{2,}_[A-Z_]+)[`'"]/g) ?? [], []);
  });
});

/** The bundle of a page that uses some operations. */
async function bundleOf(names: readonly string[]): Promise<string> {
  const page = `import { ${names.join(', ')} } from '/src/api/index.ts'; globalThis.used = [${names.join(', ')}];`;
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', rollupOptions: { input: 'page.js' } },
    plugins: [
      {
        name: 'page',
        enforce: 'pre',
        resolveId: (id) => (id === 'page.js' ? id : undefined),
        load: (id) => (id === 'page.js' ? page : undefined),
      },
    ],
  });
  return [output]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .map((chunk) => ('code' in chunk ? chunk.code : ''))
    .join('');
}

describe('A request may be written as the service or the reference write it', () => {
  const accepts = (name: string, body: unknown) =>
    assert.equal(refused(operationOf(name).body, body), undefined, JSON.stringify(body));

  it('the business card in three spellings', () => {
    for (const asset_type of ['BUSINESS_CARD_TEMPLET', 'BUSINESS_CARD_TEMPLATE', 'BUSINESS_CARD_TEMPLAT'])
      accepts('createDigitalAsset', { asset_name: 'A', asset_type });
    for (const key of ['BUSSINESS_CARD_VIDEO', 'BUSINESS_CARD_VIDEO'])
      accepts('updateDigitalAsset', { system_properties: [{ action: 'ADD', key, value: 'Yes' }] });
  });

  it('NONE and None for a callback without a signature', () => {
    for (const auth_type of ['NONE', 'None', 'MSS_A'])
      accepts('create2DDigitalHumanVideo', {
        callback_config: { callback_url: 'https://a.test', auth_type },
      });
  });

  it('the number of a key as a number or as text', () => {
    for (const key_id of [1, '1'])
      accepts('createAssetByReplicationInfo', { encryption_info: { algorithm: 'AES128_GCM', key_id } });
  });

  it('versions of an avatar with a dot for a training, with an underscore for an asset', () => {
    accepts('create2dModelTrainingJob', { name: 'A', model_version: 'V3.2' });
    accepts('updateDigitalAsset', {
      asset_extra_meta: { human_model_2d_meta: { model_version: 'V3_2' } },
    });
  });

  it('a large file of more than 5 GB', () => {
    const file = { file_name: 'a.zip', file_type: 'zip', asset_id: 'a', asset_file_category: 'OTHER' };
    accepts('createLargeFile', { ...file, file_size: 6_000_000_000 });
  });
});

describe('A request is refused', () => {
  it('when a tag of a product is longer than 16 bytes', () => {
    const product = operationOf('createProduct').body;
    assert.equal(refused(product, { name: 'A', tags: ['五个汉字啊'] }), undefined);
    assert.deepEqual(refused(product, { name: 'A', tags: ['good', '六个汉字啊啊'] }), [
      'tags[1]',
      'must be at most 16 bytes long',
    ]);
  });

  it('when the MD5 of a file is in hex', () => {
    const file = {
      file_name: 'a.png',
      file_size: 1,
      file_type: 'png',
      asset_id: 'a',
      asset_file_category: 'MAIN',
    };
    const { body: schema } = operationOf('createFile');
    assert.deepEqual(refused(schema, { ...file, file_md5: '38b8c2c1093dd0fec383a9d9ac940515' }), [
      'file_md5',
      'must be at most 24 characters long',
    ]);
    assert.deepEqual(refused(schema, { ...file, file_md5: '38b8c2c1093dd0fec383a9d9' }), [
      'file_md5',
      'must be an MD5 in Base64',
    ]);
  });
});

describe('The answer to a command of a training', () => {
  it('is read in the spelling of the wire and in the right one', () => {
    const { response } = operationOf('execute2dModelTrainingCommandByUser');
    for (const answer of [{ commond_result: 'EXCUTE_SUCCESS' }, { command_result: 'EXECUTE_FAILED' }])
      assert.deepEqual(response.parse(answer), answer);
  });
});

describe('The commands of a livestream', () => {
  it('are eight, each with its params', () => {
    const { body } = operationOf('executeSmartLiveCommand');
    assert.equal(Object.keys(exported.liveCommandParams).length, 8);
    for (const command of Object.keys(exported.liveCommandParams))
      assert.equal(refused(body, { command, params: {} }), undefined, command);
  });

  it('refuse params that break the rules of theirs', () => {
    const { INSERT_PLAY_SCRIPT, INSERT_PLAY_AUDIO } = exported.liveCommandParams;
    assert.equal(refused(INSERT_PLAY_SCRIPT, { text_config: {} })?.[0], 'text_config.text');
    assert.equal(refused(INSERT_PLAY_AUDIO, { play_type: 'LATER' })?.[0], 'play_type');
  });
});

describe('The messages over the RTC channel', () => {
  const { state_notify, live_control, live_progress_notify, reply_command_finish_notify } =
    exported.rtsaMessages;

  it('tell six states', () => {
    for (const state of exported.rtsaStates)
      assert.equal(refused(state_notify, { message_type: 'state_notify', state }), undefined);
    assert.equal(exported.rtsaStates.length, 6);
    assert.equal(refused(state_notify, { message_type: 'state_notify', state: 'ASLEEP' })?.[0], 'state');
  });

  it('command six things, now or at the end of the sentence', () => {
    const message = { message_type: 'live_control', command: 'play_start' };
    assert.equal(exported.rtsaCommands.length, 6);
    for (const command of exported.rtsaCommands)
      assert.equal(refused(live_control, { ...message, command }), undefined);
    for (const timing of ['NOW', 'SENTENCE_END'])
      assert.equal(refused(live_control, { ...message, params: { timing } }), undefined);
    assert.equal(refused(live_control, { ...message, params: { timing: 'LATER' } })?.[0], 'params.timing');
  });

  it('tell where in the script the task is, and that a reply is over', () => {
    const progress = {
      message_type: 'live_progress_notify',
      data: {
        script_name: 'A',
        shoot_script_sequence_no: 2,
        shoot_script_title: 'B',
        offset: '247',
        reply_id: 'r',
      },
    };
    assert.deepEqual(lenient(live_progress_notify).parse(progress), progress);
    for (const data of [{ reply_id: 'r' }, '{"reply_id":"r"}']) {
      const finish = { message_type: 'reply_command_finish_notify', data };
      assert.deepEqual(lenient(reply_command_finish_notify).parse(finish), finish);
    }
  });
});

describe('The callback of a video task', () => {
  it('tells how it ended, also in a word that is new', () => {
    const read = lenient(exported.videoJobCallback);
    for (const result of ['SUCCEED', 'FAILED', 'BLOCK'])
      assert.deepEqual(read.parse({ result, asset_id: 'a', job_id: 'j' }), {
        result,
        asset_id: 'a',
        job_id: 'j',
      });
  });
});

describe('The callbacks of a livestream', () => {
  const place = { room_id: '26f065244f754b3aa853b649a21aaf66', job_id: 'e87104f76d7546ce8a46ac6b04c49c3c' };
  const messages = {
    SHOOT_SCRIPT_SWITCH: {
      ...place,
      scene_script_name: 'Product 1',
      shoot_script_sequence_no: '2',
      shoot_script_title: 'Paragraph 2',
    },
    RTMP_STREAM_STATE_CHANGE: {
      ...place,
      output_url: 'rtmp://xxx/xx/xx',
      stream_key: 'xxxxx',
      state: 'CONNECTED',
    },
    REPLY_COMMAND_FINISH: { ...place, reply_id: 'e87104f76d7546ce8a46ac6b04c49c3c' },
  };

  it('are of three types, each with its message as JSON text', () => {
    for (const [event_type, message] of Object.entries(messages)) {
      const schema = exported.liveEventMessages[event_type as keyof typeof messages];
      assert.equal(refused(schema, message), undefined);
      const body = { event_type, message: JSON.stringify(message) };
      assert.equal(refused(exported.liveEventCallback, body), undefined);
      assert.deepEqual(exported.readLiveEvent(body), { event_type, message });
    }
  });

  it('tell five states of a stream', () => {
    const schema = exported.liveEventMessages.RTMP_STREAM_STATE_CHANGE;
    const told = (state: string) => refused(schema, { ...messages.RTMP_STREAM_STATE_CHANGE, state });
    for (const state of ['CONNECTING', 'CONNECTED', 'DISCONNECTED', 'RECONNECTING', 'END'])
      assert.equal(told(state), undefined);
    assert.equal(told('ASLEEP')?.[0], 'state');
  });

  it('are not made up', () => {
    assert.equal(
      refused(exported.liveEventCallback, { event_type: 'GIFT', message: '{}' })?.[0],
      'event_type',
    );
    assert.equal(refused(exported.liveEventCallback, { event_type: 'REPLY_COMMAND_FINISH' })?.[0], 'message');
    assert.equal(refused(exported.liveEventMessages.REPLY_COMMAND_FINISH, place)?.[0], 'reply_id');
  });
});

describe('What viewers do', () => {
  const user = { userId: '2027271526', name: 'A', level: 17, badge: '', badgeLevel: 0 };

  it('has a content of its own for each type of event', () => {
    const contents = exported.viewerEventContents;
    const gift = { giftName: 'Star', giftNum: 10, totalValue: 10, giftValue: 3 };
    assert.equal(refused(contents[1], { user, content: 'How much is it?' }), undefined);
    assert.equal(refused(contents[2], { user }), undefined);
    assert.equal(refused(contents[3], { user }), undefined);
    assert.equal(refused(contents[4], { user, gift }), undefined);
    assert.equal(refused(contents[6], { numberOfViewers: 5466 }), undefined);
    assert.deepEqual(refused(contents[1], { user }), ['content', 'is mandatory']);
    assert.equal(refused(contents[4], { user, gift: { giftNum: 'ten' } })?.[0], 'gift.giftNum');
  });
});

describe('The scripts of the present round', () => {
  it('are one to a hundred, each with up to a hundred paragraphs', () => {
    const schema = exported.livePlayingScriptList;
    const scenes = (scene_scripts: object[]) => refused(schema, { scene_scripts })?.[0];
    assert.equal(
      scenes([{ script_name: 'A', shoot_scripts: Array(100).fill({ sequence_no: 1 }) }]),
      undefined,
    );
    assert.equal(scenes([]), 'scene_scripts');
    assert.equal(scenes([{ shoot_scripts: Array(101).fill({}) }]), 'scene_scripts[0].shoot_scripts');
    assert.equal(
      scenes([{ shoot_scripts: [{ title: 'x'.repeat(257) }] }]),
      'scene_scripts[0].shoot_scripts[0].title',
    );
  });
});

/** Member and rule of the first violation. */
function refused(schema: Operation['body'], value: unknown): [string, string] | undefined {
  assert.ok(schema);
  const breach = firstViolation(schema, value);
  return breach && [breach.member, breach.rule];
}

function pages({ query }: Operation): boolean {
  return query !== undefined && firstViolation(query, { limit: 'all' })?.member === 'limit';
}
