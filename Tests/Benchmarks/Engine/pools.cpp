// The workload of PoolWorkload.swift with a std::priority_queue and nothing else: no log, no meters, no generations.
// pools.cpp POOLS SECONDS: events, checksum, nanoseconds of the processor
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <queue>
#include <vector>

enum Kind : uint32_t { look, setSize, nodeReady, nodeDrained, nodeGone };
enum State : uint8_t { gone, starting, running, draining, leaving, parked };

struct Due {
  uint64_t order;  // the time above, the number of the scheduling below
  Kind kind;
  uint32_t subject;
  bool operator<(const Due& other) const { return order > other.order; }
};

struct Pool {
  uint32_t random;
  int most, least, starting = 0, load, shrank = -600;
  bool deallocates;
  std::vector<uint32_t> running, parked;
  int draw(int bound) {
    random = (random * 1103515245u + 12345u) & 0x7fffffffu;
    return (random >> 8) % bound;
  }
};

struct World {
  std::priority_queue<Due> queue;
  std::vector<Pool> pools;
  std::vector<State> states;
  std::vector<uint32_t> owners, free;
  uint64_t now = 0, scheduled = 0, events = 0;

  void schedule(Kind kind, uint32_t subject, int delay) {
    queue.push({(now + delay) << 40 | scheduled++, kind, subject});
  }
  uint32_t make(uint32_t pool, State state) {
    uint32_t node;
    if (free.empty()) {
      node = states.size();
      states.push_back(state);
      owners.push_back(pool);
    } else {
      node = free.back();
      free.pop_back();
      states[node] = state;
      owners[node] = pool;
    }
    return node;
  }
  void grow(uint32_t number, int count) {
    Pool& pool = pools[number];
    for (; count > 0; count--) {
      pool.starting++;
      if (pool.parked.empty()) {
        uint32_t node = make(number, starting);
        schedule(nodeReady, node, 120 + pool.draw(120));
      } else {
        uint32_t node = pool.parked.back();
        pool.parked.pop_back();
        states[node] = starting;
        schedule(nodeReady, node, 30 + pool.draw(60));
      }
    }
  }
  void shrink(uint32_t number, int count) {
    Pool& pool = pools[number];
    for (; count > 0 && !pool.running.empty(); count--) {
      uint32_t node = pool.running.back();
      pool.running.pop_back();
      states[node] = draining;
      schedule(nodeDrained, node, 5 + pool.draw(25));
    }
  }
  void happen(const Due& due) {
    switch (due.kind) {
      case look: {
        Pool& pool = pools[due.subject];
        pool.load = std::clamp(pool.load + pool.draw(2 * pool.most + 1) - pool.most, 50 * pool.least, 100 * pool.most);
        int desired = std::clamp((pool.load + 69) / 70, pool.least, pool.most);
        int current = pool.running.size() + pool.starting;
        if (desired > current) {
          grow(due.subject, std::min(desired - current, 5));
        } else if (desired + 3 < current && int(now) - pool.shrank >= 600) {
          pool.shrank = now;
          shrink(due.subject, std::min(current - desired, pool.most / 20 + 1));
        }
        schedule(look, due.subject, 10);
        break;
      }
      case setSize: {
        Pool& pool = pools[due.subject];
        int size = pool.least + pool.draw(pool.most - pool.least + 1), current = pool.running.size() + pool.starting;
        if (size > current) grow(due.subject, size - current); else shrink(due.subject, current - size);
        schedule(setSize, due.subject, 600 + pool.draw(3600));
        break;
      }
      case nodeReady: {
        Pool& pool = pools[owners[due.subject]];
        states[due.subject] = running;
        pool.starting--;
        pool.running.push_back(due.subject);
        break;
      }
      case nodeDrained: {
        Pool& pool = pools[owners[due.subject]];
        states[due.subject] = leaving;
        schedule(nodeGone, due.subject, pool.deallocates ? 10 + pool.draw(30) : 20 + pool.draw(40));
        break;
      }
      case nodeGone: {
        Pool& pool = pools[owners[due.subject]];
        states[due.subject] = pool.deallocates ? parked : gone;
        (pool.deallocates ? pool.parked : free).push_back(due.subject);
        break;
      }
    }
  }
  void run(int count, uint64_t end) {
    for (int number = 0; number < count; number++) {
      Pool pool{};
      pool.random = 12345 + 7919 * number;
      pool.most = 100 + pool.draw(901);
      pool.deallocates = pool.draw(2);
      pool.least = pool.most / 10;
      pool.shrank = -600;
      for (int i = 0; i < pool.most / 2; i++) pool.running.push_back(make(number, running));
      pool.load = pool.running.size() * 70;
      pools.push_back(pool);
      schedule(look, number, number % 10);
      schedule(setSize, number, pools.back().draw(3600));
    }
    while (queue.top().order >> 40 < end) {
      Due due = queue.top();
      queue.pop();
      now = due.order >> 40;
      events++;
      happen(due);
    }
  }
};

int main(int, char** arguments) {
  timespec start, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
  World world;
  world.run(atoi(arguments[1]), atoll(arguments[2]));
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  uint32_t checksum = 0;
  for (size_t i = 0; i < world.pools.size(); i++) checksum += world.pools[i].running.size() * (i + 1);
  long long time = (end.tv_sec - start.tv_sec) * 1000000000ll + end.tv_nsec - start.tv_nsec;
  printf("%llu %u %lld\n", (unsigned long long)world.events, checksum, time);
}
