"""What departments are called in a sentence."""

from bot.views.texts import Html, Texts

SAY_WHAT_THEY_ARE = ("department", "office", "agency", "council", "ministry", "service")


def department(name: str | None, text: Texts) -> Html:
    """Return a department's name as it stands in a sentence; one that says what it is stays as it is."""
    if not name:
        return text("timeline-the-place")
    says_so = any(word in name.lower() for word in SAY_WHAT_THEY_ARE)
    return text("timeline-department-as-it-is" if says_so else "timeline-department", name=name)
