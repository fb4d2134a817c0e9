"""Documents -> text. Pure; bounded; every reader takes bytes and raises Refused.

They know nothing of letters, so that a child process can start with them alone.
"""

from mailflow.documents.packages import Refused

__all__ = ["Refused"]
