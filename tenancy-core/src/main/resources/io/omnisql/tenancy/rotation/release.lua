-- Lets others hold a value.
-- KEYS: the value, its holder; ARGV: who holds it

if redis.call('GET', KEYS[2]) == ARGV[1] then
    redis.call('DEL', KEYS[2])
end
return 0
