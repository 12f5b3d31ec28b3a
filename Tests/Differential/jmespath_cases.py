"""Makes cases for JMESPathTests: expressions, documents, and what PyPI's jmespath makes of them.

usage: jmespath_cases.py SEED COUNT > cases.jsonl

A line is a document, or an expression with the number of its document and its result as JSON text, or the kind of
its error. Left out is what aksl does differently on purpose: expression references beside the arguments of
functions, numbers beyond 64 bits, NaN and infinities; `merge` of something else than objects is an error.
"""
import json
import math
import random
import sys
import warnings

import jmespath
from jmespath import exceptions, functions

warnings.simplefilter('ignore')

DOCUMENTS = [
    [
        {'name': 'system', 'count': 3, 'mode': 'System', 'zones': ['1', '2', '3'], 'tags': None,
         'power': {'code': 'Running'}, 'vmSize': 'Standard_D4s_v5', 'cost': 0.25, 'spot': False},
        {'name': 'dev', 'count': 0, 'mode': 'User', 'zones': [], 'tags': {'team': 'Käse', 'cost-center': '42'},
         'power': {'code': 'Stopped'}, 'vmSize': 'Standard_D2s_v5', 'cost': 0, 'spot': True},
        {'name': 'gpu', 'count': 10, 'mode': 'User', 'zones': ['2'], 'tags': {},
         'power': {'code': 'Running'}, 'vmSize': 'Standard_NC6s_v3', 'cost': 3.5, 'spot': None},
    ],
    {'a': {'b': [1, 2.0, 3], 'c': 'x'}, 'b': [[1, [2]], [], [3, None], 4], 'c': None, 'count': 1, 'name': 'a'},
    {'a': [], 'b': {}, 'c': '', 'name': False, 'count': 0, 'cost': 0.0, 'x y': True, 'tags': ['', [], {}, None, 0]},
    {'a': [True, 1, 1.0, '1', None], 'b': [3, -1.5, 2, 2.0, 10], 'c': ['b', 'a', 'é', 'z', '🧀', 'a'],
     'name': 'Ünïcödé 🧀', 'count': '42', 'cost': ' -1_0.5e1 ', 'tags': {'a': '0x1', 'b': '1e3', 'c': '007'}},
    {'b': [{'a': 1, 'name': 'y'}, {'a': 1.0, 'name': 'x'}, {'a': -7, 'name': 'w'}, {'a': 2, 'name': 'x'}],
     'a': {'z': {'count': 1}, 'y': {'count': 2}, 'x': None, 'w': 5}, 'count': 9007199254740993, 'cost': 1e16,
     'c': [1e-05, 0.0001, 123456789.125, 1e22, -0.0, 5e-324, 9007199254740992.0]},
    None, 0, 7, -2.5, '', 'plain text', [], {}, [1, 2, 3, 4, 5, 6, 7], [[0, 1], [[2], 3], {'a': [4]}],
]

NAMES = ['a', 'b', 'c', 'name', 'count', 'cost', 'tags', 'mode', 'zones', 'power', 'code', 'spot', 'vmSize', 'z']
QUOTED = ['"x y"', '"a"', '"cost-center"', '"k\\u00e4"', '"name"']
LITERALS = ['`1`', '`0`', '`1.0`', '`-3`', '`2.5`', '`true`', '`false`', '`null`', '`"a"`', '`[]`', '`{}`', '`[1, true]`',
            '`{"a": 1, "b": [2]}`', '`foo`', '` bar`', "'User'", "'a'", "''", "'it\\'s'", "'é'", '`"\\u00e9"`', '`"1"`',
            "'Running'", '`[true, 1.0]`', '`{"b": [2.0], "a": true}`', '`"\\\\`"`']
