"""What departments, and the things they are asked about, are called in a sentence."""

from bot.domain.casing import SubjectLine
from bot.views.texts import Html, Texts

SAY_WHAT_THEY_ARE = ("department", "office", "agency", "council", "ministry", "service")
ARTICLE = "the "


def department(name: str | None, text: Texts, *, opens: bool = True) -> Html:
    """Return a department's name as it opens a sentence, or stands within one; one that says what it is stays so."""
    return _named(name, text, where="opens" if opens else "within")


def office(name: str | None, text: Texts) -> Html:
    """Return a department's name as it stands behind that of one of its officers."""
    return _named(name, text, where="behind")


def _named(name: str | None, text: Texts, *, where: str) -> Html:
    if not name:
        return text("timeline-the-place", where=where)
    has_article = name[: len(ARTICLE)].casefold() == ARTICLE
    known = {"name": name[len(ARTICLE) :] if has_article else name, "where": where}
    if any(word in name.lower() for word in SAY_WHAT_THEY_ARE):
        return text("timeline-department-with-article" if has_article else "timeline-department-as-it-is", **known)
    return text("timeline-department", **known)


def yours(about: SubjectLine, text: Texts) -> Html:
    """Return the same to whoever began it and hears of nothing else by that name: your idea, point 2 of your view."""
    return text("case-about-yours") if about.place is None else matter(about, text, is_own=True)


def matter(about: SubjectLine, text: Texts, *, is_own: bool = False) -> Html:
    """Return what a case is about, as it stands in a sentence: your idea 184, or point 2 of view 45."""
    if about.place is None:
        number = str(about.subject.subject_id)
        return text("case-about-own-idea" if is_own else "case-about-idea", number=number)
    known = {"number": str(about.place.number), "view": str(about.place.view_number)}
    return text("case-about-own-point" if is_own else "case-about-point", **known)
