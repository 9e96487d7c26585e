"""The ledger of days: each UTC day is asked of OpenAI once, and every answer is made from it.

Days that are missing are read while the caller waits. Days past their time are given as they are
known, and read anew behind the scenes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial

from app.openai_admin.client import AdminClient, not_continuing
from app.openai_admin.costs_request import CostsQuestion, settled_until
from app.openai_admin.deadline import Deadline, side_by_side
from app.spend.daybook import DayBook, decode_book
from app.spend.days import EPOCH, DayRange
from app.store.shelf import Head, Scope, Shelf, head_of, unbilled
from app.sync.freshness import Freshness, freshness
from app.sync.freshness_policy import RECENT_DAYS, Beliefs
from app.sync.progress import Counter, Progress
from app.sync.restatements import log_changes
from app.sync.shared_results import HandedOn
from app.sync.single_flight import Ask, Asking

Kept = dict[date, tuple[Head, bytes]]

# Books are opened so many at a time.
_AT_ONCE = 32


class Known:
    """What is known of every day that was asked about, and the books that were just read."""

    def __init__(self, heads: dict[date, Head], read: Kept) -> None:
        self.heads = heads
        self.in_hand = {day: book for day, (_, book) in read.items()}
        self.just_read = bool(read)

    def add(self, read: Kept) -> None:
        """Take days that were just read in."""
        self.heads |= {day: head for day, (head, _) in read.items()}
        self.in_hand |= {day: book for day, (_, book) in read.items()}
        self.just_read = True


class Ledger:
    """All ledgers of one organisation, one for each :class:`~app.store.shelf.Scope`."""

    def __init__(
        self,
        client: AdminClient,
        shelf: Shelf,
        asking: Asking,
        beliefs: Beliefs,
        progress: Progress,
        now: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._shelf = shelf
        self._asking = asking
        self._beliefs = beliefs
        self._progress = progress
        self._now = now
        self._handed_on: HandedOn[Kept] = HandedOn()

    def read(
        self,
        scope: Scope,
        days: Sequence[date],
        deadline: Deadline,
        *,
        ahead: Sequence[date] = (),
    ) -> Known:
        """Every one of these days; those that are not known are asked of OpenAI now, and with them
        those of ``ahead``, all of these days among them, which will be wanted next.
        """
        known = Known(self._heads(scope, days), {})
        if any(day not in known.heads for day in days):
            with self._turn(scope, deadline) as ask_for:
                # Others may have read them while this one waited for its turn. One look for all: a
                # day that came between two would be neither known nor asked for.
                there = self._heads(scope, ahead or days)
                known = Known({day: there[day] for day in days if day in there}, {})
                if any(day not in there for day in days):
                    known.add(ask_for([day for day in ahead or days if day not in there]))
                    known.heads = {day: known.heads[day] for day in days}
        return known

    def freshness(self, scope: Scope, known: Known) -> Freshness:
        """How fresh the known days are. Those past their time begin to be read anew.

        The days that may still change speak for the range; older ones were read before them and
        are rightly believed for longer.
        """
        now, marks = self._now(), self._shelf.marks()
        until = {
            day: self._beliefs.until(day, head.as_of, now, marks)
            for day, head in known.heads.items()
        }
        expired = [day for day, end in until.items() if end <= now]
        first_recent = now.date() - timedelta(days=RECENT_DAYS)
        telling = [day for day in until if day >= first_recent] or list(until)
        if expired:
            self.refresh(scope, expired)
        fresh = freshness(
            [(known.heads[day].as_of, until[day]) for day in {*telling, *expired}],
            now,
            self._asking.trouble(scope.name),
            just_read=known.just_read,
        )
        return fresh._replace(
            good_until=min([fresh.good_until, *(e for e in until.values() if e > now)])
        )

    def books(
        self, scope: Scope, known: Known, days: Sequence[date], deadline: Deadline
    ) -> Iterator[tuple[date, DayBook]]:
        """The books of these days, opened a few at a time. A book that is not there any more, or
        has been replaced, is read again, and its head in ``known`` with it.
        """
        for start in range(0, len(days), _AT_ONCE):
            some = days[start : start + _AT_ONCE]
            found = {day: known.in_hand[day] for day in some if day in known.in_hand}
            found |= self._shelf.books(scope, _without(known.heads, some, found))
            lost = [day for day in some if day not in found]
            if lost:
                found |= self._replaced(scope, known, lost)
                lost = [day for day in lost if day not in found]
            if lost:
                with self._turn(scope, deadline) as ask_for:
                    # As above.
                    found |= self._replaced(scope, known, lost)
                    lost = [day for day in lost if day not in found]
                    if lost:
                        known.add(ask_for(lost))
                found |= {day: known.in_hand[day] for day in lost}
            for day in some:
                yield day, decode_book(found[day])

    def refresh(self, scope: Scope, days: Iterable[date]) -> None:
        """Begin to read these days anew, unless that is under way, or OpenAI is left alone."""
        self._asking.anew(scope.name, partial(self._refresh, scope, list(days)))

    def known_days(self, scope: Scope, days: DayRange) -> list[date]:
        """Those of the days that are known, however old the reading."""
        return list(self._heads(scope, days))

    @contextmanager
    def _turn(self, scope: Scope, deadline: Deadline) -> Iterator[Callable[[Sequence[date]], Kept]]:
        """Within this block, nobody else asks OpenAI for days of the scope. Gives what asks for
        days, but for those that others have just read.
        """
        name = scope.name
        with (
            self._handed_on.waiting(name) as came,
            self._asking.turn(name, deadline) as ask,
        ):

            def ask_for(days: Sequence[date]) -> Kept:
                read = {day: kept for day, kept in (came() or {}).items() if day in days}
                missing = [day for day in days if day not in read]
                if missing:
                    read |= ask(partial(self._fetch, scope, missing, deadline))
                    self._handed_on.hand_on(name, read)
                return read

            yield ask_for

    def _replaced(self, scope: Scope, known: Known, days: Sequence[date]) -> dict[date, bytes]:
        known.heads |= self._shelf.heads(scope, days)
        return self._shelf.books(scope, _without(known.heads, days, {}))

    def _refresh(self, scope: Scope, days: list[date], ask: Ask, deadline: Deadline) -> None:
        now, marks = self._now(), self._shelf.marks()
        heads = self._shelf.heads(scope, days)
        expired = [
            day
            for day in days
            if day not in heads or self._beliefs.until(day, heads[day].as_of, now, marks) <= now
        ]
        if expired:
            ask(partial(self._fetch, scope, expired, deadline))

    def _heads(self, scope: Scope, days: Iterable[date]) -> dict[date, Head]:
        now = self._now()
        return {
            day: head
            for day, head in self._shelf.heads(scope, days).items()
            if self._beliefs.is_known(day, head.as_of, now)
        }

    def _fetch(self, scope: Scope, days: Sequence[date], deadline: Deadline) -> Kept:
        """Ask OpenAI for the days, in as few calls as can be, and keep what comes.

        Every window that is whole is kept, even when another fails.
        """
        now = self._now()
        # Before it nothing was billed, and OpenAI has no name for its seconds.
        read: Kept = {day: unbilled(scope, now) for day in days if day < EPOCH}
        questions = [
            CostsQuestion(
                window, settled_until(window, now.date()), scope.grouping, scope.api_key_ids
            )
            for run in _runs([day for day in days if day >= EPOCH])
            for window in run.windows()
        ]
        counter = self._progress.begin(len(days), deadline.remaining)
        jobs = [partial(self._window, scope, asked, deadline, now, counter) for asked in questions]
        try:
            windows = side_by_side(deadline, jobs)
        finally:
            counter.end()
        for question, window in zip(questions, windows, strict=True):
            read |= window or self._nothing(scope, question, now, read)
        return read

    def _window(
        self,
        scope: Scope,
        question: CostsQuestion,
        deadline: Deadline,
        now: datetime,
        counter: Counter,
    ) -> Kept:
        """The days of one window, kept; none at all where OpenAI sent no bucket."""
        booked = self._client.cost_days(question, deadline, counter.count)
        if not booked:
            return {}
        read = {day.day: (head_of(day, now), day.book) for day in booked}
        self._keep(scope, question, now, read)
        return read

    def _nothing(self, scope: Scope, question: CostsQuestion, now: datetime, earlier: Kept) -> Kept:
        """A window without any bucket is a time before there was an organisation; after a day with
        a bucket it is an answer with its days missing.
        """
        before = question.days.first - timedelta(days=1)
        known = self._shelf.heads(scope, [before])
        billed = any(head.billed for head in known.values())
        billed = billed or any(head.billed for head, _ in earlier.values())
        if billed and question.settled_until >= question.days.first:
            raise not_continuing()
        read: Kept = {}
        self._keep(scope, question, now, read)
        return read

    def _keep(self, scope: Scope, question: CostsQuestion, now: datetime, read: Kept) -> None:
        """Keep a window, its days without a bucket as days without spend."""
        for day in question.days:
            if day not in read:
                read[day] = unbilled(scope, now)
        heads = self._shelf.heads(scope, question.days)
        if any(head.billed and not read[day][0].billed for day, head in heads.items()):
            raise not_continuing()
        changed = {day: head for day, head in heads.items() if head.digest != read[day][0].digest}
        for day, book in self._shelf.books(scope, changed).items():
            log_changes(day, book, read[day][1], over=day < now.date())
        self._shelf.keep(scope, read)


def _runs(days: Sequence[date]) -> list[DayRange]:
    """Days that follow one another, as ranges."""
    runs: list[DayRange] = []
    for day in sorted(days):
        if runs and day == runs[-1].last + timedelta(days=1):
            runs[-1] = DayRange(runs[-1].first, day)
        else:
            runs.append(DayRange(day, day))
    return runs


def _without(
    heads: dict[date, Head], days: Sequence[date], found: dict[date, bytes]
) -> dict[date, Head]:
    return {day: heads[day] for day in days if day not in found}
