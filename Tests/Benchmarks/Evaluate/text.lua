local length = 0
for round = 1, 200 do
  local names = ""
  for i = 1, 2000 do names = names .. "node-" .. i .. ";" end
  length = length + #names
end
print(length)
