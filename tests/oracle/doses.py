"""Dose days of invented people, and what became of each slot, worked out a second time.

    VENV/bin/python doses.py --days N --seed S              one case to a line, every expectation in full
    VENV/bin/python doses.py --days N --seed S --short      the same with checksums in their place: the committed golden.txt
    VENV/bin/python doses.py ... --fault NAME               with one rule broken on purpose, to see the comparison go red

Written from the rules (issue 17: M1-M16, M22) and knowing nothing of the program: it walks day by day where the program calculates,
with zoneinfo and dateutil and the zone data of tests/fixtures/calendar/requirements.txt. A case is one medication for some weeks. Its
operations are replayed by tests/support/doses.rs, which says what each means.

Times are minutes and days since 2024-01-01, on the wall where a wall clock is meant, else UTC.
"""

import argparse
import json
import random
import sys
import zlib
import zoneinfo
from calendar import monthrange
from datetime import datetime, timedelta, timezone
from functools import lru_cache

from dateutil.relativedelta import relativedelta

zoneinfo.reset_tzpath(to=[])  # The system's copy is older than the package's.

BASE = datetime(2024, 1, 1)
BASE_UTC = BASE.replace(tzinfo=timezone.utc)
DAY, HOUR = 1440, 60
FAULTS = ("day", "twice", "lost", "state", "late", "undo", "pause")
FAULT = ""

# Home, and where the journey goes.
PAIRS = [
    ("America/New_York", "Europe/Berlin"), ("America/Chicago", "America/Los_Angeles"), ("America/Los_Angeles", "Asia/Tokyo"),
    ("America/Denver", "America/Phoenix"), ("America/Anchorage", "Pacific/Honolulu"), ("America/Halifax", "America/St_Johns"),
    ("America/Sao_Paulo", "Europe/Lisbon"), ("America/Santiago", "Pacific/Easter"), ("America/Havana", "America/New_York"),
    ("America/Asuncion", "America/Bogota"), ("America/Mexico_City", "America/Tijuana"), ("America/Caracas", "Europe/Madrid"),
    ("America/Nuuk", "Atlantic/Reykjavik"), ("America/Winnipeg", "America/Regina"), ("America/Vancouver", "Asia/Shanghai"),
    ("Europe/London", "America/New_York"), ("Europe/Dublin", "Europe/Paris"), ("Europe/Madrid", "Atlantic/Canary"),
    ("Europe/Berlin", "Asia/Kolkata"), ("Europe/Athens", "Africa/Cairo"), ("Europe/Istanbul", "Europe/Moscow"),
    ("Europe/Chisinau", "Europe/Kyiv"), ("Europe/Warsaw", "Asia/Almaty"), ("Africa/Casablanca", "Europe/Paris"),
    ("Africa/Cairo", "Asia/Beirut"), ("Africa/Johannesburg", "Australia/Perth"), ("Africa/Lagos", "America/Chicago"),
    ("Asia/Jerusalem", "America/New_York"), ("Asia/Beirut", "Asia/Dubai"), ("Asia/Tehran", "Europe/London"),
    ("Asia/Kathmandu", "Asia/Kolkata"), ("Asia/Kabul", "Asia/Karachi"), ("Asia/Yangon", "Asia/Bangkok"),
    ("Asia/Manila", "America/Los_Angeles"), ("Asia/Seoul", "America/Anchorage"), ("Asia/Gaza", "Asia/Amman"),
    ("Australia/Sydney", "Pacific/Auckland"), ("Australia/Lord_Howe", "Australia/Brisbane"), ("Australia/Adelaide", "Australia/Darwin"),
    ("Australia/Eucla", "Australia/Perth"), ("Pacific/Auckland", "America/Los_Angeles"), ("Pacific/Chatham", "Pacific/Auckland"),
    ("Pacific/Apia", "Pacific/Pago_Pago"), ("Pacific/Kiritimati", "Pacific/Honolulu"), ("Pacific/Norfolk", "Australia/Sydney"),
    ("Pacific/Marquesas", "Pacific/Tahiti"), ("Pacific/Fiji", "Pacific/Auckland"), ("Etc/GMT+12", "Pacific/Kiritimati"),
    ("Atlantic/Azores", "Europe/Lisbon"), ("UTC", "America/St_Johns"),
]
assert len(set(PAIRS)) == 50