COMPARATORS = ['==', '!=', '<', '<=', '>', '>=']
CALLS = ['abs(N)', 'avg(L)', 'ceil(N)', 'floor(N)', 'contains(L, E)', 'contains(S, S)', 'ends_with(S, S)',
         'starts_with(S, S)', 'join(S, L)', 'keys(E)', 'values(E)', 'length(E)', 'map(&E, L)', 'max(L)', 'min(L)',
         'max_by(L, &E)', 'min_by(L, &E)', 'sort_by(L, &E)', 'sort(L)', 'merge(E, E)', 'not_null(E, E)', 'reverse(L)',
         'reverse(S)', 'sum(L)', 'to_array(E)', 'to_number(S)', 'to_number(E)', 'to_string(E)', 'type(E)',
         'not_null(E)', 'to_string(L)', 'sort_by(L, &name)', 'max_by(L, &count)', 'lenght(E)', 'abs()', 'length(E, E)']
LISTS = ['@', 'b', 'a', 'c', '[*].count', '[].name', '*', 'b[].a', '[*].cost', 'values(@)', 'keys(@)', 'zones', '[].*',
         'b[]', 'a.b', '[?count > `0`]', '`[3, 1, 2]`', '`["b", "a"]`', '`[]`', 'tags']
WRITTEN = [
    'a.b[0]', 'a.b[-1]', 'a.b[1:]', 'a.b[::-1]', 'a.b[5:1:-2]', 'b[0][0:1]', 'b[0][:].a', '[0][1:].a', 'b[::0]', '[:2].a',
    '[1:2:3:4]', '[:1 2]', '[99999999999999999999]', '[-99999999999999999999:]', '[0:99999999999999999999:3]', '[', ']', '',
    ' ', 'a.', '.a', 'a..b', 'a.[name, count]', 'a.{x: name, "y": count}', '{a: a, a: b}', '{a: a b: b}', '{a: a,}', '[a,]',
    'f(a b)', 'not_null(c a)', 'not_null(c, a,)', '(length)(@)', '"length"(@)', '("length")(@)', 'length (@)', 'a.length(@)',
    '@.length(@)', 'a[0](b)', '`1`(@)', 'length(@', 'a == b == c', '!a', '!!a', '! a == b', 'a || b && c', '(a || b) && c',
    'a | b', 'a|b|c', '[*].name | [0]', '*.*', '*.name', '*.a.*', '[*].*', '[*][*]', '[*][0]', '[][]', '[][][]', 'b[][]', 'b[] | []',
    '[?name]', '[?name==\'dev\'].count', '[?count>`0` && mode==\'User\'].{n: name, c: count}', '[?spot]', '[?!spot].name',
    '[?a][?b]', '[?a[?b]]', "[?contains(name, 'e')]", "[?tags.team=='Käse'].name | [0]", 'a = b', 'a =', 'a & b', '&a', 'a{b}',
    'a !b', 'a * b', 'a[*', 'a[1', 'a[b]', "'abc", '`abc', '"abc', '`"abc`', '`a"b`', "'a\\\\'", "'\\n'", '"\\n"', '"\\x"', '`01`',
    '`1.`', '`[1,]`', '`{"a":1,"a":2}`', '``', '` `', '-1', '1', '-', 'a-b', 'a.b-c', 'é', '#', 'a\tb', 'a\n.\nb', '@', '@@', '@.a', '@.*',
    'a.@', '*', '**', '* *', '*[0]', '*[]', '*.[a]', '[*].[name, count]', '[name, count]', '[[name]]', '[*', '[*]a', '[]a', '[].a', '[]*',
    'a || `x` == `y`', 'true', 'null', 'not_null()', 'merge()', 'to_string(`1e16`)', 'to_string(`1e15`)', 'to_string(`0.00001`)',
    'to_string(`0.0001`)', 'to_string(`123456789012345680.0`)', 'to_string(`-0.0`)', 'to_string(`1.5e300`)', 'to_string(`5e-324`)',
    'to_string(`[1.0, "é", "🧀", "\\u007f\\n\\u0001", null, {"a": -0.0}]`)', "to_number('1_000')", "to_number('1__0')",
    "to_number(' 12 ')", "to_number('+5')", "to_number('.5')", "to_number('5.')", "to_number('.')", "to_number('1e5')", "to_number('1e')",
    "to_number('_1')", "to_number('1_')", "to_number('0x10')", "to_number('00012')", "to_number('--1')", "to_number('')",
    "to_number('1_0.0_1e1_0')", 'sum(`[0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1]`)', 'sum(`[1, 2.5, 3]`)', 'sum(`[]`)', 'avg(`[1,2]`)',
    'avg(`[]`)', 'sum(`[1e100, 1, -1e100]`)', 'sum(`[0.5, 10000000000000001, 0.25]`)', 'ceil(`-0.5`)', 'floor(`-0.5`)', 'ceil(`2`)',
    'abs(`-5`)', 'abs(`-0.0`)', "length('é🧀')", "length('e\u0301')", "reverse('ab🧀')", "'\u00e9' == 'e\u0301'",
    'contains(`[1]`, `true`)', 'contains(`[true]`, `1`)', 'contains(`["a"]`, `"a"`)', '`1` == `true`', '`[1]` == `[true]`',
    '`[0]` == `[false]`', '`{"a": 1, "b": 2}` == `{"b": 2.0, "a": true}`', '`1` == `1.0`', '`9007199254740993` == `9007199254740992.0`',
    '`9007199254740993` > `9007199254740992.0`', "'a' < 'b'", "'a' < `1`", "`1` < 'a'", '`null` < `1`', "'Z' < 'a'", "'\uffff' < '🧀'",
    'sort(`[3, 1.0, 1, 2]`)', 'sort(`["b", "a", "B", "é"]`)', 'sort(`[1, "a"]`)', 'sort(`[true]`)', 'max(`[1, 1.0]`)',
    'max(`[1.0, 1]`)', 'min(`["b", "a"]`)', 'max(`[]`)', 'max_by(`[]`, &a)', 'sort_by(`[]`, &a)', 'sort_by(b, &a)', 'sort_by(b, &name)[].a',
    'max_by(b, &name).a', 'min_by(b, &name).a', 'max_by(b, &zzz)', 'sort_by(@, &count)[*].name', 'sort_by(@, &spot)', 'sort_by(@, name)',
    'map(&name, @)', 'map(&zzz, @)', 'map(&[0], `[[1],[],[2]]`)', 'map(name, @)', 'map(&a || b, @)', 'merge(@, `{"a": 5, "zz": 6}`)',
    'merge(`{"a":1}`, `{"b":2}`, `{"a":3}`)', 'keys(@)', 'values(@)', 'type(@)', 'to_array(@)', 'to_array(`[1]`)', 'join(\', \', keys(@))',
    "join(',', `[1]`)", 'unknown(@)', '[?unknown(@)]', '`[]`[?unknown(@)]', '[].unknown(@)', 'length(`1`)', 'keys(`[]`)', 'not_null(`null`)',
]


