"""The guide for program leads: each example can be used, and each picture is what the screen shows.

`CONFERAPP_UPDATE_GOLDENS=1`, with pytest on this file, writes pictures and messages anew.
"""

import difflib
import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.pilot.guide import (
    KEYS_OF_PAGES,
    KEYS_OF_QUESTIONS,
    Block,
    Example,
    Shot,
    blocks,
    examples,
    in_code,
    prose,
    rows_of,
)
from tests.pilot.laptop import Laptop, Sitting

from conferapp.cli import conferapp
from conferapp.cli.problems import told
from conferapp.domain.agenda import Agenda, Lens, Tip
from conferapp.domain.conditions import Condition
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.limits import Limits
from conferapp.storage.agenda_problem import AgendaProblem
from conferapp.storage.agendas import load_agenda
from conferapp.storage.pictures import find_pictures
from conferapp.storage.settings import ProgramSettings
from conferapp.storage.trial import Trial

UPDATE = os.environ.get("CONFERAPP_UPDATE_GOLDENS") == "1"
WIDEST = 80
"""Columns that fit on a printed page."""
