"""Opening a conference: a new one, one in progress, or one that is finished.

It is imported behind the first screen, since the models that it needs take their time.
"""

from dataclasses import dataclass

from conferapp.domain.agenda import Agenda
from conferapp.domain.conference import Conference, begin
from conferapp.domain.ids import student_id
from conferapp.domain.record import AgendaRef, Record
from conferapp.domain.student import Student
from conferapp.storage.agendas import Library, find_agendas, read_agenda
