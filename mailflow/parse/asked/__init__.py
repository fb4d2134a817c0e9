"""What a letter answers to the organiser's own questions: labels, columns, running text."""

from mailflow.parse.asked.answers import answers_of, unanswered
from mailflow.parse.asked.said import Said, find_said

__all__ = ["Said", "answers_of", "find_said", "unanswered"]
