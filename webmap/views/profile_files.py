"""地域プロフィール as files to give away: A3, large letters, ふりがな, やさしい日本語, a document, slides.

Made of what everybody may see, whoever asks: these leave the house.
"""

from collections.abc import Callable, Mapping

from flask import Blueprint, Response, abort

from layers.drawing import profile_document, profile_reading, profile_sheet, profile_slides
from layers.profile.profile import ZoneProfile
from webmap import session
from webmap.access import requires
from webmap.attachment import attachment

VIEW = Blueprint("profile_files", __name__)
LABEL = "地域プロフィールの印刷と保存"
_NAME = "{zone}の地域プロフィール{mark}_{day}.{ending}"
_PDF = "application/pdf"


@VIEW.get("/profiles/<kind>/<zone>/paper/<paper>")
@requires("confirm")
def save(kind: str, zone: str, paper: str) -> Response:
    """「A3で印刷する」「大きな字」「ふりがな」「やさしい日本語」「Wordで保存」「スライドで保存」."""
    if paper not in _FORMS:
        abort(404)
    make, ending, media_type, mark = _FORMS[paper]
    with session.store().reading() as unit:
        told = unit.profiles.of(kind, zone)
    content = make(told)
    with session.writing() as unit:
        unit.audit.note("save", f"profile {paper} {told.kind}")
    name = _NAME.format(zone=told.zone_name, mark=mark, day=told.day, ending=ending)
    return attachment(content, name, media_type, inline=ending == "pdf")


def _large_sheet(profile: ZoneProfile) -> bytes:
    return profile_sheet.pdf(profile, large=True)


def _large_document(profile: ZoneProfile) -> bytes:
    return profile_document.docx(profile, large=True)


_FORMS: Mapping[str, tuple[Callable[[ZoneProfile], bytes], str, str, str]] = {
    "a3": (profile_sheet.pdf, "pdf", _PDF, ""),
    "large": (_large_sheet, "pdf", _PDF, "_大きな字"),
    "furigana": (profile_reading.pdf, "pdf", _PDF, "_ふりがな"),
    "easy": (profile_reading.easy_pdf, "pdf", _PDF, "_やさしい日本語"),
    "docx": (profile_document.docx, "docx", profile_document.MEDIA_TYPE, ""),
    "large-docx": (_large_document, "docx", profile_document.MEDIA_TYPE, "_大きな字"),
    "pptx": (profile_slides.pptx, "pptx", profile_slides.MEDIA_TYPE, ""),
}
