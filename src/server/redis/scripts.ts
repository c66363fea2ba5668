/**
 * Lua scripts: what must happen as a whole, in one round trip, by the clock of Redis.
 *
 * All times are milliseconds since 1970. The time at which an event is stored is its sequence number and the ID of its
 * stream entry: it increases strictly over all rooms, even if the clock does not. `at` is when the event was received, or
 * earlier if it was sent before the newest of its kind. The ID of an event has a prefix, the run: it changes
 * when Redis has restarted, failed over or was emptied, after which events may be missing.
 */

const common = `
local function now()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end
local function text(number) return string.format('%.0f', number) end
local function run()
  local allowed, info = pcall(redis.call, 'INFO', 'server')
  local process = allowed and type(info) == 'string' and string.match(info, 'run_id:(%x+)') or 'unknown'
  if redis.call('HSETNX', KEYS[1], 'birth', text(now())) == 1 then
    redis.call('HSETNX', KEYS[1], 'last', text(now()))
  end
  return string.sub(process, 1, 8) .. '.' .. redis.call('HGET', KEYS[1], 'birth')
end
local function last() return tonumber(redis.call('HGET', KEYS[1], 'last') or '0') end
local function nextTime()
  local time = math.max(now(), last() + 1)
  redis.call('HSET', KEYS[1], 'last', text(time))
  return time
end
local function timeOf(entry) return tonumber(string.match(entry[1], '^%d+')) end
local function dataOf(entry)
  for index = 1, #entry[2], 2 do
    if entry[2][index] == 'data' then return entry[2][index + 1] end
  end
  return ''
end
-- Removes the oldest entries beyond a number, bytes and age. Returns the time of the newest removed one.
local function trim(stream, counters, counter, most, bytes, age)
  local removed = 0
  local oldest = now() - age
  while true do
    local first = redis.call('XRANGE', stream, '-', '+', 'COUNT', 1)[1]
    if not first then return removed end
    local isFull = redis.call('XLEN', stream) > most
      or tonumber(redis.call('HGET', counters, counter) or '0') > bytes
    if not isFull and timeOf(first) >= oldest then return removed end
    redis.call('XDEL', stream, first[1])
    redis.call('HINCRBY', counters, counter, -#dataOf(first))
    removed = timeOf(first)
  end
end
-- Tells all instances. Entries are numbered, so that an instance sees that it has missed some.
local function announce(time, data, ...)
  local number = redis.call('HINCRBY', KEYS[1], 'number', 1)
  redis.call('XADD', KEYS[2], text(time) .. '-0', 'number', number, 'data', data, ...)
  if redis.call('XLEN', KEYS[2]) == 1 then redis.call('HSET', KEYS[1], 'bytes', 0) end
  redis.call('HINCRBY', KEYS[1], 'bytes', #data)
  trim(KEYS[2], KEYS[1], 'bytes', 10000, 8388608, 600000)
end
`;

/** Keys: clock, log, events of the room, state of the room. Answers the ID, sequence and time of the event. */
export const append = `${common}
local room, data, kind = ARGV[1], ARGV[2], ARGV[3]
local most, bytes, age, longest = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local sent, late = tonumber(ARGV[8]), tonumber(ARGV[9])
local id = run()
local time = nextTime()
id = id .. '-' .. text(time)
local at, isNewest = time - late, true
if kind ~= '' then
  local newest = redis.call('HGET', KEYS[4], 'newest:' .. kind)
  if newest then
    local known, knownSent = string.match(newest, '^(%d+) (%d*)$')
    local earlier = (tonumber(knownSent) or 0) - (sent or math.huge)
    isNewest = earlier <= 0
    at = isNewest and math.max(at, tonumber(known) + 1) or tonumber(known) - earlier
  end
end
announce(time, data, 'room', room, 'id', id, 'at', text(at))
redis.call('XADD', KEYS[3], text(time) .. '-0', 'id', id, 'at', text(at), 'data', data)
if redis.call('XLEN', KEYS[3]) == 1 then
  redis.call('HSET', KEYS[4], 'bytes', 0, 'removed', redis.call('HGET', KEYS[4], 'last') or '0')
end
redis.call('HINCRBY', KEYS[4], 'bytes', #data)
local removed = trim(KEYS[3], KEYS[4], 'bytes', most, bytes, age)
if removed > 0 then redis.call('HSET', KEYS[4], 'removed', text(removed)) end
redis.call('HSET', KEYS[4], 'last', text(time))
if kind ~= '' and isNewest then
  redis.call('HSET', KEYS[4], 'newest:' .. kind, text(at) .. ' ' .. (sent and text(sent) or ''))
  redis.call('HSET', KEYS[4], 'kind:' .. kind, text(time) .. ' ' .. id .. ' ' .. text(at) .. ' ' .. data)
end
redis.call('PEXPIRE', KEYS[3], age)
redis.call('PEXPIRE', KEYS[4], longest)
return { id, text(time), text(at) }
`;

