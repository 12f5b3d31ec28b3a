local dev = {name = "dev", count = 10, mode = "User"}
local limits = {min = 1, max = 100, step = 3}
local count = 0
local total = 0
for i = 1, 2000000 do
  if count < limits.max then count = count + limits.step else count = limits.min end
  total = total + dev.count + count
end
print(total)
