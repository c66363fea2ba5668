/** The throttle table of the reference (1.5, Table 1-2): calls per second of a tenant, by region. */

/** Calls per second in CN North-Beijing4, CN East-Shanghai1 and AP-Singapore. */
type Row = readonly [beijing: number, shanghai: number, singapore: number];

/** The rows, each with its operations. An operation without a row has that of its like in the same category. */
const rows: readonly (readonly [row: Row, operations: string])[] = [
  // Digital asset management, without rows: 4.1.7, 4.1.9, 4.1.10.
  [[10, 5, 5], 'createDigitalAsset updateDigitalAsset deleteAsset restoreAsset'],
  [[20, 10, 10], 'listAssets showAsset listAssetSummary'],
  [[10, 5, 5], 'batchExecuteAssetAction createAssetByReplicationInfo'],
  [[20, 10, 10], 'showAssetReplicationInfo'],
  // File management, without a row: 4.2.4.
  [[10, 5, 5], 'deleteFile createFile confirmFileUpload'],
  [[10, 5, 5], 'createLargeFile'],
  // Video script management.
  [[10, 5, 5], 'createVideoScripts updateVideoScript deleteVideoScript copyVideoScripts'],
  [[20, 10, 10], 'listVideoScripts showVideoScript'],
  // Video production.
  [[20, 10, 10], 'listDigitalHumanVideo show2DDigitalHumanVideo'],
  [[5, 3, 3], 'create2DDigitalHumanVideo cancel2DDigitalHumanVideo'],
  // Live rooms.
  [[5, 3, 3], 'createSmartLiveRoom updateSmartLiveRoom'],
  [[4, 3, 3], 'deleteSmartLiveRoom'],
  [[20, 10, 10], 'listSmartLiveRooms showSmartLiveRoom'],
  [[4, 3, 3], 'createInteractionRuleGroup updateInteractionRuleGroup deleteInteractionRuleGroup'],
  [[20, 10, 10], 'listInteractionRuleGroups'],
  // Livestreaming tasks, without a row: 6.2.6.
  [[4, 3, 3], 'startSmartLive stopSmartLive executeSmartLiveCommand liveEventReport'],
  [[20, 10, 10], 'listSmartLive showSmartLive'],
  [[20, 10, 10], 'listSmartLiveJobs'],
  // Live products have no rows: those of livestreaming.
  [[4, 3, 3], 'createProduct updateProduct deleteProduct setProductAsset'],
  [[20, 10, 10], 'listProducts showProduct'],
  // Image modelling.
  [[10, 3, 3], 'create2dModelTrainingJob delete2dModelTrainingJob update2dModelTrainingJob'],
  [[10, 3, 3], 'execute2dModelTrainingCommandByUser'],
  [[20, 10, 10], 'list2dModelTrainingJob show2dModelTrainingJob'],
  // Voice modelling.
  [[10, 3, 3], 'createTrainingBasicJob createTrainingMiddleJob createTrainingAdvanceJob'],
  [[10, 3, 3], 'commitVoiceTrainingJob deleteVoiceTrainingJob confirmTrainingSegment'],
  [[20, 10, 10], 'listVoiceTrainingJob showVoiceTrainingJob showJobUploadingAddress'],
  [[20, 10, 10], 'showJobAuditResult showTrainingSegmentInfo'],
  // TTS.
  [[5, 3, 3], 'createTtsAudition'],
  [[20, 10, 10], 'showTtsAuditionFile'],
];

const regions = ['cn-north-4', 'cn-east-3', 'ap-southeast-3'];

const byOperation: ReadonlyMap<string, Row> = new Map(
  rows.flatMap(([row, operations]) => operations.split(' ').map((name) => [name, row] as const)),
);

/** Calls per second of an operation. In a region that the table does not have, the lowest of the row. */
export function callsPerSecond(operation: string, region: string): number {
  const row = byOperation.get(operation);
  if (!row) throw new TypeError(`The throttle table has no row for ${operation}`);
  return row[regions.indexOf(region)] ?? Math.min(...row);
}
