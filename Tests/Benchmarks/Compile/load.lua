-- Measures `load`: parsing and compiling to bytecode, in processor time, the best of some rounds.
local rounds, path = tonumber(arg[1]), arg[2]
local file = assert(io.open(path, "rb"))
local source = file:read("*a")
file:close()
local best = math.huge
for _ = 1, rounds do
  local start = os.clock()
  assert((loadstring or load)(source, "=benchmark"))
  best = math.min(best, os.clock() - start)
end
local _, lines = source:gsub("\n", "\n")
local name = jit and "luajit" or "lua5.4"
print(string.format("%-15s %.2f M lines/s  %.1f MB/s", name .. " load", lines / best / 1e6, #source / best / 1e6))
