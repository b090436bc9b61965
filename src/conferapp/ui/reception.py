"""The reception: what is done at home beside opening conferences."""

from textual import work

from conferapp.storage.errors import StorageError
from conferapp.storage.settings import TutorSettings
from conferapp.storage.workspace import OnlyReadable
from conferapp.ui.entrance import FLUSH_SECONDS
from conferapp.ui.joining import Joining
from conferapp.ui.screens.home import HomeScreen


class Reception(Joining):
    """Adds students, and keeps what the tutor chooses."""

    _asking = False
    """Whether what helps a student is being asked."""

    @work
    async def on_home_screen_new_student(self, _: HomeScreen.NewStudent) -> None:
        """Add a student."""
        from conferapp.storage.students import new_student
        from conferapp.ui.dialogs.student import StudentDialog

        if self.desk.only_reads:
            self.say(str(OnlyReadable(self.desk.only_reads)))
            return
        said = await self.push_screen_wait(StudentDialog())
        if said is None:
            return
        student = new_student(
            said.name,
            called=said.called,
            grade=said.grade,
            subject=said.subject,
            tutor=self.desk.tutor.tutor or None,
        )
        self.desk.saver.offer(student, at_once=True)
        self.desk.saver.flush(FLUSH_SECONDS)
        self.home_at = student.id
        self._reload_home()

    def on_home_screen_supports(self, event: HomeScreen.Supports) -> None:
        """Say what helps a student, once: a second key may be on its way."""
        if not self._asking:
            self._asking = True
            self._ask_supports(event.student)

    @work
    async def _ask_supports(self, student_id: str) -> None:
        try:
            await self._supports_of(student_id)
        finally:
            self._asking = False

    async def _supports_of(self, student_id: str) -> None:
        from conferapp.desk.opening import Opener
        from conferapp.domain.facts_said import CANT_CHANGE
        from conferapp.ui.dialogs.supports import SupportsDialog

        student, kept = Opener(self.desk).student(student_id)
        if not kept:
            self.say(CANT_CHANGE)
            return
        changed = await self.push_screen_wait(SupportsDialog(student))
        if changed is not None:
            self.desk.saver.offer(changed, at_once=True)
            self.desk.saver.flush(FLUSH_SECONDS)

    def _reload_home(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.at = self.home_at
                screen.reload()

    @work
    async def on_home_screen_tutor_details(self, _: HomeScreen.TutorDetails) -> None:
        """Set the tutor's name and code."""
        from conferapp.ui.dialogs.tutor import TutorDialog

        changed = await self.push_screen_wait(TutorDialog(self.desk.tutor))
        if changed is not None:
            self.keep_settings(changed)
            self.say("Your name and code are kept." if changed.code else "Your name is kept.")
            self._reload_home()

    def keep_settings(self, changed: TutorSettings) -> None:
        """Use other settings of the tutor's, and save them."""
        self.desk.tutor = changed
        if self.desk.unkept:
            return
        try:
            changed.write(self.desk.places.settings)
        except StorageError as problem:
            self.say(str(problem))
