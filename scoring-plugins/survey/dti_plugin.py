"""What a scoring plugin in Python is written with: a rule is a class, and `plugin` makes the contract's exports of it.

Nothing here needs WebAssembly: rules are tried with plain Python as well, see `tests.py`.
"""

import json


class Complaint(Exception):
    """Why parameters or a task are refused; `pointer` is a JSON Pointer into the parameters, empty for the whole."""

    def __init__(self, pointer, vi, en):
        super().__init__(en)
        self.pointer, self.vi, self.en = pointer, vi, en


class Award:
    """What one agency earns: points, or none where the award is withheld, and the sentence that says why."""

    def __init__(self, points, reason):
        self.points, self.reason = points, reason


class Input:
    """One input that a rule reads. Kinds: number, choice, yes-no, date. Directions: none, rising, falling."""

    def __init__(self, name, kind="number", required=True, direction="none"):
        self.name, self.kind, self.required, self.direction = name, kind, required, direction


class Rule:
    """A scoring rule. Its parameters were accepted by `schema` before any of its methods sees them."""

    id = ""
    summary = ("", "")  # Vietnamese, English
    inputs = []
    further_inputs = False
    relative = False
    unbounded = False
    schema = {"type": "object", "additionalProperties": False}

    def faults(self, parameters):
        """Every `Complaint` about parameters that the schema lets pass."""
        return []

    def score(self, parameters, cohort):
        """One `Award` for each agency of the cohort, in its order."""
        raise NotImplementedError


class Cohort:
    """One indicator for one whole cohort. Agencies are told apart by position alone."""

    def __init__(self, minimum, maximum, agencies, columns, language=None):
        self.minimum, self.maximum, self.agencies = minimum, maximum, agencies
        self.columns, self.language = columns, language

    def figure(self, name, agency):
        """An agency's figure; None where it is missing."""
        values, present = self.columns[name]
        return values[agency] if present[agency] else None

    def pick(self, vi, en):
        """The text in the language of the reasons."""
        return vi if self.language == "vi" else en

    def number(self, value):
        """A number with up to four decimals, as the language writes it: 7,5 or 7.5."""
        digits = f"{value:.4f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:e}"
        digits = "0" if digits == "-0" else digits.replace("-", "−")
        return self.pick(digits.replace(".", ","), digits)

    def percent(self, share):
        """A share as a percentage."""
        return f"{self.number(share * 100)} %"

    def earn_share(self, share, working):
        """A share of the maximum, below 0 as 0 and above 1 as 1. `working` gives the sentence so far, ending with the
        share; it is called only if reasons are wanted."""
        if share != share:
            return self.withhold("số liệu quá lớn để tính", "the figures are too large")
        counted = min(max(share, 0.0), 1.0)
        points = counted * self.maximum
        limited = min(max(points, self.minimum), self.maximum)
        if self.language is None:
            return Award(limited, "")
        cut = "" if counted == share else f", {self.pick('tính', 'counted as')} {self.percent(counted)}"
        reason = f"{working()}{cut} × {self.number(self.maximum)} = {self.number(points)}"
        if points != limited:
            reason += f", {self.pick('tối thiểu', 'at least')} {self.number(limited)}"
        return Award(limited, reason)

    def withhold(self, vi, en):
        """No award, which is not zero: the criteria set says what it counts for."""
        return Award(None, "" if self.language is None else self.pick(vi, en))

    def missing(self, name):
        """No award, because a figure is missing."""
        return self.withhold(f"thiếu số liệu `{name}`", f"`{name}` is missing")


def plugin(name, version, rules):
    """The contract's three functions over a list of rules: `Rules = plugin("linear", "0.1.0", [Linear()])`."""
    # Made when the component is built; plain Python has no such modules.
    from componentize_py_types import Err
    from wit_world.exports import rules as wit

    by_id = {rule.id: rule for rule in rules}

    def text(pair):
        return wit.Text(*pair)

    def complaint(told):
        return wit.Complaint(told.pointer, wit.Text(told.vi, told.en))

    def described(rule):
        kinds = {"number": "NUMBER", "choice": "CHOICE", "yes-no": "YES_NO", "date": "DATE"}
        inputs = [
            wit.Input(one.name, wit.Kind[kinds[one.kind]], one.required, wit.Direction[one.direction.upper()])
            for one in rule.inputs
        ]
        schema = json.dumps(rule.schema, ensure_ascii=False)
        flags = (rule.further_inputs, rule.relative, rule.unbounded)
        return wit.Rule(rule.id, text(rule.summary), inputs, *flags, schema)

    def find(rule):
        if rule not in by_id:
            known = ", ".join(f"`{known}`" for known in by_id)
            told = (f"`{name}` không có cách tính `{rule}`, chỉ có {known}", f"`{name}` has no rule `{rule}`, only {known}")
            raise Complaint("", *told)
        return by_id[rule]

    def cohort(task):
        language = {None: None, wit.Language.VI: "vi", wit.Language.EN: "en"}[task.reasons]
        columns = {column.name: (column.values, column.present) for column in task.columns}
        return Cohort(task.minimum, task.maximum, task.agencies, columns, language)

    leaving_a_note = noted(Err)

    class Rules:
        @leaving_a_note
        def describe(self):
            return wit.Profile(name, version, [described(rule) for rule in rules])

        @leaving_a_note
        def check(self, rule, parameters):
            try:
                faults = find(rule).faults(json.loads(parameters))
            except Complaint as told:
                faults = [told]
            if faults:
                raise Err([complaint(told) for told in faults])

        @leaving_a_note
        def score(self, task):
            try:
                awards = find(task.rule).score(json.loads(task.parameters), cohort(task))
            except Complaint as told:
                raise Err(complaint(told)) from None
            points = [0.0 if award.points is None else award.points for award in awards]
            earned = bytes(award.points is not None for award in awards)
            return wit.Awards(points, earned, [award.reason for award in awards] if task.reasons else [])

    return Rules


# The last words of a plugin that fails, in its memory, where the host looks for them: a marker, a length, a text. The
# marker is put together byte by byte, backwards, so that it is in memory only once.
_NOTE = bytearray(4096)
_MARKER_BACKWARDS = "1:eton-cinap:itd"


def noted(answer):
    """Has functions leave a note where they fail with anything but an `answer`: the exception and its line."""

    def decorate(function):
        def call(*arguments):
            try:
                return function(*arguments)
            except answer:
                raise
            except Exception as error:
                _leave_note(error)
                raise

        return call

    return decorate


def _leave_note(error):
    place, trace = "", error.__traceback__
    while trace is not None:
        place = f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}: "
        trace = trace.tb_next
    text = f"{place}{type(error).__name__}: {error}".encode()[:4000]
    _NOTE[16:20] = len(text).to_bytes(4, "little")
    _NOTE[20 : 20 + len(text)] = text
    for position, letter in enumerate(_MARKER_BACKWARDS):
        _NOTE[15 - position] = ord(letter)
