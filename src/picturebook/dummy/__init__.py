"""The dummy: the planned book, page by page, before any picture is drawn.

Page 1 is a recto. In a left-to-right book a recto lies on the right and is bound at its left; in a
right-to-left book it is the other way round.
"""

from picturebook.dummy.leaves import Dummy, Leaf
from picturebook.dummy.plan import DEFAULT_TRIM, binding_edge, plan_dummy

__all__ = ["DEFAULT_TRIM", "Dummy", "Leaf", "binding_edge", "plan_dummy"]
