-- Replaces a value unless its version has changed, and lets others hold it.
-- KEYS: the value, its holder; ARGV: who replaces it, the version that is replaced, the new value
-- Answers whether it was replaced.

if redis.call('GET', KEYS[2]) == ARGV[1] then
    redis.call('DEL', KEYS[2])
end
if (redis.call('HGET', KEYS[1], 'version') or '0') ~= ARGV[2] then
    return 0
end
redis.call('HSET', KEYS[1], 'version', string.format('%.0f', ARGV[2] + 1), 'value', ARGV[3])
return 1
