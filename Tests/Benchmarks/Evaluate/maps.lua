local m = {creating = 0, starting = 0, running = 0, deallocating = 0, deallocated = 0, deleting = 0}
for i = 1, 1000000 do
  m.creating = m.creating + 1
  local running = m.running + m.creating % 3
  m.running = running
  m.deleting = i
end
print(m.creating, m.running, m.deleting)
