"""The set phrases of web pages: what menus, buttons, notices and link lists say.

Three kinds, by how sure they make one. *Chrome* is never a sentence of an article,
wherever it stands. *Menu* words are chrome only outside the article: inside, ``Jobs`` may be
a subheading. A *notice* speaks to the reader about the site; it counts only at the end of a
page, and never if it reports what somebody said.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_chrome", "is_link_list_title", "is_menu", "is_notice"]

_LONGEST_TITLE: Final = 120
_LONGEST_CHROME: Final = 320
_LONGEST_NOTICE: Final = 1500
_EDGES: Final = " \t\u00a0\u200b\ufeff.,:;!|/\\<>«»›‹→←▶►▸•·*-–—+#()[]\"'“”‘’©"


def _any_of(patterns: str) -> re.Pattern[str]:
    """Compile a pattern a line, any of which may match."""
    return re.compile("|".join(line.strip() for line in patterns.strip().splitlines()))


_LINK_LIST: Final = _any_of(r"""
    (?:more )?(?:related|recommended|suggested)(?: (?:for you|\w+))?
    (?:the )?(?:most|top|latest|trending|popular|more|other|further)(?: \w+)? (?:news|coverage)
    (?:the )?(?:most|top|latest|trending|popular|more|other)(?: \w+)? (?:stories|articles|posts)
    (?:the )?(?:most|top|latest|trending|popular|more|other)(?: \w+)? (?:headlines|topics)
    (?:the )?most (?:read|popular|viewed|shared|watched|commented)
    trending(?: now)?
    further reading
    (?:up|read|what to read) next
    more (?:on|about) this(?: story| topic)?
    more (?:from|in) .{1,60}
    you (?:may|might) (?:also )?(?:like|be interested in)
    (?:editor'?s'?|our) (?:picks?|choice)
    don'?t miss
    see also
    also read
    also in the news
    in other news
    (?:from )?around the web
    from our partners
    paid content