TIMES = [0, 30, 90, 120, 135, 150, 165, 180, 210, 239, 240, 241, 360, 420, 480, 495, 540, 720, 780, 840, 1020, 1080, 1200, 1260, 1320, 1410, 1439]


@lru_cache(maxsize=None)
def zone_of(name):
    return zoneinfo.ZoneInfo(name)


@lru_cache(maxsize=200_000)
def instant(local, zone):
    """The instant of a wall-clock time, the wall clock then, and whether the clocks jump over it. What comes twice is the first."""
    utc = (BASE + timedelta(minutes=local)).replace(tzinfo=zone_of(zone), fold=0).astimezone(timezone.utc)
    at = (utc - BASE_UTC) // timedelta(minutes=1)
    lived = wall(at, zone)
    return at, lived, lived != local


@lru_cache(maxsize=200_000)
def wall(at, zone):
    there = (BASE_UTC + timedelta(minutes=at)).astimezone(zone_of(zone)).replace(tzinfo=None)
    return (there - BASE) // timedelta(minutes=1)


def lived_day(local):
    """The day a wall-clock time belongs to: it turns at four in the morning."""
    return (local - 4 * HOUR) // DAY


@lru_cache(maxsize=None)
def date_of(day):
    return (BASE + timedelta(days=day)).date()


@lru_cache(maxsize=None)
def changes(zone, year):
    """The days of a year on which the clocks of a zone change."""
    first = (datetime(year, 1, 1) - BASE).days
    return [day for day in range(first, first + 365)
            if instant((day + 1) * DAY, zone)[0] - instant(day * DAY, zone)[0] != DAY]


class Part:
    def __init__(self, first, last, shape):
        self.first, self.last, self.shape, self.kind = first, last, shape, shape[0]

    def holds(self, day):
        return self.first <= day and (self.last is None or day <= self.last)

    def times(self):
        return self.shape[-1] if self.kind in "dwnkm" else []

    def fires(self, day):
        """Whether it is due on a day, asked of that day alone."""
        if not self.holds(day):
            return False
        if self.kind == "d":
            return True
        if self.kind == "w":
            return date_of(day).weekday() in self.shape[1]
        if self.kind == "n":
            return (day - self.first) % self.shape[1] == 0
        if self.kind == "k":
            return (day - self.first) % (7 * self.shape[1]) == 0
        if self.kind == "m":
            _, every, wanted, _ = self.shape
            first, date = date_of(self.first), date_of(day)
            # The first such day the part has, then every so many months; a short month has it on its last day.
            one = first.replace(day=1)
            anchor = one + relativedelta(day=wanted)
            if anchor < first:
                anchor = one + relativedelta(months=1, day=wanted)
            steps = (date.year - anchor.year) * 12 + date.month - anchor.month
            if steps < 0 or steps % every:
                return False
            return date == anchor.replace(day=1) + relativedelta(months=steps, day=wanted)
        return False


class Version:
    def __init__(self, number, schedule, version, start, clock, late, saved, parts):
        self.number, self.schedule, self.version, self.start = number, schedule, version, start
        self.clock, self.late, self.saved, self.parts = clock, late, saved, parts

    def part_on(self, day):
        return next((part for part in self.parts if part.holds(day)), None)


class Dose:
    def __init__(self, number, taken, key, at, zone, written, by_day, due):
        self.number, self.taken, self.key, self.at, self.zone, self.written = number, taken, key, at, zone, written
        self.by_day, self.due, self.gone = by_day, due, False
        self.local = wall(at, zone)


class Slot:
    """key: (version, day, place, after)."""

    def __init__(self, key, day, local, zone, at, shifted, moved, late, floats):
        self.key, self.day, self.local, self.zone, self.at = key, day, local, zone, at
        self.shifted, self.moved, self.late, self.floats, self.state, self.dose = shifted, moved, late, floats, "", None


