/** What each of the four words allows, over all operations; and what a grant must look like. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { operations, type Permission } from '../../src/api/index.js';
import { faultOfGrant, neededFor, operationsOf, permissions, permits } from '../../src/server/grant.js';

/** The operations that each word adds to those before it. */
const added: Record<Permission, string[]> = {
  view: [
    'listAssets',
    'showAsset',
    'listAssetSummary',
    'listVideoScripts',
    'showVideoScript',
    'listDigitalHumanVideo',
    'show2DDigitalHumanVideo',
    'listSmartLiveRooms',
    'showSmartLiveRoom',
    'listInteractionRuleGroups',
    'listSmartLive',
    'showSmartLive',
    'listSmartLiveJobs',
    'listProducts',
    'showProduct',
    'showTtsAuditionFile',
  ],
  operate: [
    'create2DDigitalHumanVideo',
    'cancel2DDigitalHumanVideo',
    'startSmartLive',
    'stopSmartLive',
    'executeSmartLiveCommand',
    'liveEventReport',
  ],
  edit: [
    'createDigitalAsset',
    'updateDigitalAsset',
    'deleteAsset',
    'restoreAsset',
    'batchExecuteAssetAction',
    'createFile',
    'confirmFileUpload',
    'createLargeFile',
    'createVideoScripts',
    'updateVideoScript',
    'copyVideoScripts',
    'createSmartLiveRoom',
    'updateSmartLiveRoom',
    'createInteractionRuleGroup',
    'updateInteractionRuleGroup',
    'createProduct',
    'updateProduct',
    'setProductAsset',
    'createTtsAudition',
  ],
  administer: [
    'showAssetReplicationInfo',
    'createAssetByReplicationInfo',
    'deleteFile',
    'deleteVideoScript',
    'deleteSmartLiveRoom',
    'deleteInteractionRuleGroup',
    'deleteProduct',
    'create2dModelTrainingJob',
    'list2dModelTrainingJob',
    'show2dModelTrainingJob',
    'delete2dModelTrainingJob',
    'update2dModelTrainingJob',
    'execute2dModelTrainingCommandByUser',
    'createTrainingBasicJob',
    'createTrainingMiddleJob',
    'createTrainingAdvanceJob',
    'listVoiceTrainingJob',
    'commitVoiceTrainingJob',
    'showVoiceTrainingJob',
    'deleteVoiceTrainingJob',
    'showJobUploadingAddress',
    'showJobAuditResult',
    'confirmTrainingSegment',
    'showTrainingSegmentInfo',
  ],
};

for (const [index, word] of permissions.entries()) {
  test(`${word} allows what it says, and what the words before it allow`, () => {
    const expected = permissions.slice(0, index + 1).flatMap((one) => added[one]);
    assert.deepEqual([...operationsOf(word)].sort(), expected.sort());
  });
}

test('every operation is in the table of the page, under its word', () => {
  const page = readFileSync(new URL('../../docs/grants.md', import.meta.url), 'utf8');
  for (const { name, needs, reference } of operations)
    assert.match(
      page,
      new RegExp(`^\\| ${reference.replaceAll('.', '\\.')} +\\| \`${name}\` +\\| ${needs} +\\|`, 'm'),
    );
});

test('nothing that writes is allowed by view, and nothing that deletes for good by less than administer', () => {
  for (const { name, method, needs } of operations) {
    if (needs === 'view') assert.ok(method === 'GET' || name === 'listAssetSummary', name);
    if (method === 'DELETE' && name !== 'deleteAsset') assert.equal(needs, 'administer', name);
  }
});

const named = (name: string) => operations.find((operation) => operation.name === name) ?? assert.fail(name);
const grant = (may: Permission | string[]) => ({ may, operations: operationsOf(may) });

test('a request that deletes for good or shares needs administer, though its operation does not', () => {
  const cases: [string, object, Permission][] = [
    ['deleteAsset', {}, 'edit'],
    ['deleteAsset', { query: { mode: 'force' } }, 'administer'],
    ['deleteAsset', { query: { mode: 'FORCE' } }, 'administer'],
    ['batchExecuteAssetAction', { body: { action: 'DELETE', asset_ids: [] } }, 'edit'],
    ['batchExecuteAssetAction', { body: { action: 'RESTORE', asset_ids: [] } }, 'edit'],
    ['batchExecuteAssetAction', { body: { action: 'DELETE_FORCE', asset_ids: [] } }, 'administer'],
    ['batchExecuteAssetAction', { body: { action: 'SHARE', asset_ids: [] } }, 'administer'],
    ['batchExecuteAssetAction', { body: { action: 'UNSHARE', asset_ids: [] } }, 'administer'],
    ['batchExecuteAssetAction', { body: { action: 'LATER' } }, 'administer'],
    ['batchExecuteAssetAction', {}, 'administer'],
  ];
  for (const [name, content, needed] of cases) {
    const operation = named(name);
    assert.equal(neededFor(operation, content), needed, JSON.stringify(content));
    assert.equal(permits(grant('edit'), operation, content), needed === 'edit');
    assert.ok(permits(grant('administer'), operation, content));
    assert.ok(!permits(grant('operate'), operation, content));
    assert.ok(permits(grant([name]), operation, content), 'named by itself');
  }
});

test('a list of names allows these, and nothing else', () => {
  const list = grant(['stopSmartLive', 'showSmartLive']);
  for (const operation of operations)
    assert.equal(permits(list, operation), list.may.includes(operation.name), operation.name);
});

test('a grant with a fault is told apart, and the sentence names the member', () => {
  const right = { user: 'ann', may: 'view' };
  for (const grant of [right, { ...right, rooms: [] }, { ...right, may: [] }, { ...right, expiresIn: 0.5 }])
    assert.equal(faultOfGrant(grant), undefined);
  const wrong: [object, RegExp][] = [
    [{ ...right, user: '' }, /^user/],
    [{ ...right, user: ' ' }, /^user/],
    [{ ...right, user: 7 }, /^user/],
    [{ ...right, user: 'x'.repeat(257) }, /^user/],
    [{ user: 'ann' }, /^may/],
    [{ ...right, may: 'all' }, /^may/],
    [{ ...right, may: 'constructor' }, /^may/],
    [{ ...right, may: ['startSmartLife'] }, /^may/],
    [{ ...right, may: [7] }, /^may/],
    [{ ...right, rooms: 'room' }, /^rooms/],
    [{ ...right, rooms: [7] }, /^rooms/],
    [{ ...right, expiresIn: 0 }, /^expiresIn/],
    [{ ...right, expiresIn: '900' }, /^expiresIn/],
    [{ ...right, expiresIn: NaN }, /^expiresIn/],
  ];
  for (const [value, sentence] of wrong) assert.match(faultOfGrant(value) ?? '', sentence);
});
