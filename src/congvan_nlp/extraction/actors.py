"""Who acts: the body that stands before its verb ("Ban Tổ chức chủ trì …")."""

import re

from ..folding import Text
from ..knowledge.words import any_of
from .bodies import Spanned, act_at, acts, body_head, body_heads
from .body_names import as_name, name_end

_OBJECT_BEFORE = re.compile(rf"{any_of('act_words.toml', 'before_object', 'words', word_start=True)}\s*$|,\s*$")
_ASKED_BEFORE = re.compile(r"(?:yeu cau|de nghi|giao|phan cong|giao cho|de nghi quy|uy quyen)\s*$")
#: Who asks does not act: "Sở Y tế đề nghị các bệnh viện …", "UBND tỉnh giao Sở Nội vụ …".
_ASKING = re.compile(
    r"\s{1,3}(?:(?:tran trong|kinh|thong nhat|da|se)\s{1,2})?(?P<ask>de nghi|yeu cau|giao(?: cho)?|phan cong|chi dao|nhac nho|don doc|uy quyen(?: cho)?|"
    r"thong bao de)\s{1,3}(?:quy\s{1,2})?(?=[a-z])"
)
_PERSONS = re.compile(r"(?:can bo|dang vien|cong chuc|vien chuc|ca nhan|nguoi|lanh dao|thanh vien|dai bieu)(?![a-z])")
_FOR = re.compile(r"^\W*doi voi\s*$")
#: "Đối với các chi bộ, rà soát …": what follows is asked of them, unless another body acts.
_THEN = re.compile(r"\s?[,:]\s{1,2}(?:phai |can |yeu cau )?")
_ADVERBIAL = re.compile(
    r"\W*(?:va )?(?:can cu|tren co so|theo|sau|truoc|de |nham|dong thoi|rieng|trong|qua |khi|doi voi|ngoai|thuc hien|tiep tuc|"
    r"dinh ky|hang|tu |cham nhat|ngay|voi|den|(?:cuoi|dau|giua|het)\s(?:thang|quy|nam|tuan)|vao )"
)
_NAMED_AFTER = re.compile(rf"{any_of('act_words.toml', 'acts', 'names')}(?![a-z])")
_STILL_NAMED = re.compile(r".*,\s{0,2}")  # "tham mưu, giúp việc Huyện ủy"
_SUBJECT_LIMIT = 260


def acting_body(text: Text, start: int, end: int, *, to_end: bool = False) -> Spanned | None:
    """The body that acts in a stretch of text: the first one that stands before its verb.

    Parameters
    ----------
    text : Text
    start, end : int
        A clause.
    to_end : bool
        Whether a name that runs up to `end` counts, the verb being what follows ("… xong trước").

    Returns
    -------
    (int, int) or None

    Examples
    --------
    >>> text = Text.of("căn cứ hướng dẫn của Trung ương, các cấp, các ngành thành phố chỉ đạo thực hiện")
    >>> text.raw[slice(*acting_body(text, 0, len(text)))]
    'các cấp, các ngành thành phố'
    """
    skipped_to = start
    for head in body_heads(text, start, end):
        if head.start() < skipped_to:
            continue
        opening = text.low[start : head.start()].strip(" ,;:-()\n")
        before = text.low[max(start, head.start() - 24) : head.start()].rsplit("\n", 1)[-1]
        if _is_object(before, opening):
            skipped_to = name_end(text, head.start(), end)
            then = _THEN.match(text.low, skipped_to, end) if _FOR.search(before) else None
            if then and act_at(text, then.end(), end):
                return head.start(), skipped_to
            continue
        stop = _subject_end(text, head, end, to_end and opening in ("", "rieng", "con", "trong do", "doi voi"))
        asked = _asked(text, head, stop or head.end(), end)
        if asked is not None:
            skipped_to = asked
            continue
        if stop is not None:
            return head.start(), stop
    return None


def _asked(text: Text, head: re.Match[str], stop: int, end: int) -> int | None:
    """Where the body begins that this one asks to act; None where it acts itself."""
    for match in _ASKING.finditer(text.low, head.end(), min(end, stop + 30)):
        if match.start() > stop:
            return None
        asks = text.raw[match.start("ask")].islower() and body_head(text, match.end(), end)
        if asks and not _PERSONS.match(text.low, match.end()):
            return match.end()
    return None


def _is_object(before: str, opening: str) -> bool:
    """Whether a body is acted on or spoken of, by the words right before it and by all that open the clause."""
    if not before.strip() or _ASKED_BEFORE.search(before) or not _OBJECT_BEFORE.search(before):
        return False
    # behind a comma a body acts if what precedes is an adverbial
    return not before.rstrip().endswith(",") or bool(opening and not _ADVERBIAL.match(opening))


def _subject_end(text: Text, head: re.Match[str], end: int, to_end: bool) -> int | None:
    limit = min(end, head.start() + _SUBJECT_LIMIT)
    at = head.end()
    verbs = [
        verb.start()
        for verb in acts(text, at, limit)
        # not the capitals of Ban Tổ chức, Ủy ban Kiểm tra
        if not text.raw[verb.start()].isupper() or text.raw[head.start() : verb.start()].isupper()
    ]
    if len(verbs) > 1 and verbs[0] == at + 1 and _NAMED_AFTER.match(text.low, verbs[0]):
        later = next((verb for verb in verbs[1:] if not _STILL_NAMED.fullmatch(text.low, at, verb)), None)
        verbs = [later] if later else verbs  # "Hội đồng thẩm định báo cáo …"
    if verbs:
        return as_name(text, head.start(), verbs[0])
    return as_name(text, head.start(), end) if to_end and end - head.start() < 140 else None
