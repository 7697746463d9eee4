"""The job that prints the A3 sheets of all zones of a kind into one zip."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from layers import clock
from layers.drawing import profile_sheet
from layers.profile.profile import ZoneProfile
from layers.store import Store
from layers.store.jobs import Job
from layers.store.own_work import asker
from layers.store.profile_sheets import JOB

MEDIA_TYPE = "application/zip"
Step = Callable[[float, str], None]
# What a folder of Windows does not take in a name.
_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def sheets(store: Store, job: Job, step: Step) -> Mapping[str, Any]:
    """The job: it can be stopped between two zones; ``profile_sheets`` names its bytes among the uploads."""
    viewer = asker(job)
    step(0.05, "job.gathering")
    with store.reading(viewer) as unit:
        profiles = unit.profile_sheets.profiles(str(job.arguments["kind"]))
    content = packed(profiles, lambda share: step(0.1 + 0.8 * share, "job.drawing"))
    name = f"{job.arguments['name']}の地域プロフィール_{clock.today().isoformat()}.zip"
    with store.writing(viewer) as unit:
        kept = unit.profile_sheets.keep(name, content)
    return {JOB: kept, "file": name, "media_type": MEDIA_TYPE, "zones": len(profiles)}


def packed(profiles: Sequence[ZoneProfile], told: Callable[[float], None]) -> bytes:
    """A PDF for every zone, numbered as their list is, so that two of one name both stand in it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, profile in enumerate(profiles, 1):
            name = _NO_NAME.sub("_", profile.zone_name)
            archive.writestr(f"{number:02}_{name}の地域プロフィール.pdf", profile_sheet.pdf(profile))
            told(number / len(profiles))
    return written.getvalue()
