from conferapp.ui.screens.home import HomeScreen
async def test_try(laptop, monkeypatch):
    laptop.student(); laptop.student("Ben Ruiz", grade="8")
    old=HomeScreen.on_option_list_option_highlighted
    def spy(self,e):
        print("HL", e.option_id, e.option_list.id); old(self,e)
    HomeScreen.on_option_list_option_highlighted=spy
    oldl=HomeScreen._list
    def l(self):
        oldl(self); print("LIST", self.query_one("#students").highlighted, self.at, self.query_one("#students").is_mounted)
    HomeScreen._list=l
    async with laptop.open((120,36)) as tutor:
        print("opened", tutor.main.at, tutor.focus)
        await tutor.press("down")
        print("opened", tutor.main.at, tutor.main.query_one("#students").highlighted)
        await tutor.press("up")
        print("opened", tutor.main.at, tutor.main.query_one("#students").highlighted)
