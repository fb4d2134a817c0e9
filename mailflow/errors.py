"""Every exception mailflow raises on purpose, by who can mend it.

MailflowError
├── ConfigError           the organiser: rules.yaml, a template, mailflow.toml   exit 78
├── InputError            whoever gave us the file: it cannot be used            exit 65
├── UsageError            whoever typed the command: no such letter, reference   exit 2
├── IntakeError           the other server: a mailbox cannot be read now         retried
├── StoreError            the machine's keeper: disk full, journal damaged       exit 75
│   └── LetterDamaged     one letter's file is missing or altered                held
└── DeliveryError         the other server: a reply was not accepted
    ├── RefusedForNow     4xx, timeout, no connection                            retried
    ├── RefusedForGood    5xx                                                    held
    └── PerhapsSent       the line broke after the last dot                      held

A letter we cannot understand is *not* an error: it is a Reading with doubts and findings.
"""


class MailflowError(Exception):
    """Base of every error raised on purpose; anything else is a bug."""


class ConfigError(MailflowError):
    """Files of the organiser's cannot be used; carries every problem at once.

    Attributes:
        problems: Each "file:line: what is wrong; did you mean …?", in the order of the files.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Take *problems*; at least one."""
        super().__init__("\n".join(problems))
        self.problems = problems


class InputError(MailflowError):
    """A file somebody asked us to read is missing or is not mail."""


class UsageError(MailflowError):
    """A command names a letter or registration that does not exist, or more than one."""


class NotThere(MailflowError):  # noqa: N818
    """What was to be gone through is not there: nothing was done (exit code 1)."""


class BookMoved(MailflowError):  # noqa: N818
    """Something changed while a person was asked: nothing was done, to be asked again."""


class IntakeError(MailflowError):
    """A mailbox cannot be read now; the next round tries again."""


class StoreError(MailflowError):
    """The store cannot be read or written; the desk stops rather than guesses."""


class LetterDamaged(StoreError):  # noqa: N818
    """The file of one letter is missing or was altered; the others are well."""


class DeliveryError(MailflowError):
    """A reply was not accepted by the outgoing mail server."""


class RefusedForNow(DeliveryError):  # noqa: N818 - reads as a sentence at the `except`
    """4xx, a timeout or no connection before the last dot: nothing was sent, it stays due."""


class RefusedForGood(DeliveryError):  # noqa: N818
    """5xx: sending again would not help; a person must look."""


class PerhapsSent(DeliveryError):  # noqa: N818
    """The connection was lost after the last dot: RFC 1047's gap; a person must decide."""
