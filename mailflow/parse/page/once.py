"""A property that is found when first asked for, and kept.

As `functools.cached_property`, which takes a lock each time up to Python 3.11: half of what a
page and its leaf are asked for once takes less time than that.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - it is read as the decorator that it is
    """See module; of objects with a `__dict__` only."""

    def __init__(self, find: Callable[[Any], T]) -> None:
        """Take the method that finds it."""
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Keep the name under which the value is kept."""
        self._name = name

    def __get__(self, one: Any, owner: type) -> T:
        """Return what is found; the next time it is in the object itself."""
        found = self._find(one)
        # A frozen object, too, has it. Not by its `__dict__`: asked for once, that makes Python
        # keep the object in a slower way.
        object.__setattr__(one, self._name, found)
        return found