""")
_CHROME: Final = _any_of(r"""
    accessibility (?:links?|help)
    skip (?:to|past) .{1,40}
    skip (?:navigation|menu|advert\w*)
    (?:share|print|e-?mail|tweet)(?: (?:this|on|via|with|by)\b.{0,60})?
    (?:save|bookmark|like|send|forward) this (?:article|story|page|post)
    (?:\W|facebook|twitter|whatsapp|telegram|linked-?in|reddit|pinterest|instagram|messenger|e-?mail|print|share)+
    (?:facebook|twitter|whatsapp|instagram|youtube|tiktok|pinterest|flipboard|linkedin)
    (?:copy (?:the )?(?:link|url)|link copied).{0,30}
    \d+ (?:comments?|shares?|likes?|views?|replies)
    (?:show|view|read|see|leave|post|add|write|hide)(?: all| a| your| the)?(?: \d+)? comments?
    comments? (?:\(?\d+|are closed|section).{0,20}
    join the (?:conversation|discussion).{0,40}
    advertisements?
    advert
    sponsored(?: content| by .{1,60})?
    (?:article|content|report|story) continues (?:below|after).{0,40}
    (?:scroll (?:down )?to continue|continue reading).{0,60}
    (?:read|show|load|view|see)(?: me)? more
    (?:keep reading|read (?:the )?full (?:story|article))(?: here)?
    back to (?:the )?(?:top|home\w*)
    top of page
    reuse this content
    (?:next|previous|prev) (?:article|story|post|page)
    (?:please )?(?:sign up|subscribe|register)(?: (?:now|today|free|here|to|for|with)\b.{0,140})?
    (?:log|sign) in(?: (?:to|or|with|here|now)\b.{0,80})?
    get (?:our|the|all the|your)\b.{0,80}\b(?:newsletters?|inbox|app|alerts?|e-?mail)\b.{0,40}
    (?:our |the |daily |weekly )?newsletters?
    download (?:our|the)\b.{0,40}\bapp\b.{0,40}
    follow (?:us|our)\b.{0,100}
    follow .{1,60} on (?:facebook|twitter|x|instagram|linkedin|bluesky|threads)\b.{0,40}
    .{0,40}\bclick here\b.{0,100}
    (?:copyright\b|c\) ?\d{4}).{0,140}
    ©.{0,140}
    .{0,140}\ball rights (?:are )?reserved\b.{0,100}
    (?:this (?:web)?site|we|our (?:web)?site)(?: and our partners)? uses? cookies\b.*
    (?:accept|reject|allow|manage)(?: all)?(?: cookies?| preferences| settings)
    (?:accept|reject|allow) all
    (?:cookie|privacy)(?: (?:settings|policy|preferences|notice|statement))
    terms (?:of (?:use|service)|(?:and|&) conditions)
    (?:please )?(?:enable|turn on) javascript\b.*
    javascript (?:is|must be|has to be)\b.*
    your browser (?:does not|doesn'?t|is)\b.{0,80}
    (?:read|see|watch|listen|related|also read|read also|read more|see also) ?[:|»›→] ?\S.{0,140}
    (?:more|read next|watch now|don'?t miss|must read|recommended|in pictures) ?[:|»›→] ?\S.{0,140}
    (?:photo|photograph|image|picture)s?(?: credits?| source| by| courtesy)? ?[:/©].{0,80}
    (?:photo|photograph|image|picture) (?:source|credit|copyright|courtesy)\b.{0,60}
    (?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|in this (?:article|story)) ?:.{0,140}
    (?:additional )?(?:reporting|writing|editing) by .{1,140}
    \d+[- ]min(?:ute)?s?(?: read)?
    (?:reading|read) time.{0,20}
    (?:click|tap) to (?:play|watch|expand|enlarge|share).{0,40}
    (?:play video|video player).{0,30}
    listen to this (?:article|story)
    thank you for reading.{0,100}
    (?:got|have) a (?:news )?tip.{0,120}
    support (?:our|independent) journalism.{0,100}
""")
_MENU: Final = frozenset(
    """
    menu, main menu, navigation, toggle navigation, open menu, close menu, home, homepage,
    home page, search, news, world, world news, politics, business, sport, sports, culture,
    arts, arts & culture, opinion, comment, comments, lifestyle, life, travel, tech, technology,
    science, health, weather, video, videos, photos, photo, pictures, gallery, audio, podcast,
    podcasts, live, watch live, live tv, tv, radio, tv & radio, breaking, breaking news, latest,
    latest news, top stories, local, local news, national, international, economy, finance,
    markets, money, education, environment, climate, entertainment, features, obituaries, jobs,
    careers, help, faq, contact, contact us, about, about us, rss, sitemap, site map, advertise,
    advertise with us, newsletters, account, my account, profile, log in, login, log out, logout,
    sign in, sign up, subscribe, register, donate, shop, events, archive, archives, e-paper,
    epaper, magazine, letters, investigations, more, close, ok, accept, yes, no, english,
    language, languages, settings, edition, editions, today's paper, crossword, puzzles, games,
    sections, all sections, back, next, previous, play, pause, loading, follow, save, tags, topics
    """.replace("\n    ", " ").strip().split(", ")
)  # fmt: skip
_NOTICE: Final = _any_of(r"""
    \bour (?:content|(?:web)?sites?|newsletters?|terms|privacy|journalism|readers|apps?|cookies?)\b
    \bour (?:editorial|standards|policy|policies|services?|guidelines|supporters|newsroom)\b
    \bclick (?:here|on)\b
    \bplease note\b
    \bcontact(?:ing)? us\b
    \S@\w[\w-]*\.\w
    \b(?:declared|designated)(?: as)?(?: an?)? \W?(?:undesirable organi[sz]ation|foreign agent)
    \b(?:views|opinions) expressed\b
    \bthe author'?s own\b
    ^this (?:article|story|report|material|page|post|piece) .{0,40}\b(?:originally|first|may not)\b
    ^this (?:article|story|report|material|page|post|piece) .{0,40}\b(?:licen[cs]ed|republished)\b
    ^this (?:article|story|report|page|post|piece) (?:was|has been) (?:amended|updated|corrected)\b
    \bmay not be (?:published|reproduced|republished|broadcast|rewritten|redistributed|copied)\b
    \bwritten permission\b
    \breproduction (?:without|in whole|in part|of this|is)\b
    \b(?:republished|reproduced) (?:with|by|without)\b
    \bsubscribe (?:to|now|today|for|here)\b
    \bsupport(?:ing)? (?:us|our)\b
    \b(?:terms of|privacy (?:policy|notice)|use of cookies|external (?:web)?sites)\b
    \bregistered (?:charity|in england|office|trade ?mark)
    \bpress (?:council|standards|complaints)\b
    \ball rights reserved\b
    ©
""")
# An article's own sentence: somebody says something in it, so it is no notice.
_REPORTED: Final = re.compile(
    r"\b(?:said|says|saying|told|tells|added|asked|wrote|argued|warned|announced|insisted|quoted)\b"
    r"|\baccording to\b|[\"“](?:[^\s\"“”]+ ){4,60}[^\s\"“”]+[\"”]"
)
_REPORT_WORDS: Final = 12
_MENU_RULE: Final = re.compile(r"[|•·/›»>\t]")


def _plain(line: str) -> str:
    return " ".join(line.lower().replace("’", "'").split())


def is_chrome(line: str) -> bool:
    """Tell whether the line is a button, a credit, a pointer or a notice of the page."""
    if len(line) > _LONGEST_CHROME:
        return False
    plain = _plain(line)
    if _REPORTED.search(plain) and len(plain.split()) > _REPORT_WORDS:
        return False
    return (
        _CHROME.fullmatch(plain.strip(_EDGES)) is not None
        or plain.startswith(("©", "(c) "))
        or is_link_list_title(line)
    )


def is_link_list_title(line: str) -> bool:
    """Tell whether the line announces a list of links to other articles."""
    plain = _plain(line)
    return (
        len(plain) <= _LONGEST_TITLE
        and not plain.endswith((".", "?", "!"))
        and _LINK_LIST.fullmatch(plain.strip(_EDGES)) is not None
    )


def is_menu(line: str) -> bool:
    """Tell whether the line is made of nothing but words that menus have."""
    if len(line) > _LONGEST_CHROME:
        return False
    names = [name for part in _MENU_RULE.split(line) if (name := _plain(part).strip(_EDGES))]
    return bool(names) and all(name in _MENU for name in names)


def is_notice(paragraph: str) -> bool:
    """Tell whether the paragraph speaks of the site, its rights or its terms."""
    if len(paragraph) > _LONGEST_NOTICE:
        return False
    plain = _plain(paragraph)
    return _REPORTED.search(plain) is None and _NOTICE.search(plain) is not None
