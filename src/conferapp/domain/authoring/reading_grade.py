"""Reading grade: for readers of which school year an English text is, by Flesch and Kincaid.

The measure goes by how long sentences and words are, and so says nothing of other languages.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

FEWEST_WORDS = 4
"""What has fewer words is a label and no sentence."""

_SENTENCE = re.compile(
    r"""\S.*?(?:
        (?<=[.!?\u2026\u061f\u06d4\u0964\u1362])["”’)\]]*+(?=\s|\Z)  # the end of a sentence
        | (?=\n[ ]*+\n)  # a blank line
        | (?=\n[ ]*+[-•*][ ])  # the next of a list
        | \Z
    )""",
    re.DOTALL | re.VERBOSE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^aeioudty]ed|[^laeiouy]e)$")
_COMMON = frozenset(
    {
        *("the", "to", "you", "your", "is", "it", "of", "and", "what", "how", "my", "do", "this"),
        *("that", "with", "for", "are", "have", "can", "did", "will", "be", "from", "or", "when"),
        *("i", "which", "one", "not", "they", "we", "by", "there", "who"),
    }
)
_COMMON_SHARE = 0.1
"""Plain English has at least twice this share of them, and other languages have next to none."""


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text as they are written, without the space between them.

    Args:
        text: The text, in any language.
    """
    return (found[0] for found in _SENTENCE.finditer(text))


def count_words(text: str) -> int:
    """How many words a text has, in any language that puts spaces between them.

    Args:
        text: The text.
    """
    return sum(any(map(str.isalnum, piece)) for piece in re.split(r"[\s\u2014]+", text))


def syllables(word: str) -> int:
    """Roughly how many syllables an English word has: groups of vowels, a silent e aside.

    Args:
        word: The word.
    """
    return max(1, len(re.findall(r"[aeiouy]+", _SILENT.sub("", word.casefold()))))


@dataclass(frozen=True)
class Measured:
    """What the grade is worked out from, so that texts can be added up.

    Attributes:
        sentences: How many sentences.
        words: How many words they have.
        syllables: How many syllables those have.
        common: How many of the words are among the most common English ones.
    """

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    common: int = 0

    @property
    def grade(self) -> float:
        """The school year whose readers follow; 0 for the easiest, and where there is nothing."""
        if not self.sentences or not self.words:
            return 0.0
        length, weight = self.words / self.sentences, self.syllables / self.words
        return max(0.0, 0.39 * length + 11.8 * weight - 15.59)

    @property
    def english(self) -> bool:
        """Whether this looks like English: an agenda may not say that it is in another language."""
        return self.common >= _COMMON_SHARE * self.words

    def __add__(self, other: "Measured") -> "Measured":
        return Measured(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
            self.common + other.common,
        )

    def __sub__(self, other: "Measured") -> "Measured":
        return Measured(
            self.sentences - other.sentences,
            self.words - other.words,
            self.syllables - other.syllables,
            self.common - other.common,
        )


def measured(texts: Iterable[str]) -> Measured:
    """The measures of the sentences in some texts; labels don’t count.

    Args:
        texts: The texts.
    """
    split = (_WORD.findall(sentence) for text in texts for sentence in sentences(text))
    found = [words for words in split if len(words) >= FEWEST_WORDS]
    every = [word for words in found for word in words]
    common = sum(word.casefold() in _COMMON for word in every)
    return Measured(len(found), len(every), sum(map(syllables, every)), common)


def grade(texts: Iterable[str]) -> float:
    """The school year whose readers follow some texts.

    Args:
        texts: The texts.
    """
    return measured(texts).grade