/** Keys: clock, events and state of the room. Answers whether there is a gap, then ID, sequence, time and data of each event. */
export const since = `${common}
local id, process, after = ARGV[1], ARGV[2], tonumber(ARGV[3])
local age, longest = tonumber(ARGV[4]), tonumber(ARGV[5])
local isKnown = process == run() and after ~= nil and after <= last() and now() - after <= longest
local from = isKnown and after or 0
local removed = tonumber(redis.call('HGET', KEYS[3], 'removed') or '0')
local answer, seen, count = { 0 }, {}, 0
for _, entry in ipairs(redis.call('XRANGE', KEYS[2], '-', '+')) do
  local time = timeOf(entry)
  count = count + 1
  if time < now() - age then
    removed = math.max(removed, time)
  elseif time > from then
    local event = {}
    for index = 1, #entry[2], 2 do event[entry[2][index]] = entry[2][index + 1] end
    seen[event.id] = true
    answer[#answer + 1] = { event.id, text(time), event.at, event.data }
  end
end
if count == 0 then removed = math.max(removed, tonumber(redis.call('HGET', KEYS[3], 'last') or '0')) end
local state = redis.call('HGETALL', KEYS[3])
for index = 1, #state, 2 do
  if string.sub(state[index], 1, 5) == 'kind:' then
    local time, event, at, data = string.match(state[index + 1], '^(%d+) (%S+) (%d+) (.*)$')
    time = tonumber(time)
    if time > from and now() - time <= longest and not seen[event] then
      answer[#answer + 1] = { event, text(time), at, data }
    end
  end
end
if id ~= '' and (not isKnown or removed > after) then answer[1] = 1 end
return answer
`;

/** Key: clock. Answers the run, the time of the newest event, and the number of the newest entry of the log. */
export const position = `${common}
return { run(), text(last()), redis.call('HGET', KEYS[1], 'number') or '0' }
`;

/** Keys: clock, log, the text's. Sets a text, and tells all instances. */
export const set = `${common}
redis.call('SET', KEYS[3], ARGV[2], 'PX', ARGV[3])
run()
announce(nextTime(), '', 'key', ARGV[1])
`;

/** Key: the text's. Removes it if it is what the caller has set. */
export const removeOwn = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
`;

const line = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + tonumber(time[2]) / 1000
local function format(number) return string.format('%.3f', number) end
local function leave(id)
  redis.call('ZREM', KEYS[2], id)
  redis.call('ZREM', KEYS[3], id)
end
`;

/** Keys: places, line, when calls in line expire. The same as `CallWindow.acquire`. */
export const acquire = `${line}
local id, priority, perSecond = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local counted, arrival, longest, grace = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', format(now))
redis.call('ZREMRANGEBYSCORE', KEYS[1], format(now + tonumber(ARGV[8])), '+inf')
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', format(now))) do leave(gone) end
if redis.call('ZSCORE', KEYS[1], id) then return 0 end
redis.call('ZADD', KEYS[2], 'NX', format(priority * 1e13 + now), id)
local free = perSecond - redis.call('ZCARD', KEYS[1])
local ahead = redis.call('ZRANK', KEYS[2], id)
local wait = 0
if ahead < free then
  leave(id)
  redis.call('ZADD', KEYS[1], format(now + counted + arrival), id)
else
  local ends = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
  local place = math.min(ahead - free, #ends / 2 - 1)
  local left = (tonumber(ends[place * 2 + 2]) or now) - now
  if left > counted then left = left - arrival end
  wait = math.ceil(math.min(longest, math.max(10, left)))
  redis.call('ZADD', KEYS[3], format(now + wait + grace), id)
end
for index = 1, 3 do redis.call('PEXPIRE', KEYS[index], 60000) end
return wait
`;

/** Keys: places, line, when calls in line expire. The same as `CallWindow.release`. */
export const release = `${line}
leave(ARGV[1])
redis.call('ZADD', KEYS[1], 'XX', format(now + tonumber(ARGV[2])), ARGV[1])
`;
