/** The public API of this folder: operations as data, the client, errors, tokens, uploads. */
export { operations } from './operations/index.js';
export * from './operations/assets.js';
export * from './operations/files.js';
export * from './operations/video-scripts.js';
export * from './operations/videos.js';
export * from './operations/rooms.js';
export * from './operations/rule-groups.js';
export * from './operations/live-commands.js';
export * from './operations/live-jobs.js';
export * from './operations/live-start.js';
export * from './operations/products.js';
export * from './operations/model-training.js';
export * from './operations/voice-training.js';
export * from './operations/tts.js';
export * from './schemas/callback-config.js';
export * from './schemas/common.js';
export * from './schemas/scene.js';
export * from './schemas/asset.js';
export * from './schemas/file.js';
export * from './schemas/video-script.js';
export * from './schemas/video-config.js';
export * from './schemas/video.js';
export * from './schemas/play-policy.js';
export * from './schemas/room.js';
export * from './schemas/interaction-rule.js';
export * from './schemas/live-command.js';
export * from './schemas/live-job.js';
export * from './schemas/live-start.js';
export * from './schemas/live-event.js';
export * from './schemas/viewer-event.js';
export * from './schemas/rtsa.js';
export * from './schemas/product.js';
export * from './schemas/model-training.js';
export * from './schemas/voice-training.js';
export { lenientBody } from './lenient-body.js';
export { firstViolation } from './validate.js';
export type { Violation } from './validate.js';
export { limitIn } from './operation.js';
export type { AnswerOf, BodyOf, Limit, Operation, PathParameter, Permission, QueryOf } from './operation.js';
export { anything, flag, int, isId, list, num, object, oneOf, text } from './schema.js';
export type { Schema } from './schema.js';
export { lenient, oddValuesOf } from './tolerant-schema.js';
export type { Lenient, OddValue, OddValues } from './tolerant-schema.js';
export { keepRawValues, restoreRawValues } from './raw-values.js';
export { createClient } from './client.js';
export type { CallOptions, CallInput, Client, ClientOptions } from './client.js';
export type { Clock } from '../base/index.js';
export { fetchToken } from './token.js';
export { lackOf, readGrant } from './grant.js';
export type { GrantLack, TokenGrant } from './grant.js';
export type { OpenedEvents } from './event-request.js';
export { checkMarkupEndpoint } from './endpoint.js';
export type { GetToken, Token } from './token.js';
export { ApiError, asApiError, importError, InvalidRequestError, OutcomeUnknownError } from './errors.js';
export type { SentCall } from './errors.js';
export { findOutcome } from './reconcile-write.js';
export type { FindOutcomeOptions } from './reconcile-write.js';
export * from './outcome.js';
export * from './outcome-command.js';
export { closingTime, hasEnded, outcomeGrace } from './outcome-types.js';
export type { Outcome, SentAt, UnknownReason } from './outcome-types.js';
export { fileTypeOf, mediaTypesOf } from './upload/file-type.js';
export { checkUpload, md5, upload } from './upload/upload.lazy.js';
export type {
  FileCategory,
  Md5Options,
  Upload,
  UploadBreach,
  UploadCheckpoint,
  UploadOptions,
  UploadState,
} from './upload/upload.lazy.js';
export { describeError } from './describe-error.js';
export type { ErrorDescription } from './describe-error.js';
