-- Empties a bucket and lets nothing in until a time has passed; a longer freeze that is already there stays.
-- KEYS: the bucket; ARGV: milliseconds to freeze, milliseconds that the bucket takes to fill

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local frozen = math.max(tonumber(redis.call('HGET', KEYS[1], 'frozen')) or 0, now + ARGV[1] * 1000)

redis.call('HSET', KEYS[1], 'tokens', '0', 'time', string.format('%.0f', now), 'frozen', string.format('%.0f', frozen))
redis.call('PEXPIRE', KEYS[1], math.ceil((frozen - now) / 1000) + ARGV[2] + 60000)
return 0
