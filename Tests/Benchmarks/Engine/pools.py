"""The workload of PoolWorkload.swift in SimPy: a process for each activity of a pool and for each way of a node.

SimPy orders what happens at one time in its own way, so its count and its checksum differ a little.

usage: pools.py POOLS SECONDS: events, checksum, nanoseconds of the processor
"""
import sys
import time

import simpy


class Node:
    __slots__ = ("state",)


class World:
    def __init__(self, count):
        self.environment = simpy.Environment()
        self.free = []
        self.events = 0
        self.pools = [Pool(self, number) for number in range(count)]

    def make(self):
        return self.free.pop() if self.free else Node()


class Pool:
    def __init__(self, world, number):
        self.world = world
        self.random = 12345 + 7919 * number
        self.most = 100 + self.draw(901)
        self.deallocates = self.draw(2) == 1
        self.least = self.most // 10
        self.running = [world.make() for _ in range(self.most // 2)]
        self.parked = []
        self.starting = 0
        self.load = len(self.running) * 70
        self.shrank = -600
        world.environment.process(self.look(number % 10))
        world.environment.process(self.set_size(self.draw(3600)))

    def draw(self, bound):
        self.random = (self.random * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.random >> 8) % bound

    def comes(self, node, delay):
        node.state = "starting"
        self.starting += 1
        yield self.world.environment.timeout(delay)
        self.world.events += 1
        node.state = "running"
        self.starting -= 1
        self.running.append(node)

    def goes(self, node, delay):
        node.state = "draining"
        yield self.world.environment.timeout(delay)
        self.world.events += 1
        node.state = "leaving"
        yield self.world.environment.timeout(10 + self.draw(30) if self.deallocates else 20 + self.draw(40))
        self.world.events += 1
        if self.deallocates:
            node.state = "parked"
            self.parked.append(node)
        else:
            self.world.free.append(node)

    def grow(self, count):
        process = self.world.environment.process
        for _ in range(count):
            if self.parked:
                process(self.comes(self.parked.pop(), 30 + self.draw(60)))
            else:
                process(self.comes(self.world.make(), 120 + self.draw(120)))

    def shrink(self, count):
        for _ in range(min(count, len(self.running))):
            self.world.environment.process(self.goes(self.running.pop(), 5 + self.draw(25)))

    def look(self, first):
        environment = self.world.environment
        yield environment.timeout(first)
        while True:
            self.world.events += 1
            load = self.load + self.draw(2 * self.most + 1) - self.most
            self.load = max(50 * self.least, min(100 * self.most, load))
            desired = max(self.least, min(self.most, (self.load + 69) // 70))
            current = len(self.running) + self.starting
            if desired > current:
                self.grow(min(desired - current, 5))
            elif desired + 3 < current and environment.now - self.shrank >= 600:
                self.shrank = environment.now
                self.shrink(min(current - desired, self.most // 20 + 1))
            yield environment.timeout(10)

    def set_size(self, first):
        environment = self.world.environment
        yield environment.timeout(first)
        while True:
            self.world.events += 1
            size = self.least + self.draw(self.most - self.least + 1)
            current = len(self.running) + self.starting
            if size > current:
                self.grow(size - current)
            else:
                self.shrink(current - size)
            yield environment.timeout(600 + self.draw(3600))


start = time.process_time_ns()
world = World(int(sys.argv[1]))
world.environment.run(until=int(sys.argv[2]))
elapsed = time.process_time_ns() - start
checksum = sum(len(pool.running) * (number + 1) for number, pool in enumerate(world.pools)) & 0xFFFFFFFF
print(world.events, checksum, elapsed)
