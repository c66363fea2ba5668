/** The events of all elements where they bubble to. Made by `scripts/element-types.mjs` from the doc comments of the elements; a test holds it against them. */
import type {
  MssAlarmEvent,
  MssAssetsChangeEvent,
  MssCommandEvent,
  MssConflictEvent,
  MssCreateEvent,
  MssDeleteEvent,
  MssErrorEvent,
  MssRoomsChangeEvent,
  MssSaveEvent,
  MssScriptChangeEvent,
  MssStartEvent,
  MssStateEvent,
  MssStopEvent,
  MssUploadEvent,
} from './events.js';

/** The events of all elements by name; where several elements have one of their own, its class tells them apart. */
export interface MssEventMap {
  'mss-alarm': MssAlarmEvent;
  'mss-change': MssAssetsChangeEvent | MssRoomsChangeEvent | MssScriptChangeEvent;
  'mss-command': MssCommandEvent;
  'mss-conflict': MssConflictEvent;
  'mss-create': MssCreateEvent;
  'mss-delete': MssDeleteEvent;
  'mss-error': MssErrorEvent;
  'mss-save': MssSaveEvent;
  'mss-start': MssStartEvent;
  'mss-state': MssStateEvent;
  'mss-stop': MssStopEvent;
  'mss-upload': MssUploadEvent;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'mss-alarm': MssEventMap['mss-alarm'];
    'mss-change': MssEventMap['mss-change'];
    'mss-command': MssEventMap['mss-command'];
    'mss-conflict': MssEventMap['mss-conflict'];
    'mss-create': MssEventMap['mss-create'];
    'mss-delete': MssEventMap['mss-delete'];
    'mss-error': MssEventMap['mss-error'];
    'mss-save': MssEventMap['mss-save'];
    'mss-start': MssEventMap['mss-start'];
    'mss-state': MssEventMap['mss-state'];
    'mss-stop': MssEventMap['mss-stop'];
    'mss-upload': MssEventMap['mss-upload'];
  }
  interface ShadowRootEventMap {
    'mss-alarm': MssEventMap['mss-alarm'];
    'mss-change': MssEventMap['mss-change'];
    'mss-command': MssEventMap['mss-command'];
    'mss-conflict': MssEventMap['mss-conflict'];
    'mss-create': MssEventMap['mss-create'];
    'mss-delete': MssEventMap['mss-delete'];
    'mss-error': MssEventMap['mss-error'];
    'mss-save': MssEventMap['mss-save'];
    'mss-start': MssEventMap['mss-start'];
    'mss-state': MssEventMap['mss-state'];
    'mss-stop': MssEventMap['mss-stop'];
    'mss-upload': MssEventMap['mss-upload'];
  }
}
