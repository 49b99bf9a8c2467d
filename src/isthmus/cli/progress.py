"""What is shown while work goes on: a bar on standard error, for work that takes over a second.

Owns: when it is shown. Never where standard error is no terminal, or one that draws nothing; never
before a second has passed; and nothing of it stays when the work is done.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .output import draws

if TYPE_CHECKING:
    from rich.progress import Progress

#: Work that is done by then shows nothing.
AFTER_SECONDS = 1.0


class Steps:
    """The steps of some work: `next` says which has begun. `of` None: nobody knows how many."""

    def __init__(self, of: int | None) -> None:
        self.of = of
        self._done = -1
        self._now = ""
        self._bar: Progress | None = None
        self._lock = threading.Lock()
        self._over = False

    def next(self, what: str) -> None:
        """One more step has begun; `what` says which."""
        with self._lock:
            self._done += 1
            self._now = what
            if self._bar:
                self._bar.update(self._bar.task_ids[0], description=what, completed=self._done)

    def at(self, what: str, done: int, of: int | None) -> None:
        """Of so many parts so many are done; `what` says which is next."""
        with self._lock:
            self.of, self._done, self._now = of, done, what
            if self._bar:
                task = self._bar.task_ids[0]
                self._bar.update(task, description=what, completed=done, total=of)

    def show(self) -> None:
        """Draw the bar, unless the work is over."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        colour = None if os.environ.get("NO_COLOR") else "auto"
        console = Console(stderr=True, force_terminal=True, color_system=colour)  # type: ignore[arg-type]
        with self._lock:
            if self._over:
                return
            self._bar = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(bar_width=24),
                TimeElapsedColumn(),
                console=console,
                transient=True,
            )
            self._bar.add_task(self._now, total=self.of, completed=max(self._done, 0))
            self._bar.start()

    def end(self) -> None:
        """Take the bar away."""
        with self._lock:
            self._over = True
            if self._bar:
                self._bar.stop()


@contextmanager
def steps(of: int | None = None) -> Iterator[Steps]:
    """Steps of some work, shown where and when they should be."""
    work = Steps(of)
    timer = threading.Timer(AFTER_SECONDS, work.show) if draws(sys.stderr) else None
    if timer:
        timer.daemon = True
        timer.start()
    try:
        yield work
    finally:
        if timer:
            timer.cancel()
        work.end()
