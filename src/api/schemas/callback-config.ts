/** What a running task reports, and where. */
import { flag, list, object, oneOf, oneOfAnyCase, text } from '../schema.js';

/**
 * Where the service reports what happens on air, an HTTPS address, and how it signs that with `key`: NONE (the
 * default) not at all, MSS_A in the address, MSS_A_HEAD in the headers.
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

/** What the RTC data channel reports (default LIVE_PROGRESS). */
export const rtcCallbackConfig = object(
  {},
  { rtc_callback_event_type: list(oneOf('LIVE_PROGRESS', 'REPLY_COMMAND_FINISH')) },
);
