"""A peek into a JSON file sees what reading all of it would."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from conferapp.storage.documents import Document, parse, peek
from conferapp.storage.files import read_bounded

keys = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | keys,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(keys, inner, max_size=2),
    max_leaves=4,
)


@given(st.dictionaries(keys, values, max_size=5), keys, st.sampled_from([None, 2]), st.booleans())
def test_a_peek_sees_what_reading_the_whole_sees(
    content: dict[str, object], wanted: str, indent: int | None, as_ascii: bool
) -> None:
    text = json.dumps(content, indent=indent, ensure_ascii=as_ascii)
    identity = read_bounded(Path(__file__), 10**6).identity
    document = Document(Path("x"), text, text.encode(), identity)
    assert peek(document, (wanted,)).get(wanted) == parse(document).get(wanted)


def test_a_peek_reads_no_further_than_it_must() -> None:
    identity = read_bounded(Path(__file__), 10**6).identity
    text = '{"a": 1, "b": 2, "c": nonsense}'
    assert peek(Document(Path("x"), text, b"", identity), ("b",)) == {"a": 1, "b": 2}
