"""Makes cases for RegularExpressionsTests: expressions, texts, and what Python's re says of them.

usage: regex_cases.py SEED COUNT > cases.jsonl

A line is an expression and a text, with whether it is found there and whether it is all of it, or an expression that
Python refuses. Expressions that are made by rule have to be read; of those that are only noise, whatever is read has to
mean the same. Python's `$` also stands before a last line feed, and its end of the text is called `\\Z`: what Go calls
`$` and `\\z` is written so for it.
"""
import json
import random
import re
import signal
import sys
import warnings

warnings.simplefilter('ignore')

LETTERS = 'abxAB_09 -.é'
TEXTS = 'abxAB_09 -.é\n\t🧀'
SIGNS = '.[]{}()*+?|^$\\'


def give_up(*_):
    raise TimeoutError


class Maker:
    """Makes an expression twice: as we write it, and as Python does."""

    def __init__(self, random):
        self.random = random

    def literal(self):
        letter = self.random.choice(LETTERS + SIGNS)
        if letter in SIGNS:
            return '\\' + letter, '\\' + letter
        return self.random.choice([(letter, letter), (letter, letter), ('\\x%02x' % ord(letter),) * 2]) if ord(
            letter) < 256 else (letter, letter)

    def set(self):
        members = []
        for _ in range(self.random.randint(1, 3)):
            members.append(self.random.choice(
                ['a', 'b', 'é', 'a-c', 'A-B', '0-9', '\\d', '\\w', '\\s', '\\S', '\\W', '\\D', '_', '.', '\\]', '\\^', '*', '\\-']))
        text = '[' + self.random.choice(['', '', '^']) + ''.join(members) + ']'
        return text, text

    def atom(self, depth):
        kind = self.random.random()
        if kind < 0.45 or depth > 4:
            return self.literal(), True
        if kind < 0.6:
            return self.set(), True
        if kind < 0.7:
            word = self.random.choice(['.', '\\d', '\\w', '\\s', '\\D', '\\W', '\\S'])
            return (word, word), True
        if kind < 0.8:
            return self.random.choice(
                [('^', '^'), ('$', '\\Z'), ('\\A', '\\A'), ('\\z', '\\Z'), ('\\b', '\\b'), ('\\B', '\\B')]), False
        ours, theirs = self.choice(depth + 1)
        if '^' in theirs or '\\Z' in theirs:
            flags = ['', '?:', '?i:', '?s:']
        else:
            flags = ['', '?:', '?i:', '?s:', '?-i:', '?is:']
        flag = self.random.choice(flags)
        return ('(' + flag + ours + ')', '(' + flag + theirs + ')'), True

    def sequence(self, depth):
        ours, theirs = '', ''
        for _ in range(self.random.choice([0, 1, 1, 2, 2, 3])):
            (a, b), repeats = self.atom(depth)
            if repeats and self.random.random() < 0.35:
                count = self.random.choice(['*', '+', '?', '*?', '+?', '??', '{2}', '{1,}', '{0,2}', '{2,3}?', '{0}'])
                a, b = a + count, b + count
            ours, theirs = ours + a, theirs + b
        return ours, theirs

    def choice(self, depth):
        parts = [self.sequence(depth) for _ in range(self.random.choice([1, 1, 1, 2, 3]))]
        return '|'.join(p[0] for p in parts), '|'.join(p[1] for p in parts)


def noise(random):
    pieces = list('abA09_- .*+?|()[]{}^$,\\') + ['(?:', '(?i:', '\\d', '\\b', '{2}', '{1,3}', '[^', '[a-', '\\x4', '(?P<n>',
                                               '(?=', '(?<!', '(?>', '(?P=n)', '\\1', '{2,1}', '[[:', 'é']
    return ''.join(random.choice(pieces) for _ in range(random.randint(1, 9)))


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    signal.signal(signal.SIGALRM, give_up)
    numbers = random.Random(seed)
    maker = Maker(numbers)
    for number in range(count):
        isNoise = number % 4 == 3
        ours, theirs = (noise(numbers),) * 2 if isNoise else maker.choice(0)
        text = ''.join(numbers.choice(TEXTS if not isNoise else TEXTS[:-3]) for _ in range(numbers.choice([0, 1, 2, 3, 5, 9, 14])))
        if '\\B' in theirs and not text:
            # Before 3.14 Python knew no `\\B` in an empty text; Go does.
            text = 'a'
        try:
            compiled = re.compile(theirs, re.ASCII)
        except (re.error, OverflowError):
            if isNoise:
                print(json.dumps({'pattern': ours, 'refused': True}))
            continue
        # Python's search goes back, and may go on for years.
        signal.setitimer(signal.ITIMER_REAL, 1)
        try:
            found, whole = compiled.search(text) is not None, compiled.fullmatch(text) is not None
        except TimeoutError:
            continue
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        print(json.dumps({'pattern': ours, 'text': text, 'isNoise': isNoise, 'found': found, 'whole': whole}))


main()
