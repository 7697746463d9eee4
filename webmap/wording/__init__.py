"""The words of pages that are no sentences — short labels beside facts, states and choices — under one name.

Each file holds those of one kind of work.
"""

from webmap.wording.coverage import *  # noqa: F403
from webmap.wording.envisioning import *  # noqa: F403
from webmap.wording.faults import *  # noqa: F403
from webmap.wording.finding import *  # noqa: F403
from webmap.wording.hall import *  # noqa: F403
from webmap.wording.history import *  # noqa: F403
from webmap.wording.importing import *  # noqa: F403
from webmap.wording.placing import *  # noqa: F403
from webmap.wording.profiling import *  # noqa: F403
from webmap.wording.shared import *  # noqa: F403
from webmap.wording.siting import *  # noqa: F403
from webmap.wording.surveying import *  # noqa: F403
from webmap.wording.talking import *  # noqa: F403
from webmap.wording.visiting import *  # noqa: F403
from webmap.wording.what_if import *  # noqa: F403
from webmap.wording.writing import *  # noqa: F403