def generate(rng, depth):
    """A random expression."""
    if depth <= 0:
        return rng.choice([rng.choice(NAMES), rng.choice(NAMES), '@', rng.choice(LITERALS), rng.choice(QUOTED), '[0]', '*'])
    inner = lambda: generate(rng, depth - 1 - rng.randrange(2))
    name = lambda: rng.choice(NAMES)
    rows = [
        lambda: inner() + '.' + rng.choice(NAMES + QUOTED),
        lambda: '%s[%d]' % (inner(), rng.randrange(-4, 4)),
        lambda: inner() + slice_(rng),
        lambda: inner() + rng.choice(['[*]', '[]', '.*', '[*].', '[].', '.*.']).rstrip('.') + rng.choice(['', '.' + name()]),
        lambda: '%s[?%s %s %s]%s' % (rng.choice(['', inner()]), inner(), rng.choice(COMPARATORS), inner(),
                                     rng.choice(['', '.' + name()])),
        lambda: '%s[?%s]' % (rng.choice(['', inner()]), inner()),
        lambda: '%s %s %s' % (inner(), rng.choice(['|', '||', '&&', '|'] + COMPARATORS), inner()),
        lambda: '!' + inner(),
        lambda: '(%s)' % inner(),
        lambda: '%s[%s]' % (rng.choice(['', inner() + '.']), ', '.join(inner() for _ in range(rng.randrange(1, 4)))),
        lambda: '%s{%s}' % (rng.choice(['', inner() + '.']),
                            ', '.join('%s: %s' % (rng.choice(NAMES + QUOTED), inner()) for _ in range(rng.randrange(1, 4)))),
        lambda: call(rng, inner), lambda: call(rng, inner), lambda: call(rng, inner),
    ]
    return rng.choice(rows)()


