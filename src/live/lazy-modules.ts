/**
 * Parts that arrive when they are needed: the other tabs come while the token does, the list of all rooms where there
 * are several, the event stream and the RTC channel where a page has one, what sends a command when somebody is about
 * to. One that could not be loaded is asked for again the next time.
 */
import { once } from '../base/index.js';

export const lazyModules = {
  tabs: once(() => import('./tab-leader.js')),
  list: once(() => import('./room-list.js')),
  events: once(() => import('./event-stream.js')),
  acts: once(() => import('./start-stop.js')),
  channel: once(() => import('./rtc-channel.js')),
  commands: once(() => import('../api/operations/live-commands.js')),
  outcome: once(() => import('../api/reconcile-write.js')),
  rules: once(() => import('../api/outcome-command.js')),
};
