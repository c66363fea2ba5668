/**
 * What the simulator invents: every number and every choice that the reference does not give. The option `invented`
 * sets them by name, and `inventedSeed` varies them.
 *
 * Each says what it is, what the reference has instead, and what a test must not rely on. The page "Testing with the
 * simulator" is made from these comments.
 */
import { amount, choice, each, fixed, whole, type Invention } from './invention-kinds.js';
import { createRandom } from './random.js';
import { stableHash } from './seed/stable-ids.js';

const catalogue = {
  /**
   * Seconds before each retry of a callback that was not answered with a 2xx status. An empty list means no retries.
   * @reference Callbacks are described without retries.
   * @test That a callback is repeated, or when; a receiver takes the same one twice, and may miss one.
   */
  callbackRetrySeconds: choice<readonly number[]>([1, 3], [], [2], [5, 10, 20]),

  /**
   * Seconds of real time that a callback waits for its answer.
   * @reference No limit is given.
   * @test That a slow receiver is waited for.
   */
  callbackTimeoutSeconds: amount(5, 3, 10),

  /**
   * Seconds in `Retry-After` of a 429 or a 503; 0 for no such header.
   * @reference 429 has the code APIGW.0308, and no header is named.
   * @test That the header is there, or what it says.
   */
  retryAfterSeconds: whole(1, 0, 2),

  /**
   * Hours for which an expired key of the event report URL can still be exchanged for a new one.
   * @reference 6.2.7 has `refresh_url`, and 10.2 MSS.20010077 for a key that expired too long ago, without a time.
   * @test That an expired key can be refreshed at all.
   */
  reportKeyGraceHours: amount(24, 1, 72),

  /**
   * Hours for which a key of the event report URL is valid.
   * @reference 6.2.7 has `expires_time`, without saying how far it is away.
   * @test How long it is; read `expires_time`.
   */
  reportKeyHours: amount(24, 2, 48),

  /**
   * Hours until the signature of an RTC user expires (`ctime`).
   * @reference 6.2.1 calls it a validity period, without a length.
   * @test How long it is; read `ctime`.
   */
  rtcSignatureHours: amount(24, 2, 48),

  /**
   * Livestreams that may wait or be on air at the same time, over all rooms. The option `concurrency` sets it, too.
   * @reference 10.2 has MSS.20010065 for a quota that is bought.
   * @test How many fit; a test that needs more than one sets it.
   */
  concurrentLives: whole(3, 3, 10),

  /**
   * Seconds that a livestreaming task waits for its resources.
   * @reference 6.2.3 has the state WAITING, without a duration.
   * @test When it goes on air; wait until the state is PROCESSING.
   */
  liveWaitingSeconds: amount(6, 2, 20),

  /**
   * Seconds from the stop of a livestream to its end.
   * @reference 6.2.4 only says that the task is ended.
   * @test That it is over at once, or how long it still speaks.
   */
  liveClosingSeconds: amount(1, 0, 5),

  /**
   * Seconds from CONNECTING to CONNECTED.
   * @reference 6.2.1 names the states of a stream, without durations.
   * @test When a stream is connected; wait for the event or the state.
   */
  connectingSeconds: amount(2, 1, 10),

  /**
   * Seconds from the loss of a stream (DISCONNECTED) to the next attempt (RECONNECTING).
   * @reference 6.2.1 names the states of a stream, without durations.
   * @test When the service tries again; wait for the event or the state.
   */
  reconnectSeconds: amount(5, 1, 15),

  /**
   * Seconds after which the platform drops a stream by the outcome DROPPED, if that was not chosen for a stream that is
   * connected.
   * @reference A platform drops streams when it likes.
   * @test When the stream is lost; wait for the event or the state.
   */
  dropSeconds: amount(5, 1, 15),

  /**
   * Reason of a livestream whose room is blocked.
   * @reference 6.2.3 has `block_reason`, without its words.
   * @test Its words.
   */
  blockReason: choice<string>(
    'The room was blocked after a review of its content.',
    '直播间内容违规，已被冻结。',
  ),

  /**
   * From when on a livestream has the records of its interactions: from its end, or while it is on air.
   * @reference 6.2.3 has `live_job_log.interaction_records_url`, the address of a file, without a time or a format.
   * @test That a livestream on air has no address, or what is in the file.
   */
  interactionRecords: choice('end', 'start'),

  /**
   * Hours for which a link to the records of interactions is valid.
   * @reference 6.2.3 has the address, without a time.
   * @test How long it is; query the task again.
   */
  interactionRecordsHours: amount(24, 1, 48),

  /**
   * What becomes of a paragraph that a reply with PLAY_NOW interrupts: its rest is spoken after the reply, or the whole
   * paragraph again, or nothing more of it.
   * @reference 10.5 says that PLAY_NOW is played at once, and nothing about what it interrupts.
   * @test What is spoken after the reply, or when the next paragraph begins.
   */
  interruptedParagraph: choice('continues', 'repeats', 'ends'),

  /**
   * Seconds that a recording is assumed to last, as the simulator does not fetch foreign files.
   * @reference The length of a file is the file's.
   * @test How long a recording is played.
   */
  recordingSeconds: amount(8, 3, 20),

  /**
   * Seconds for which SHOW_LAYER shows a material without a duration of its own.
   * @reference 6.2.5 lists the command without parameters.
   * @test When the material goes.
   */
  layerSeconds: amount(10, 3, 20),

  /**
   * Number of paragraphs below which a start warns of too few.
   * @reference 6.2.1 has the warning, without a threshold.
   * @test From how many paragraphs on there is none.
   */
  fewParagraphs: whole(10, 4, 20),

  /**
   * Seconds of a round below which a start warns of a script that is too short.
   * @reference 6.2.1 has the warning, without a threshold.
   * @test From which length on there is none.
   */
  shortRoundSeconds: amount(600, 120, 1800),

  /**
   * What the avatar answers to a comment by INTELLIGENT_REPLY; `{comment}` stands for what was said.
   * @reference 6.1.1 names the mode; the answer comes from a model.
   * @test Its words, or that it repeats the comment.
   */
  intelligentReply: choice<{ readonly en: string; readonly zh: string }>(
    { en: 'About “{comment}”: I will come to that.', zh: '您问到“{comment}”，稍后为您介绍。' },
    { en: 'Good question, we will get to it.', zh: '好问题，我们马上讲到。' },
  ),

  /**
   * Seconds that the review of a room's template takes, before it is PUBLISHED.
   * @reference 6.1.1 has the state REVIEW of a template, without a duration or its end.
   * @test When a template is published; wait for its state.
   */
  templateReviewSeconds: whole(60, 20, 120),

  /**
   * Order of the list of rooms, by creation.
   * @reference 6.1.2 has no `sort_dir` and names no order.
   * @test Which room comes first; look for it by its ID.
   */
  roomOrder: choice('desc', 'asc'),

  /**
   * Order of the list of rule libraries, by creation.
   * @reference 6.1.7 has no `sort_dir` and names no order.
   * @test Which library comes first; look for it by its ID.
   */
  ruleGroupOrder: choice('desc', 'asc'),

  /**
   * Order of the list of video scripts, by creation.
   * @reference 5.1.2 has no `sort_dir` and names no order.
   * @test Which script comes first; look for it by its ID.
   */
  videoScriptOrder: choice('desc', 'asc'),

  /**
   * Order of the list of voice trainings where the query has none, by creation.
   * @reference 8.4 names no default.
   * @test Which task comes first; say `sort_dir`.
   */
  voiceTrainingOrder: choice('asc', 'desc'),

  /**
   * Days for which a deleted asset can be restored.
   * @reference 4.1.4 moves the asset to a recycle bin, without a time.
   * @test How long it stays there.
   */
  recycleBinDays: whole(30, 7, 60),

  /**
   * Seconds of the automatic review of a file that an outcome rejects or holds.
   * @reference 4.2.3 has the states UPLOADED and REVIEW, without durations.
   * @test When a file is decided; wait for its state.
   */
  fileReviewSeconds: amount(2, 1, 10),

  /**
   * Seconds of a manual review of a file.
   * @reference 4.1.5 has the failure MANUAL_REVIEW_REJECT, without durations.
   * @test When a file is decided; wait for its state.
   */
  manualReviewSeconds: amount(30, 5, 120),

  /**
   * Reason of a file or an asset that a review rejects.
   * @reference 4.1.5 has `reason`, without its words.
   * @test Its words.
   */
  reviewReason: choice<string>('The content breaks the rules of review.', '内容未通过审核。'),

  /**
   * Reason of an asset that `auto_operation_config` freezes.
   * @reference 4.1.5 has `reason`, without its words.
   * @test Its words.
   */
  frozenReason: choice<string>('It was to be frozen at this time.', '资产已按计划冻结。'),

  /**
   * Seconds until the transcoding of a video begins.
   * @reference 4.1.5 has `video_transcoding_status`, without durations.
   * @test When it begins; wait for the status.
   */
  transcodingWaitSeconds: amount(2, 1, 10),

  /**
   * Seconds that the transcoding of a video takes.
   * @reference 4.1.5 has `video_transcoding_status`, without durations.
   * @test When it is done; wait for the status.
   */
  transcodingSeconds: amount(8, 2, 30),

  /**
   * Seconds until the conversion of a presentation begins.
   * @reference 4.1.5 has `ppt_analysis_status`, without durations.
   * @test When it begins; wait for the status.
   */
  slideWaitSeconds: amount(2, 1, 10),

  /**
   * Seconds that the conversion of a presentation takes for each page.
   * @reference 4.1.5 has `ppt_analysis_status`, without durations.
   * @test When it is done; wait for the status.
   */
  slideSeconds: amount(1, 0.5, 3),

  /**
   * Whether the service makes a cover for an image that has none: the picture itself.
   * @reference 4.2.1 has the category COVER, and does not say who makes one.
   * @test That an image without an uploaded cover has one.
   */
  imageCover: choice(true, false),

  /**
   * Whether the service makes a cover for a presentation: its first page.
   * @reference 4.1.1 has `ppt_meta`, and does not mention a cover.
   * @test That a presentation without an uploaded cover has one.
   */
  slideCover: choice(true, false),

  /**
   * Seconds that the copy of an asset takes.
   * @reference 4.1.10 answers before the copy is done, without a duration.
   * @test When it is done; wait for the state.
   */
  assetCopySeconds: amount(5, 1, 20),

  /**
   * Files of an asset that may wait for their upload at the same time.
   * @reference 10.2 has MSS.10001033 for too many, without a number.
   * @test How many fit.
   */
  pendingFiles: whole(100, 20, 200),

  /**
   * Bytes of all files of a tenant: 1 TB.
   * @reference 10.2 has MSS.10001024 for a quota that is bought.
   * @test How much fits.
   */
  storageBytes: whole(2 ** 40, 2 ** 40, 2 ** 42),

  /**
   * Parts of a multipart upload.
   * @reference 4.2.4 gives no number; OBS itself takes 10,000.
   * @test That more than 10,000 are taken or refused.
   */
  uploadParts: whole(10_000, 1000, 10_000),

  /**
   * Seconds that the review of a product takes.
   * @reference 6.3.4 has the state BLOCK, without a duration.
   * @test When a product is blocked; wait for its state.
   */
  productReviewSeconds: amount(3, 1, 20),

  /**
   * Texts of a product, and media of a product, at most.
   * @reference 10.2 has MSS.10001042 for too many, without a number.
   * @test How many fit.
   */
  productItems: whole(100, 50, 200),

  /**
   * Milliseconds of speech at the normal speed: a mora of Japanese, a syllable of Korean, a syllable of a language that
   * writes its vowels, a letter of any other, a letter that is spelled, the pauses at a comma and after a sentence, and
   * those of each strength of a `break`.
   * @reference 9.1 has 250 words a minute, which a Chinese character keeps; 10.7 names the strengths, without lengths.
   * @test How long a text takes; wait for the event of the next paragraph, or for the end of the reply.
   */
  speechMilliseconds: each(
    {
      kana: 140,
      hangul: 190,
      syllable: 160,
      letter: 75,
      spelled: 310,
      comma: 160,
      stop: 370,
      none: 0,
      'x-weak': 130,
      weak: 260,
      medium: 450,
      strong: 750,
      'x-strong': 1100,
    },
    0.7,
    1.4,
  ),

  /**
   * Seconds until the first file of a TTS preview is ready.
   * @reference 9.2 has `is_file_complete`, without a duration.
   * @test When it is ready; ask until it is complete.
   */
  previewSeconds: amount(1.5, 0.5, 6),

  /**
   * Seconds from one file of a TTS preview to the next.
   * @reference 9.2 lists the files that have been generated, without durations.
   * @test When a file arrives; ask until the preview is complete.
   */
  previewNextSeconds: amount(1, 0.2, 4),

  /**
   * Seconds of speech after which a preview begins another file.
   * @reference 9.2 has a list of files, and does not say how a preview is divided.
   * @test How many files there are, or where one ends.
   */
  previewFileSeconds: amount(60, 20, 120),

  /**
   * Seconds that a video production task waits at least.
   * @reference 5.3.2 has the state WAITING, without a duration.
   * @test When it begins; wait for the state.
   */
  videoWaitingSeconds: amount(3, 1, 15),

  /**
   * Seconds of a production beside those for its length.
   * @reference 5.3.2 has the state PROCESSING, without a duration.
   * @test When it is done; wait for the state.
   */
  videoBaseSeconds: amount(5, 1, 20),

  /**
   * Seconds of a production for each second of the video.
   * @reference 5.3.2 has the state PROCESSING, without a duration.
   * @test When it is done; wait for the state.
   */
  videoSecondsPerSecond: amount(0.5, 0.2, 2),

  /**
   * Videos that are produced at the same time; others wait.
   * @reference No number is given.
   * @test How many run beside each other.
   */
  concurrentVideos: whole(2, 1, 4),

  /**
   * Video production tasks that may wait.
   * @reference 10.2 has MSS.20010011 for too many, without a number.
   * @test How many fit.
   */
  waitingVideos: whole(200, 50, 400),

  /**
   * Seconds of each state of an avatar's training. The service takes days.
   * @reference 7.2 has the states, without durations.
   * @test When a state is left; wait for the next one.
   */
  avatarTrainingSeconds: each(
    {
      AUTO_VERIFYING: 10,
      MANUAL_VERIFYING: 60,
      MANUAL_VERIFY_SUCCESS: 5,
      TRAINING_DATA_PREPROCESSING: 30,
      TRAINING_DATA_PREPROCESS_SUCCESS: 5,
      TRAINING: 120,
      TRAIN_SUCCESS: 5,
      INFERENCE_DATA_PREPROCESSING: 30,
      WAIT_MAIN_FILE_UPLOAD: 10,
      JOB_SUCCESS: 5,
      JOB_REJECT: 60,
    },
    0.5,
    2,
  ),

  /**
   * Seconds of each state of a voice's training. The service takes days.
   * @reference 8.4 has the states, without durations.
   * @test When a state is left; wait for the next one.
   */
  voiceTrainingSeconds: each(
    { SYSTEM_AUDITING: 10, AUDITING: 60, WAITING: 20, PROCESSING: 120, RESULT_REVIEW: 30 },
    0.5,
    2,
  ),

  /**
   * Trainings of one kind that a tenant may have, finished ones included.
   * @reference 10.2 has MSS.41000004 for too many, without a number.
   * @test How many fit.
   */
  trainings: whole(1000, 200, 2000),

  /**
   * Trainings of one kind that may be reviewed or run at the same time.
   * @reference 10.2 has MSS.41000002 and MSS.20020008 for too many, without a number.
   * @test How many fit.
   */
  runningTrainings: whole(20, 5, 40),

  /**
   * What the administrator answers to remarks on a trained avatar.
   * @reference 7.3 has `comment_logs` with ADMIN_COMMENT, without its words.
   * @test Its words.
   */
  adminComment: choice<string>(
    'Your remarks have been taken up; the result is being made again.',
    '已收到您的意见。',
  ),

  /**
   * Bytes that the model file of a trained avatar states. The file has no content.
   * @reference Sizes of models are not given.
   * @test Its size.
   */
  avatarModelBytes: whole(180_000_000, 10_000_000, 900_000_000),

  /**
   * Bytes that the model file of a trained voice states. The file has no content.
   * @reference Sizes of models are not given.
   * @test Its size.
   */
  voiceModelBytes: whole(42_000_000, 1_000_000, 90_000_000),

  /**
   * Whether the storage lets pages of any origin upload and download (CORS), and read `ETag` and its request ID.
   * @reference Uploads go to OBS, whose buckets are configured by their owner; the reference does not say how.
   * @test That a page may upload by itself; ask for the bucket's configuration.
   */
  storageCors: fixed<boolean>(true),

  /**
   * Seconds for which a browser may cache a file of the storage.
   * @reference OBS sends what the object was stored with; the reference names no header.
   * @test That a file is cached, or fetched again.
   */
  fileCacheSeconds: whole(86_400, 0, 86_400),
} satisfies Record<string, Invention<unknown>>;

