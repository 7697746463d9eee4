"""Texts that would run, or break out, where somebody forgot that they are texts; each with the place where it bites.

``where`` names the kind of unsafe page in which a browser would run it (``test_xss.py`` proves that it is noticed
there); "" is a payload for something else than a browser: a template, typst, a calendar, a spreadsheet.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Payload:
    """One hostile text."""

    text: str
    where: str = ""


PAYLOADS = (
    Payload("<script class=let-in>window.ran=1</script>", "html"),
    Payload("<img class=let-in src=x onerror=window.ran=1>", "html"),
    Payload("<svg class=let-in onload=window.ran=1>", "html"),
    Payload("<svg><animate class=let-in onbegin=window.ran=1 attributeName=x dur=1s>", "html"),
    Payload("<details class=let-in open ontoggle=window.ran=1>", "html"),
    Payload('<iframe class=let-in srcdoc="<script>parent.ran=1</script>"></iframe>', "html"),
    Payload("<input class=let-in autofocus onfocus=window.ran=1>", "html"),
    Payload("<math><mtext><table><mglyph><style></math><img class=let-in src onerror=window.ran=1>", "html"),
    Payload('<style class=let-in>@import "/let-in.css";</style>', "html"),
    Payload('<base class=let-in href="//let-in.invalid/">', "html"),
    Payload('<meta class=let-in http-equiv=refresh content="9;url=/let-in">', "html"),
    Payload("<form class=let-in action=/let-in><button formaction=javascript:window.ran=1>", "html"),
    Payload('"><svg class=let-in onload=window.ran=1>', "double"),
    Payload("'><img class=let-in src=x onerror=window.ran=1>", "single"),
    Payload('" autofocus tabindex=0 onfocus=window.ran=1 x="', "double"),
    Payload("' onmouseover=window.ran=1 x='", "single"),
    Payload("</script><script class=let-in>window.ran=1</script>", "json"),
    Payload("</textarea><img class=let-in src=x onerror=window.ran=1>", "textarea"),
    Payload("</title><script class=let-in>window.ran=1</script>", "title"),
    Payload("--><script class=let-in>window.ran=1</script>", "comment"),
    Payload("<!--<script>", "json"),
    Payload("${window.ran=1}", "template"),
    Payload("`+(window.ran=1)+`", "template"),
    Payload('";window.ran=1;//', "string"),
    Payload("\\u003cimg class=let-in src=x onerror=window.ran=1\\u003e", "written"),
    Payload("javascript:window.ran=1", "link"),
    Payload(" java\tscript:window.ran=1//", "link"),
    Payload("data:text/html,<script class=let-in>parent.ran=1</script>", "link"),
    Payload("＜img class=let-in src=x onerror=window.ran=1＞", "folded"),
    Payload("&lt;img class=let-in src=x onerror=window.ran=1&gt;", "unescaped"),
    Payload("+ADw-script+AD4-window.ran+AD0-1+ADw-/script+AD4-"),
    Payload("{{7*7}}{% raw %}{{config}}"),
    Payload('#panic("let-in")[$ *_`<a> //'),
    Payload("はい\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:let-in"),
    Payload('=HYPERLINK("javascript:window.ran=1","let-in")'),
)
TEXTS = tuple(one.text for one in PAYLOADS)