def slice_(rng):
    part = lambda: rng.choice(['', str(rng.randrange(-5, 6))])
    return '[%s:%s%s]' % (part(), part(), rng.choice(['', ':' + part()]))


def call(rng, inner):
    kinds = {'E': inner, 'L': lambda: rng.choice(LISTS), 'N': lambda: rng.choice(['count', 'cost', '`-1.5`', inner()]),
             'S': lambda: rng.choice(['name', "'a'", "'e'", 'mode', 'c', '`"a"`', inner()])}
    return ''.join(kinds[c]() if c in kinds else c for c in rng.choice(CALLS))


def mutate(rng, text):
    """The same with a character too many, too few or another."""
    place = rng.randrange(len(text) + 1)
    char = rng.choice('.*[]()|&!=<>,:{}@`\'"?-1 aé')
    return rng.choice([text[:place] + char + text[place:], text[:place] + text[place + 1:],
                       text[:place] + char + text[place + 1:]])


class Strict(functions.Functions):
    """Whose `merge` doesn't take lists of pairs for objects."""

    @functions.signature({'types': ['object'], 'variadic': True})
    def _func_merge(self, *arguments):
        for argument in arguments:
            if not isinstance(argument, dict):
                raise exceptions.JMESPathTypeError('merge', argument, 'other', ['object'])
        return functions.Functions._func_merge(self, *arguments)


def has_stray_reference(node, allowed=False):
    """Whether `&` stands anywhere but where a function wants it."""
    if node['type'] == 'expref' and not allowed:
        return True
    table = Strict.FUNCTION_TABLE
    for number, child in enumerate(node.get('children') or []):
        if not isinstance(child, dict):
            continue
        signature = table.get(node.get('value'), {}).get('signature', ()) if node['type'] == 'function_expression' else ()
        if has_stray_reference(child, number < len(signature) and 'expref' in signature[number]['types']):
            return True
    return False


def is_expressible(value):
    """Whether aksl has such a value."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return True
    if isinstance(value, int):
        return -2 ** 63 <= value < 2 ** 63
    if isinstance(value, float):
        return math.isfinite(value)
    return all(map(is_expressible, value if isinstance(value, list) else value.values()))


def result_of(expression, document):
    """The members of a case that tell the result; None for what is left out."""
    try:
        parsed = jmespath.compile(expression)
    except exceptions.JMESPathError:
        return {'error': 'syntax'}
    if has_stray_reference(parsed.parsed):
        return None
    try:
        value = parsed.search(document, jmespath.Options(custom_functions=Strict()))
    except RecursionError:
        return None
    except Exception:
        return {'error': 'search'}
    if not is_expressible(value):
        return None
    return {'result': json.dumps(value, ensure_ascii=False, separators=(',', ':'))}


def main():
    rng = random.Random(int(sys.argv[1]))
    count = int(sys.argv[2])
    write = lambda line: print(json.dumps(line, ensure_ascii=False))
    for document in DOCUMENTS:
        write({'document': document})
    seen = set()

    def case(number, expression):
        result = result_of(expression, DOCUMENTS[number]) if (number, expression) not in seen else None
        seen.add((number, expression))
        if result is None:
            return 0
        write({'on': number, 'expression': expression, **result})
        return 1

    for expression in WRITTEN:
        for number in (0, 1, 3, 4):
            case(number, expression)
    made = nulls = 0
    while made < count:
        number = rng.choice([0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4] + list(range(5, len(DOCUMENTS))))
        expression = generate(rng, rng.randrange(1, 5))
        if rng.random() < 0.15:
            expression = mutate(rng, expression)
        # Most random expressions find nothing or fail; those are kept down.
        outcome = result_of(expression, DOCUMENTS[number])
        if outcome is None or len(outcome.get('result', '')) > 2000:
            continue
        if outcome.get('result') in ('null', '[]', None):
            nulls += 1
            if nulls % 3:
                continue
        made += case(number, expression)


main()
