-- Reads a value and holds it while nobody else does.
-- KEYS: the value, its holder; ARGV: who wants to hold it, for how many milliseconds
-- Answers whether it is held now, its version and the value, empty before the first.

local held = redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2])
local stored = redis.call('HMGET', KEYS[1], 'version', 'value')
return {held and 1 or 0, stored[1] or '0', stored[2] or ''}
