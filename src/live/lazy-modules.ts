/**
 * Modules that are loaded on first use: the election of a leader while the token is fetched, the list of rooms where
 * several are watched, the event stream and the RTC channel where a page has one, the commands before one is sent.
 */
import { once } from '../base/index.js';

/** Loaders of the modules. A failed load is attempted again at the next call. */
export const lazyModules = {
  tabs: once(() => import('./tab-leader.js')),
  list: once(() => import('./room-list.js')),
  events: once(() => import('./event-stream.js')),
  acts: once(() => import('./start-stop.js')),
  channel: once(() => import('./rtc-channel.js')),
  commands: once(() => import('../api/operations/live-commands.lazy.js')),
  outcome: once(() => import('../api/reconcile-write.lazy.js')),
};
