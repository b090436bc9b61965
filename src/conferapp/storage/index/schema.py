"""The tables of the index.

A change here wants another `SHAPE`: an index of another shape is thrown away and built anew, so
that there is nothing to upgrade.

Of each file there is a row, whatever it holds; of each conference and student there is one row,
that of the file which is furthest on. Words are kept without places (`detail=none`), which makes
building twice as quick. Where a word stands is seen in the record, when a hit is shown.
"""

from typing import Final

SHAPE: Final = 4
"""Counts the changes of the tables, and of what is written into them."""

TABLES: Final = """
CREATE TABLE folder (path TEXT PRIMARY KEY, seen INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
    path TEXT PRIMARY KEY, folder TEXT NOT NULL, stamp TEXT NOT NULL, kind TEXT NOT NULL,
    key TEXT NOT NULL, revision INTEGER NOT NULL, reason TEXT NOT NULL, remedy TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX file_folder ON file (folder);
CREATE INDEX file_key ON file (key, kind);
CREATE INDEX file_unreadable ON file (path) WHERE kind = 'unreadable';
CREATE TABLE conference (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, copies TEXT NOT NULL, student TEXT NOT NULL,
    student_name TEXT NOT NULL, agenda TEXT NOT NULL, title TEXT NOT NULL, status TEXT NOT NULL,
    revision INTEGER NOT NULL, created TEXT NOT NULL, day TEXT NOT NULL, tutor TEXT NOT NULL,
    moment REAL NOT NULL, page TEXT NOT NULL, step INTEGER, steps INTEGER, agreed TEXT,
    number INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX conference_student ON conference (
    student, status, moment, created, id, day, agreed, agenda
);
CREATE INDEX conference_day ON conference (day);
CREATE INDEX conference_number ON conference (number, moment);
CREATE INDEX conference_moment ON conference (moment, number);
CREATE TABLE fact (number INTEGER PRIMARY KEY, packed TEXT NOT NULL);
CREATE TABLE student (
    id TEXT PRIMARY KEY, path TEXT, copies TEXT NOT NULL, name TEXT NOT NULL, first TEXT NOT NULL,
    folded TEXT NOT NULL, grade TEXT NOT NULL, subject TEXT NOT NULL, tutor TEXT NOT NULL,
    archived INTEGER NOT NULL, revision INTEGER NOT NULL, held TEXT, agreed TEXT,
    unfinished INTEGER NOT NULL, running INTEGER NOT NULL, standing TEXT
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
    said, content='', detail=none, columnsize=0, tokenize='ascii'
);
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
"""
"""In `meta`, `words` is the last number that was given to a conference; `gone` is 1 once a student
was taken out whole. `student.held` and `agreed` are days of their finished conferences; `standing`
is NULL until somebody asks for it."""

NO_WORDS: Final = (
    "CREATE VIEW words AS SELECT 0 AS rowid, '' AS said, '' AS words, 0 AS rank WHERE 0",
    "CREATE TRIGGER words_go_nowhere INSTEAD OF INSERT ON words BEGIN SELECT 1; END",
)
"""What stands in place of `words` where sqlite came without full-text search: everything but the
search for words works all the same."""
