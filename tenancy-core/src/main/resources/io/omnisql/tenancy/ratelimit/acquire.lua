-- Takes one permit from every bucket or from none.
-- KEYS: the buckets from root to leaf; ARGV: permits per second and capacity of each.
-- Answers {0} when granted, else {microseconds to wait, index of the bucket with the longest wait}.

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local tokens, times = {}, {}
local wait, refusing = 0, 0

for i, key in ipairs(KEYS) do
    local rate = ARGV[2 * i - 1] / 1000000
    local capacity = tonumber(ARGV[2 * i])
    local state = redis.call('HMGET', key, 'tokens', 'time', 'frozen')
    local since = tonumber(state[2]) or now
    if since > now + capacity / rate then
        -- the clock was set back: go on from here, without credit
        since = now
        redis.call('HSET', key, 'time', string.format('%.0f', now))
    end
    since = math.max(since, tonumber(state[3]) or 0)
    tokens[i] = math.min(capacity, (tonumber(state[1]) or capacity) + math.max(0, now - since) * rate)
    times[i] = math.max(now, since)
    if tokens[i] < 1 then
        local missing = times[i] - now + (1 - tokens[i]) / rate
        if missing > wait then
            wait, refusing = missing, i
        end
    end
end

if refusing > 0 then
    return {math.ceil(wait), refusing}
end

for i, key in ipairs(KEYS) do
    local fill = ARGV[2 * i] / ARGV[2 * i - 1] * 1000
    redis.call('HSET', key, 'tokens', string.format('%.17g', tokens[i] - 1), 'time', string.format('%.0f', times[i]))
    redis.call('PEXPIRE', key, math.ceil(fill) + 60000)
end
return {0}