class Life:
    """One medication, and what its person said so far."""

    def __init__(self):
        self.versions, self.pauses, self.moves, self.doses, self.stopped = [], {}, {}, [], None

    def live(self):
        return [dose for dose in self.doses if not dose.gone or FAULT == "undo"]

    def paused(self, day):
        """The last day of the pause a day lies in that ends last; None without one, infinity for one that goes on."""
        ends = [float("inf") if last is None else last for first, last in self.pauses.values()
                if first <= day and (last is None or day <= last)]
        return max(ends, default=None)

    def lines(self):
        """Each schedule's versions with the time each rules, in order."""
        by = {}
        for one in self.versions:
            by.setdefault(one.schedule, []).append(one)
        for line in by.values():
            line.sort(key=lambda one: (one.start, one.version))
        return [[(one, line[i + 1].start if i + 1 < len(line) else float("inf")) for i, one in enumerate(line)]
                for line in by.values()]

    def part_of(self, key):
        version = self.versions[key[0]]
        part = version.part_on(key[1])
        return version, part

    def slots(self, now, here, first, last):
        found = []
        answers = {}
        for dose in self.live():
            if dose.key:
                answers.setdefault(self.name(dose.key), []).append(dose)
        given = set()
        for line in self.lines():
            for version, end in line:
                for day in range(max(first, version.start // DAY), int(min(last, end // DAY if end < float("inf") else last)) + 1):
                    if self.stopped is not None and day > self.stopped:
                        break
                    part = version.part_on(day)
                    if not part or not part.fires(day):
                        continue
                    for place, time in enumerate(part.times()):
                        if version.start <= day * DAY + time < end:
                            key = (version.number, day, place, -1)
                            given.add(key)
                            found.append(self.fixed(key, version, time, answers, here))
            found += self.counted_slots(line, answers, here, now)
        for name, doses in answers.items():
            key = doses[0].key
            if len(name) == 4 and key not in given:
                version, part = self.part_of(key)
                found.append(self.fixed(key, version, part.times()[key[2]], answers, here))
        found = [slot for slot in found if first <= slot.day <= last]
        for slot in found:
            slot.state = self.state(slot, now)
        return sorted(found, key=lambda slot: slot.key)

    def name(self, key):
        """What an answer answers: of what is counted from a dose there is one slot after each, whatever its date."""
        version, part = self.part_of(key)
        if part.kind in "hg":
            return ("after", version.schedule, key[3]) if key[3] >= 0 else ("first", version.number, part.first)
        return key

    @staticmethod
    def pick(doses):
        return min(doses, key=lambda dose: (not dose.taken, dose.at, dose.written, dose.number)) if doses else None

    def fixed(self, key, version, time, answers, here):
        dose = self.pick(answers.get(key))
        floats = not version.clock
        zone = version.clock or (dose.due[1] if dose else here)
        wanted = key[1] * DAY + time
        at, lived, shifted = instant(wanted, zone)
        slot = Slot(key, key[1], lived, zone, at, shifted, False, version.late, floats)
        slot.dose = dose
        return slot

    def state(self, slot, now):
        """M14."""
        if self.paused(slot.day) is not None and FAULT != "pause":
            return "p"
        dose = slot.dose
        if dose:
            if not dose.taken:
                return "s"
            if dose.by_day:
                late = dose.local // DAY > slot.local // DAY
            else:
                late = dose.at > slot.at + slot.late
            return "l" if late and FAULT != "late" else "t"
        if now < slot.at:
            return "f"
        turns = instant((lived_day(slot.local) + 1) * DAY + 4 * HOUR, slot.zone)[0]
        return "d" if now < max(turns, slot.at + 4 * HOUR) else ("s" if FAULT == "state" else "n")

    # What is counted from the last dose.

    def chains(self, line):
        """Pieces that go on with one another: the same kind of counting, with nothing else in between."""
        chains, before, beside = [], None, None
        for version, end in line:
            for part in version.parts:
                start = max(version.start, part.first * DAY)
                until = min([end] + [(day + 1) * DAY for day in (part.last, self.stopped) if day is not None])
                listed, beside = beside, part.kind
                if start >= until:
                    # What never ruled goes with what stands right before it: its dose may be the last one all the same.
                    if part.kind in "hg" and before == part.kind == listed:
                        chains[-1].append((version, part, start, until))
                    continue
                if part.kind in "hg":
                    if before != part.kind:
                        chains.append([])
                    chains[-1].append((version, part, start, until))
                before = part.kind
        return chains

    def counted_slots(self, line, answers, here, now):
        found = []
        mine = {version.number for version, _ in line}
        for name, doses in answers.items():
            if len(name) < 4 and doses[0].key[0] in mine:
                dose = self.pick(doses)
                version, _ = self.part_of(dose.key)
                local, zone, at = dose.due
                slot = Slot(dose.key, local // DAY, local, zone, at, False, self.move_of(dose.key) is not None, version.late, not version.clock)
                slot.dose = dose
                found.append(slot)
        for chain in self.chains(line):
            slot = self.open(chain, answers, here)
            if slot:
                found.append(slot)
        return found

    def move_of(self, key):
        for moved, to in self.moves.items():
            if (moved[0], moved[3]) == (key[0], key[3]) and (key[3] >= 0 or moved[1] == key[1]):
                return to
        return None

    def open(self, chain, answers, here):
        members = {(version.number, part.first): index for index, (version, part, _, _) in enumerate(chain)}
        doses = []
        for dose in self.live():
            if dose.key:
                version, part = self.part_of(dose.key)
                index = members.get((version.number, part.first))
                if index is not None:
                    doses.append((index, dose, dose.at if dose.taken else dose.due[2]))
        after, index, base, stands = -1, 0, None, None
        if doses:
            followed = {dose.key[3] for dose in self.live() if dose.key}
            order = lambda one: (one[2], one[1].written, one[1].number)
            _, base, stands = max(doses, key=order)
            index, head, _ = max(doses, key=lambda one: (one[1].number not in followed, order(one)))
            after = head.number
        for version, part, start, until in chain[index:]:
            local, exact = self.next_of(version, part, base, stands) if base else (None, None)
            if local is None or local < start:
                exact = None
                if part.kind == "h":
                    local = max(part.shape[2], start)
                else:
                    local = max(part.shape[3], start // DAY) * DAY + part.shape[4]
                    if local < start:
                        local += DAY
            if start <= local < until:
                return self.put(version, part, (version.number, local // DAY, 0, after), local, exact, answers, here)
        return None

    @staticmethod
    def next_of(version, part, base, stands):
        zone = version.clock or base.zone
        if part.kind == "h":
            step = part.shape[1] * HOUR
            at = stands + step
            while not base.taken and at <= base.at:  # Whoever skips days later means all of them.
                at += step
            return wall(at, zone), at
        _, every, unit, _, time = part.shape
        day = base.due[0] // DAY if not base.taken else (wall(base.at, version.clock) if version.clock else base.local) // DAY
        return (day + every * (7 if unit == "w" else 1)) * DAY + time, None

    def put(self, version, part, key, local, exact, answers, here):
        if self.name(key) in answers:
            return None
        moved = part.kind == "g" and self.move_of(key) is not None
        if moved:
            local, exact = self.move_of(key), None
        # Not due in a pause: the first day after it.
        while True:
            last = self.paused(local // DAY)
            if last is None or last == float("inf"):
                break
            local, exact = (last + 1) * DAY + local % DAY, None
        day = local // DAY
        if self.stopped is not None and day > self.stopped:
            return None
        zone = version.clock or here
        if exact is not None:
            at, lived, shifted = exact, wall(exact, zone), False
        else:
            at, lived, shifted = instant(local, zone)
        return Slot(key, day, lived, zone, at, shifted, moved, version.late, not version.clock)

    def counts(self, now, here, first, last):
        """M22, by going through every slot."""
        slots = [slot for slot in self.slots(now, here, first, last)
                 if slot.state in "tlsn" or (slot.state == "p" and (slot.dose or slot.at <= now))]
        if not slots:
            return "-"
        n = lambda states: sum(slot.state in states for slot in slots)
        since = min(slot.day for slot in slots)
        yesterday = lived_day(wall(now, here)) - 1
        end = min(last, yesterday, yesterday if self.stopped is None else self.stopped)
        taken = {lived_day(dose.local) for dose in self.live() if dose.taken}
        gap, run = (0 if end >= since else -1), 0
        for day in range(since, end + 1):
            if day in taken:
                run = 0
            elif self.paused(day) is None:
                run += 1
            gap = max(gap, run)
        return f"{since},{n('tlsn')},{n('tl')},{n('l')},{n('s')},{n('n')},{n('p')},{gap}"


class Story:
    """Invents a life and writes down what is done, and what must be there then."""

    def __init__(self, rng, short):
        self.rng, self.short, self.life, self.ops = rng, short, Life(), []
        self.home, self.away = rng.choice(PAIRS)
        self.zones = [self.home, self.away]
        year = rng.choice([2025, 2026, 2027, 2028])
        marks = changes(rng.choice(self.zones), year)
        first = (datetime(year, 1, 1) - BASE).days
        self.length = rng.randint(25, 60)
        self.first = rng.choice(marks) - rng.randint(3, 20) if marks and rng.random() < 0.7 else first + rng.randint(0, 300)
        self.here, self.days = self.home, self.length + 1
        self.now = instant(self.first * DAY + rng.randint(0, DAY - 1), self.here)[0]

    def shape(self, first, last):
        rng = self.rng
        times = sorted(rng.sample(TIMES, rng.choice([1, 1, 1, 2, 2, 3, 4])))
        kind = rng.choice("dddddwwnnkmmhhhgggp")
        if kind == "d":
            return ["d", times]
        if kind == "w":
            return ["w", sorted(rng.sample(range(7), rng.randint(1, 5))), times]
        if kind == "n":
            return ["n", rng.choice([2, 2, 3, 5, 10]), times]
        if kind == "k":
            return ["k", rng.choice([1, 1, 2, 4]), times]
        if kind == "m":
            return ["m", rng.choice([1, 1, 2]), rng.choice([1, 15, 28, 29, 30, 31, 31]), times]
        if kind == "h":
            return ["h", rng.choice([4, 6, 8, 12, 12, 24, 36, 72]), first * DAY + rng.choice(TIMES)]
        if kind == "g":
            every, unit = rng.choice([(1, "d"), (2, "d"), (3, "d"), (7, "d"), (1, "w"), (2, "w"), (10, "d")])
            return ["g", every, unit, first + (rng.randint(0, 3) if last is None else 0), rng.choice(TIMES)]
        return ["p"]

    def parts(self, first):
        rng = self.rng
        if rng.random() < 0.7:
            last = None if rng.random() < 0.8 else first + rng.randint(5, 40)
            return [Part(first, last, self.shape(first, last))]
        parts = []
        same = self.shape(first, first + 1)
        for _ in range(rng.randint(2, 4)):
            last = first + rng.randint(1, 12)
            shape = self.shape(first, last)
            if rng.random() < 0.5 and same[0] in "hg":
                shape = list(same)
                if same[0] == "h":
                    shape[1], shape[2] = rng.choice([4, 6, 8, 12, 24]), first * DAY + rng.choice(TIMES)
                else:
                    shape[3] = first
            parts.append(Part(first, last, shape))
            first = last + 1 + (rng.randint(1, 3) if rng.random() < 0.2 else 0)
        if rng.random() < 0.6:
            parts.append(Part(first, None, self.shape(first, None)))
        return parts

    def add_version(self, schedule, version, start, first):
        rng, life = self.rng, self.life
        clock = self.home if rng.random() < 0.3 else ""
        one = Version(len(life.versions), schedule, version, start, clock, rng.choice([5, 30, 60, 60, 120, 720]), self.now, self.parts(first))
        if any(other.schedule == schedule and other.start == start for other in life.versions):
            return
        life.versions.append(one)
        parts = [[part.first, -1 if part.last is None else part.last, part.shape] for part in one.parts]
        self.ops.append(["v", schedule, version, start, 1 if clock else 0, one.late, parts])

    def change(self):
        """M11: from now on or later, and after what was answered ahead of its time."""
        rng, life = self.rng, self.life
        schedule = rng.choice([one.schedule for one in life.versions])
        mine = [one for one in life.versions if one.schedule == schedule]
        start = max([wall(self.now, zone) for zone in [self.here, self.home] + [one.clock for one in mine if one.clock]])
        for dose in life.doses:
            if dose.key and not dose.gone:
                version, part = life.part_of(dose.key)
                if version.schedule == schedule and part.times():
                    start = max(start, dose.key[1] * DAY + part.times()[dose.key[2]] + 1)
        if rng.random() < 0.4:
            start += rng.randint(1, 4 * DAY)
        self.add_version(schedule, max(one.version for one in mine) + 1, start, start // DAY)

    def sit_down(self, gap):
        self.now += gap
        if self.ops and self.ops[-1][0] == ">":
            gap += self.ops.pop()[1]
        self.ops.append([">", gap, self.zones.index(self.here)])

    def answer(self, slot):
        rng, life = self.rng, self.life
        version, part = life.part_of(slot.key)
        roll = rng.random()
        taken, at, by_day = roll < 0.8, self.now, False
        if taken and roll < 0.35:
            low = max(slot.at - 2 * HOUR, self.now - 3 * DAY)
            if low < self.now:
                at = rng.randint(low, self.now)
            by_day = rng.random() < 0.1
        dose = Dose(len(life.doses), taken, slot.key, at, self.here, self.now, by_day, (slot.local, slot.zone, slot.at))
        life.doses.append(dose)
        kind = "s" if not taken else ("b" if by_day else "t")
        self.ops.append([kind, *slot.key, self.now - at, slot.local - slot.key[1] * DAY, self.zones.index(slot.zone), slot.at - slot.local])

    def session(self):
        rng, life = self.rng, self.life
        today = lived_day(wall(self.now, self.here))
        told = False
        for slot in life.slots(self.now, self.here, today - 4, today + 2):
            if slot.dose and rng.random() > 0.02:
                continue
            ahead = slot.at - self.now
            if slot.state == "d" and rng.random() < 0.75 or slot.state == "n" and rng.random() < 0.15 \
                    or slot.state == "f" and ahead < 10 * HOUR and rng.random() < 0.08 or slot.dose:
                # An answer may be the one the next is counted from, and then what was there to answer is there no more.
                if told and life.part_of(slot.key)[1].kind in "hg" \
                        and slot.key not in {one.key for one in life.slots(self.now, self.here, today - 4, today + 2)}:
                    continue
                self.answer(slot)
                told = True
        if any(part.kind == "p" for one in life.versions for part in one.parts) and rng.random() < 0.4:
            ago = rng.randint(0, 600)
            life.doses.append(Dose(len(life.doses), True, None, self.now - ago, self.here, self.now, False, None))
            self.ops.append(["n", ago])
        if life.doses and rng.random() < 0.06:
            number = rng.randint(max(0, len(life.doses) - 6), len(life.doses) - 1)
            dose = life.doses[number]
            dose.gone = not dose.gone
            self.ops.append(["u", number])
        if rng.random() < 0.02:
            self.change()
        if rng.random() < 0.02:
            self.pause(today)
        if rng.random() < 0.05:
            self.move(today)

    def pause(self, today):
        rng, life = self.rng, self.life
        if life.pauses and rng.random() < 0.4:
            number = rng.choice(list(life.pauses))
            del life.pauses[number]
            self.ops.append(["q", number])
            return
        number = sum(op[0] == "p" for op in self.ops)
        first = today + rng.randint(-4, 3)
        last = None if rng.random() < 0.15 else first + rng.randint(0, 7)
        life.pauses[number] = (first, last)
        self.ops.append(["p", number, first, -1 if last is None else last])

    def move(self, today):
        life = self.life
        slots = life.slots(self.now, self.here, today - 30, today + 30)
        for slot in slots:
            version, part = life.part_of(slot.key)
            if part.kind == "g" and not slot.dose and life.move_of(slot.key) is None:
                to = wall(self.now, slot.zone) + self.rng.randint(0, 10 * DAY)
                life.moves[slot.key] = to
                self.ops.append(["m", *slot.key, to])
                return

    def check(self, first, last, final=False):
        life = self.life
        slots = life.slots(self.now, self.here, first, last)
        told = []
        for slot in slots:
            version, day, place, after = slot.key
            told.append(f"{version}.{day}.{place}.{after}@{slot.day}:{slot.local}:{slot.at}"
                        f"{'g' if slot.shifted else ''}{'m' if slot.moved else ''}{slot.state}")
        told = spoil(told)
        text = " ".join(told)
        since = self.now - DAY
        text += f"|{sum(dose.taken and since < dose.at <= self.now for dose in life.live())}"
        if final:
            text += "|" + life.counts(self.now, self.here, first, last)
        if self.short:
            text = format(zlib.crc32(text.encode()), "x")
        self.ops.append(["!" if final else "?", first, last, text])

    def tell(self):
        rng = self.rng
        for schedule in range(rng.choice([1, 1, 1, 1, 2])):
            # The first version may begin in the past.
            start = wall(self.now, self.here) - (rng.randint(0, 10 * DAY) if rng.random() < 0.2 else 0)
            self.add_version(schedule, 1, start, start // DAY)
        first = min(one.start for one in self.life.versions) // DAY
        end = self.now + self.length * DAY
        asleep = 0
        seen = first
        while self.now < end:
            roll = rng.random()
            # A few times a day, sometimes a night or some days apart: the laptop sleeps, or nobody looks.
            gap = rng.randint(20, 300) if roll < 0.4 else rng.randint(300, 900) if roll < 0.9 else rng.randint(900, 3 * DAY)
            if roll > 0.99:
                gap += rng.randint(0, 6 * DAY)
            if rng.random() < 0.08:
                self.here = self.away if self.here == self.home else self.home
            self.sit_down(gap)
            self.session()
            today = lived_day(wall(self.now, self.here))
            if today > seen + 1 or rng.random() < 0.1:
                self.check(max(first, seen - 2), today + 1)
                seen = today
        if rng.random() < 0.15:
            self.life.stopped = lived_day(wall(self.now, self.here)) - rng.randint(0, 3)
            self.ops.append(["x", self.life.stopped])
        today = lived_day(wall(self.now, self.here))
        self.check(first, today + 2, final=True)
        self.days = today + 3 - first
        return {"z": self.zones, "ops": self.ops}


def spoil(told):
    """The faults that stand in no rule above."""
    if FAULT == "lost" and len(told) > 3:
        return told[:-1]
    if FAULT == "twice" and told:
        return told + told[-1:]
    if FAULT == "day" and told:
        head, rest = told[0].split("@", 1)
        day, rest = rest.split(":", 1)
        return [f"{head}@{int(day) + 1}:{rest}"] + told[1:]
    return told


def main():
    global FAULT
    args = argparse.ArgumentParser()
    args.add_argument("--days", type=int, default=20_000)
    args.add_argument("--seed", type=int, default=20261201)
    args.add_argument("--short", action="store_true")
    args.add_argument("--fault", choices=FAULTS, default="")
    args = args.parse_args()
    FAULT = args.fault
    left, number = args.days, 0
    while left > 0:
        story = Story(random.Random(f"{args.seed} {number}"), args.short)
        begins = story.now
        case = story.tell()
        days = min(story.days, left)
        line = {"d": days, "z": case["z"], "b": begins, "o": case["ops"]}
        sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")
        left -= days
        number += 1


main()
