-- What wrk asks of a server and says of it, for load.sh: one line of numbers at the end.
--   PAUSE   milliseconds that a client waits between two requests, on average
--   REFUSALS=1   looks at each answer: how many were refused, and how many of those say when to come back
local pause = tonumber(os.getenv("PAUSE") or "0")
local threads = {}

refused, returning, other = 0, 0, 0

if pause > 0 then
   function delay()
      return math.random(0, 2 * pause)
   end
end

function setup(thread)
   table.insert(threads, thread)
end

if os.getenv("REFUSALS") then
   function response(status, headers)
      if status == 429 or status == 503 then
         refused = refused + 1
         if headers["Retry-After"] then
            returning = returning + 1
         end
      elseif status > 299 then
         other = other + 1
      end
   end
end

function done(summary, latency)
   local sums = { refused = 0, returning = 0, other = 0 }
   for _, thread in ipairs(threads) do
      for name in pairs(sums) do
         sums[name] = sums[name] + thread:get(name)
      end
   end
   local errors = summary.errors
   io.write(string.format("RESULT %.1f %.1f %.3f %.3f %d %d %d %d %d\n",
      summary.requests / summary.duration * 1e6,
      (summary.requests - errors.status) / summary.duration * 1e6,
      latency:percentile(50) / 1000, latency:percentile(99) / 1000,
      errors.status, errors.connect + errors.read + errors.write + errors.timeout,
      sums.refused, sums.returning, sums.other))
end
