/** Callback options of a task: which events it reports, and to which URL (reference 6.2.1). */
import { flag, list, object, oneOf, oneOfAnyCase, text } from '../schema.js';

/**
 * The HTTPS URL that the service sends live events to. `auth_type` says where it puts the signature made with `key`:
 * nowhere with NONE (the default), in the URL with MSS_A, in headers with MSS_A_HEAD.
 */
export const liveEventCallbackConfig = object(
  {},
  {
    live_event_type_callback_url: text(0, 2048),
    auth_type: oneOfAnyCase('NONE', 'MSS_A', 'MSS_A_HEAD', 'MEITUAN_DEFAULT'),
    key: text(0, 32),
    callback_event_type: list(
      oneOf('SHOOT_SCRIPT_SWITCH', 'RTMP_STREAM_STATE_CHANGE', 'REPLY_COMMAND_FINISH'),
    ),
    is_inheritance_platform_callback: flag(),
  },
);

/** Events that the RTC data channel reports. Default: LIVE_PROGRESS. */
export const rtcCallbackConfig = object(
  {},
  { rtc_callback_event_type: list(oneOf('LIVE_PROGRESS', 'REPLY_COMMAND_FINISH')) },
);