type Catalogue = typeof catalogue;

/** The values of all inventions, by name. */
export type Inventions = {
  readonly [Name in keyof Catalogue]: Catalogue[Name] extends Invention<infer T> ? T : never;
};

/** Inventions that are set; the others keep their default or, with a seed, are drawn at random. */
export type SetInventions = {
  readonly [Name in keyof Inventions]?: Inventions[Name] extends Readonly<Record<string, number>>
    ? Partial<Inventions[Name]>
    : Inventions[Name];
};

/** The seed of `'random'` unless there is another. */
const usualSeed = 1;

/**
 * Resolves the options `invented` and `inventedSeed`. Each invention draws from its own random numbers, so that a new
 * one leaves the others as they are.
 */
export function resolveInventions(
  invented: SetInventions | 'random' = {},
  seed: number | undefined = invented === 'random' ? usualSeed : undefined,
): Inventions {
  const set: Record<string, unknown> = invented === 'random' ? {} : { ...invented };
  const unknown = Object.keys(set).find((name) => !(name in catalogue));
  if (unknown !== undefined) throw new TypeError(`The simulator has no invention ${unknown}`);
  const values = Object.entries(catalogue as Record<string, Invention<unknown>>).map(([name, one]) => {
    const value = seed === undefined ? one.default : one.draw(createRandom(stableHash(`${seed} ${name}`)));
    return [name, merge(value, set[name])];
  });
  return Object.fromEntries(values) as Inventions;
}

/** The default and the range of each invention, by name. */
export function describeInventions(): Record<string, { default: unknown; range: string }> {
  return Object.fromEntries(
    Object.entries(catalogue as Record<string, Invention<unknown>>).map(([name, one]) => [
      name,
      { default: one.default, range: one.range },
    ]),
  );
}

/** A record is set member by member, any other value as a whole. */
function merge(value: unknown, set: unknown): unknown {
  const isRecord = typeof set === 'object' && set !== null && !Array.isArray(set);
  return isRecord ? { ...(value as object), ...set } : (set ?? value);
}
